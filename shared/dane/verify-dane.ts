import { coversHost, dnsIdMatches, isIssuedBy, isSignedBy, spkiOf } from '../certificates/index.ts';
import type { CertificateFacts } from '../evidence/certificate.ts';
import { fromHex, toBase64 } from '../model/bytes.ts';
import type { Seconds } from '../model/time.ts';
import { matchesCertificate, type TlsaRecord, usableTlsaRecords } from './tlsa-record.ts';

export interface DaneQuestion<Record extends TlsaRecord = TlsaRecord> {
  /** The TLSA records, which the caller knows to be secure. */
  readonly tlsa: readonly Record[];
  /** The certificates as the server sent them, its own first. */
  readonly chain: readonly CertificateFacts[];
  /** Reference names (RFC 7672 §3.2.2): the TLSA base domain, then the domain that the mail is for. */
  readonly names: readonly string[];
  readonly now: Seconds;
}

export type DaneReason =
  | { readonly kind: 'matched' }
  | { readonly kind: 'no-records' }
  /** RFC 7672 §2.2: TLS is still required, but whoever answers is not authenticated. */
  | { readonly kind: 'no-usable-records' }
  | { readonly kind: 'no-certificate' }
  | { readonly kind: 'no-match' }
  /** The rest is about usage 2, whose records match while the chain does not hold. */
  | { readonly kind: 'name-mismatch'; readonly names: readonly string[] }
  | { readonly kind: 'expired'; readonly at: Seconds }
  | { readonly kind: 'not-yet-valid'; readonly at: Seconds };

export interface DaneResult<Record extends TlsaRecord = TlsaRecord> {
  readonly ok: boolean;
  /** The record that was matched; any one suffices (RFC 6698 §2.1). */
  readonly matched?: Record;
  readonly reason: DaneReason;
}

/** Longer chains are nobody's; each step costs signatures to verify. */
const MAX_CHAIN = 12;

/** Whether a server is the one that TLSA records name, for SMTP (RFC 7671, RFC 7672 §3). */
export function verifyDane<Record extends TlsaRecord>(question: DaneQuestion<Record>): DaneResult<Record> {
  const { tlsa, chain, names, now } = question;
  const [leaf] = chain;
  if (tlsa.length === 0) return { ok: false, reason: { kind: 'no-records' } };
  const usable = usableTlsaRecords(tlsa);
  if (usable.length === 0) return { ok: false, reason: { kind: 'no-usable-records' } };
  if (!leaf) return { ok: false, reason: { kind: 'no-certificate' } };

  // RFC 7672 §3.1.1: usage 3 binds the key and nothing else; names and dates are not looked at.
  const endEntity = usable.find(record => record.certificateUsage === 3 && matchesCertificate(record, leaf));
  if (endEntity) return { ok: true, matched: endEntity, reason: { kind: 'matched' } };

  let reason: DaneReason = { kind: 'no-match' };
  for (const record of usable.filter(each => each.certificateUsage === 2)) {
    const path = pathToAnchor(record, leaf, chain.slice(1, MAX_CHAIN));
    if (!path) continue;
    const problem = pathProblem(path, leaf, names, now);
    if (!problem) return { ok: true, matched: record, reason: { kind: 'matched' } };
    reason = problem;
  }
  return { ok: false, reason };
}

/**
 * The certificates from the server's own up to the trust anchor that a usage 2 record names, each signed by the next.
 * RFC 7672 §3.1.2: the anchor has to be among those sent, unless the record holds it, or its key, in full.
 */
function pathToAnchor(
  record: TlsaRecord,
  leaf: CertificateFacts,
  sent: readonly CertificateFacts[],
): readonly CertificateFacts[] | undefined {
  const anchorKey = keyInFull(record);
  const path: CertificateFacts[] = [leaf];
  for (;;) {
    const top = path.at(-1)!;
    // OpenSSL and Postfix match usage 2 above the server's own certificate only; so do we.
    if (path.length > 1 && matchesCertificate(record, top)) return path;
    if (anchorKey !== undefined && isSignedBy(top, anchorKey)) return path;
    const issuers = sent.filter(other => !path.includes(other) && isIssuedBy(top, other));
    // Several certificates may stand for one issuer (cross-signing): the one that the record names is preferred.
    const next = issuers.find(issuer => matchesCertificate(record, issuer)) ?? issuers[0];
    if (!next) return undefined;
    path.push(next);
  }
}

/** The key of an anchor that a record with matching type 0 holds, as SubjectPublicKeyInfo in base64. */
function keyInFull({ selector, matchingType, data }: TlsaRecord): string | undefined {
  if (matchingType !== 0) return undefined;
  const bytes = fromHex(data);
  if (!bytes) return undefined;
  return selector === 1 ? toBase64(bytes) : spkiOf(bytes);
}

function pathProblem(
  path: readonly CertificateFacts[],
  leaf: CertificateFacts,
  names: readonly string[],
  now: Seconds,
): DaneReason | undefined {
  // The anchor's own dates count too where it was sent: OpenSSL, and with it Postfix, refuses an expired one.
  for (const { notBefore, notAfter } of path) {
    if (now > notAfter) return { kind: 'expired', at: notAfter };
    if (now < notBefore) return { kind: 'not-yet-valid', at: notBefore };
  }
  // RFC 7672 §3.2.3: the common name only where there is no DNS-ID at all.
  const named = names.some(name =>
    leaf.dnsNames.length > 0
      ? coversHost(leaf, name)
      : leaf.commonNames.some(common => dnsIdMatches(common, name)),
  );
  return named ? undefined : { kind: 'name-mismatch', names: leaf.dnsNames };
}
