import type { CertificateFacts } from '../evidence/certificate.ts';
import { matchesCertificate } from './match-certificate.ts';
import { type TlsaRecord, tlsaHex } from './tlsa-fields.ts';
import { usableTlsaRecords } from './digest-agility.ts';
import { MAX_RECORDS } from './verify-dane.ts';

/** What somebody most likely did when no record fits: the commonest mistakes of the field, the surest first. */
export type MismatchHint =
  /** The data is the digest of nothing: the certificate was not read when the record was made. */
  | 'empty-digest'
  /** The digest is right, of the whole certificate in place of the key or the other way round (RFC 6698 §2.1.2). */
  | 'other-selector'
  /** Usage 3, with the certificate or key of an issuer, which usage 2 is for (RFC 7671 §5.1). */
  | 'issuer-in-usage-3'
  /** Usage 2 alone, and the server sends nothing but its own certificate (RFC 7671 §5.2.1: issuers are to be sent along). */
  | 'issuer-not-sent';

/** SHA-256 and SHA-512 of no bytes at all. */
const OF_NOTHING: readonly string[] = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e',
];

/** Why no record fits a chain, where a usual mistake explains it; undefined where none does. */
export function mismatchHint(
  records: readonly TlsaRecord[],
  [server, ...issuers]: readonly CertificateFacts[],
): MismatchHint | undefined {
  const usable = usableTlsaRecords(records.slice(0, MAX_RECORDS));
  if (!server || usable.length === 0) return undefined;
  if (usable.every(record => OF_NOTHING.includes(tlsaHex(record) ?? ''))) return 'empty-digest';
  const named = (record: TlsaRecord) => (record.certificateUsage === 3 ? [server] : [server, ...issuers]);
  const flipped = (record: TlsaRecord) => ({ ...record, selector: 1 - record.selector });
  const isFlipped = (record: TlsaRecord) =>
    named(record).some(certificate => matchesCertificate(flipped(record), certificate));
  if (usable.some(isFlipped)) return 'other-selector';
  const isIssuers = (record: TlsaRecord) =>
    record.certificateUsage === 3 &&
    issuers.some(issuer => [record, flipped(record)].some(each => matchesCertificate(each, issuer)));
  if (usable.some(isIssuers)) return 'issuer-in-usage-3';
  const isAnchored = usable.every(({ certificateUsage }) => certificateUsage === 2);
  return isAnchored && issuers.length === 0 && !server.selfIssued ? 'issuer-not-sent' : undefined;
}
