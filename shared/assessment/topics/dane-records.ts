import {
  isSameCombination,
  recordStates,
  rolloverScheme,
  unmatchedCombinations,
  usableTlsaRecords,
  writeTlsaRecord,
} from '../../dane/index.ts';
import type { CertificateFacts } from '../../evidence/certificate.ts';
import type { DnsRecordOf } from '../../evidence/dns.ts';
import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding.ts';
import type { Seconds } from '../../model/time.ts';
import type { HostReading } from '../../reading/domain-reading.ts';
import { servedChains } from '../../reading/hosts/served-chains.ts';

/** RFC 7671 §11 names no number. After a mistake senders hold the old record this long, and nobody can take it back. */
const LONG_TTL: Seconds = 86_400;
/** Enough of a record to recognise it by. */
const SHOWN_CHARACTERS = 40;

/** What is to be said of the records of a host beside whether one of them matches. */
export function assessRecords(
  reading: HostReading,
  records: readonly DnsRecordOf<'TLSA'>[],
  now: Seconds,
  where: readonly EvidenceReference[],
): readonly Finding[] {
  const { host } = reading;
  const chains = servedChains(reading);
  // A server may hold certificates of two kinds of key; a combination has to match one that was seen.
  const [first, ...others] = chains.map(chain => unmatchedCombinations(records, chain));
  const unmatched = (first ?? []).filter(each =>
    others.every(other => other.some(one => isSameCombination(one, each))),
  );
  const unusable = recordStates(records, []).flatMap(({ record, state }) =>
    state.kind === 'unusable' ? [{ record, why: state.why }] : [],
  );
  const ttl = Math.max(...records.map(record => record.ttl));
  return [
    ...unmatched.map(combination => finding('dane.combination-unmatched', { host, combination }, where)),
    ...unusable.map(({ record, why }) => {
      const text = writeTlsaRecord(record);
      const shown = text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
      return finding('dane.record-unusable', { host, record: shown, why }, where);
    }),
    ...(ttl > LONG_TTL ? [finding('dane.ttl-long', { host, ttl }, where)] : []),
    ...rolloverDue(host, records, chains, now, where),
  ];
}

/** RFC 7671 §8.1: a record for the next key is there two TTLs before the key is, so that nobody holds an older set. */
function rolloverDue(
  host: string,
  records: readonly DnsRecordOf<'TLSA'>[],
  chains: readonly (readonly CertificateFacts[])[],
  now: Seconds,
  where: readonly EvidenceReference[],
): readonly Finding[] {
  const usable = usableTlsaRecords(records);
  // A record for the issuer goes on fitting, and of several one may be for the next key already.
  const isPinned = usable.every(({ certificateUsage }) => certificateUsage === 3);
  if (!isPinned || rolloverScheme(usable).kind !== 'none') return [];
  const ends = chains.flatMap(([own]) => (own && own.notAfter > now ? [own.notAfter] : []));
  const at = Math.min(...ends);
  const ttl = Math.max(...records.map(record => record.ttl));
  return at - now < 2 * ttl ? [finding('dane.rollover-due', { host, at, ttl }, where)] : [];
}
