import type { CertificateFacts } from '../evidence/certificate.ts';
import { toBase64, toHex } from '../model/bytes.ts';
import { type TlsaRecord, tlsaData } from './tlsa-fields.ts';

/** Whether a certificate is the one a usable record names, by its selector and matching type (RFC 6698 §2.1). */
export function matchesCertificate(record: TlsaRecord, certificate: CertificateFacts): boolean {
  const { selector, matchingType } = record;
  const data = tlsaData(record);
  if (!data) return false;
  const digests = selector === 0 ? certificate.digests.certificate : certificate.digests.publicKey;
  if (matchingType === 1) return digests.sha256 === toHex(data);
  if (matchingType === 2) return digests.sha512 === toHex(data);
  return matchingType === 0 && (selector === 0 ? certificate.der : certificate.spki) === toBase64(data);
}
