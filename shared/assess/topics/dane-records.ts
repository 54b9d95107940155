import {
  isSameCombination,
  recordStates,
  rolloverScheme,
  tlsaOwner,
  unmatchedCombinations,
  usableTlsaRecords,
  writeTlsaRecord,
} from '../../dane/index.ts';
import type { CertificateFacts } from '../../evidence/certificate.ts';
import type { DnsRecordOf } from '../../evidence/dns.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { recordsAt } from '../../evidence/secure-records.ts';
import { servedChains } from '../../evidence/sessions/served-chains.ts';
import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding-kinds.ts';
import type { Milliseconds, Seconds } from '../../model/time.ts';

/** RFC 7671 §11 names no number. After a mistake senders hold the old record this long, and nobody can take it back. */
const LONG_TTL: Seconds = 86_400;
/** Enough of a record to recognise it by. */
const SHOWN_CHARACTERS = 40;

/** What is to be said of the records of a host beside whether one of them matches. */
export function assessRecords(
  evidence: Evidence,
  host: string,
  records: readonly DnsRecordOf<'TLSA'>[],
  now: Milliseconds,
  where: readonly EvidenceReference[],
): readonly Finding[] {
  const seconds = Math.floor(now / 1000);
  const chains = servedChains(evidence, host);
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
    ...rolloverDue(host, records, chains, seconds, where),
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

/**
 * RFC 4035 §5.4: whether the name server proves that nothing else is at the name of the records. Internet.nl asks for an
 * address there, and counts an answer that is bogus as if the records themselves were.
 */
export function assessDenial(evidence: Evidence, host: string, base: string): readonly Finding[] {
  const name = tlsaOwner(base);
  const answer = recordsAt(evidence, name, 'A');
  const isBroken = answer.kind === 'server-failure' || ('status' in answer && answer.status === 'bogus');
  return isBroken ? [finding('dane.denial-broken', { host }, [{ kind: 'dns', name, type: 'A' }])] : [];
}
