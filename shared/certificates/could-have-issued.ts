import { sameName } from './distinguished-name.ts';
import type { PathCertificate } from './path-certificate.ts';

/**
 * Whether one certificate could be the issuer of another by names and key identifiers alone (RFC 5280 §4.2.1.1), as is asked
 * before any signature is looked at. Of a certificate and itself: whether it looks self-signed.
 */
export function couldHaveIssued(certificate: PathCertificate, issuer: PathCertificate): boolean {
  const { authorityKeyId } = certificate.rules;
  const { subjectKeyId } = issuer.rules;
  const keysDiffer =
    authorityKeyId !== undefined && subjectKeyId !== undefined && authorityKeyId !== subjectKeyId;
  return sameName(certificate.issuer, issuer.subject) && !keysDiffer;
}
