import type { CertificateFacts } from '../evidence/certificate.ts';
import { toBase64 } from '../model/bytes.ts';
import { type TlsaRecord, tlsaData, tlsaHex } from './tlsa-fields.ts';

/** Whether a certificate is the one a usable record names, by its selector and matching type (RFC 6698 §2.1). */
export function matchesCertificate(record: TlsaRecord, certificate: CertificateFacts): boolean {
  const { selector, matchingType } = record;
  const hex = tlsaHex(record);
  if (hex === undefined) return false;
  const digests = selector === 0 ? certificate.digests.certificate : certificate.digests.publicKey;
  if (matchingType === 1) return digests.sha256 === hex;
  if (matchingType === 2) return digests.sha512 === hex;
  const data = matchingType === 0 ? tlsaData(record) : undefined;
  return data !== undefined && (selector === 0 ? certificate.der : certificate.spki) === toBase64(data);
}
