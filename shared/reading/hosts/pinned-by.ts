import { type Pinned, type TlsaRecord, usableTlsaRecords } from '../../dane/index.ts';
import type { Seconds } from '../../model/time.ts';
import type { DomainReading, HostReading } from '../domain-reading.ts';
import { daneMatch } from './dane-match.ts';
import { heldTlsa } from './held-tlsa.ts';
import { servedChains } from './served-chains.ts';

/** What goes on fitting for longest comes first: one record that fits is enough (RFC 6698 §2.1). */
const NAMED: readonly (readonly [Pinned['to'], (record: TlsaRecord) => boolean])[] = [
  ['key', record => record.certificateUsage === 3 && record.selector === 1],
  ['issuer', record => record.certificateUsage === 2],
  ['certificate', record => record.certificateUsage === 3],
  ['misfit', () => true],
];

/** Absent where no sender goes by TLSA records of the host, or nobody saw what it serves. */
export function pinnedBy(reading: DomainReading, host: HostReading, now: Seconds): Pinned | undefined {
  const { tlsa } = host;
  const chains = servedChains(host);
  if (tlsa.kind !== 'secure' || usableTlsaRecords(tlsa.records).length === 0 || chains.length === 0)
    return undefined;
  const { base, records } = tlsa;
  const fits = (some: readonly TlsaRecord[]) =>
    some.length > 0 && chains.every(chain => daneMatch(reading, base, some, chain, now).ok);
  const named = NAMED.find(([to, isOf]) => to === 'misfit' || fits(records.filter(isOf)));
  return named && { to: named[0], wait: 2 * heldTlsa(reading.evidence, tlsa) };
}
