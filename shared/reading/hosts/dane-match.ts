import { type DaneResult, referenceNames, type TlsaRecord, verifyDane } from '../../dane/index.ts';
import type { CertificateFacts } from '../../evidence/certificate.ts';
import type { Seconds } from '../../model/time.ts';
import type { DomainReading } from '../domain-reading.ts';

/** Whose names the certificate of a host may have. */
type Destination = Pick<DomainReading, 'domain' | 'mx'>;

/**
 * Whether what a server sends is what TLSA records name (RFC 7672 §3): the one place where a reading's records and a reading's
 * servers are put together.
 * @param base the TLSA base domain that the records are of
 */
export function daneMatch<Record extends TlsaRecord>(
  { domain, mx }: Destination,
  base: string,
  records: readonly Record[],
  chain: readonly CertificateFacts[],
  now: Seconds,
): DaneResult<Record> {
  const mxSecure = 'status' in mx && mx.status === 'secure';
  const names = referenceNames({ baseDomain: base, nextHop: domain, mxSecure });
  return verifyDane({ tlsa: records, chain, names, now });
}

/** Every sender finds the match: Postfix and others with OpenSSL take one way up the chain, and refuse what only a search finds (RFC 7671 §5.2). */
export const isFoundByAll = ({ ok, reason }: Pick<DaneResult, 'ok' | 'reason'>): boolean =>
  ok && !(reason.kind === 'matched' && reason.onlyBySearch);
