import {
  isSameCombination,
  referenceNames,
  tlsaBaseDomains,
  tlsaOwner,
  unmatchedCombinations,
  usableTlsaRecords,
  verifyDane,
  writeTlsaRecord,
} from '../dane/index.ts';
import type { DnsRecordOf } from '../evidence/dns.ts';
import type { DnssecStatus } from '../evidence/dnssec-status.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { recordsAt } from '../evidence/secure-records.ts';
import { remembered } from '../model/remembered.ts';
import type { World } from '../simulate/index.ts';
import type { Danger, Question } from './danger.ts';

type HostView = Extract<World['mx'], { kind: 'hosts' }>['hosts'][number];

type Records = readonly DnsRecordOf<'TLSA'>[];

/** What is dangerous about the TLSA records of each MX host whose records would become others. */
export function tlsaDangers(question: Question): readonly Danger[] {
  const { world } = question.after;
  const views = world.mx.kind === 'hosts' ? world.mx.hosts : [];
  return views.flatMap(view => {
    const { host } = view;
    const before = tlsaAt(question.before.evidence, host);
    const after = tlsaAt(question.after.evidence, host);
    const found = hostDangers(question, view, before, after);
    if (!isSameSet(before.records, after.records)) return found;
    // A set that was chosen as it is already: nothing comes of it, and nothing is well if it does not fit.
    const isChosen = question.proposal.recordSets.some(
      ({ name, type }) => type === 'TLSA' && name === after.records[0]?.owner,
    );
    return isChosen ? found.filter(({ kind }) => kind === 'tlsa-mismatch') : [];
  });
}

function hostDangers(
  { before: { evidence }, after: state, now }: Question,
  { host, servers }: HostView,
  before: HostRecords,
  after: HostRecords,
): readonly Danger[] {
  const seconds = Math.floor(now / 1000);
  const chains = servers.flatMap(server => (server.kind === 'tls' ? [server.chain] : []));
  const names = referenceNames({
    baseDomain: after.base,
    nextHop: evidence.domain,
    mxSecure: state.world.mx.kind === 'hosts' && state.world.mx.status === 'secure',
  });
  const fits = (tlsa: Records) =>
    chains.length > 0 && chains.every(chain => verifyDane({ tlsa, chain, names, now: seconds }).ok);
  const protectedNow = before.status === 'secure' && fits(before.records);
  if (usableTlsaRecords(after.records).length === 0)
    return protectedNow ? [{ kind: 'tlsa-withdrawn', host }] : [];
  const { status } = after;
  const notSecure = status === 'secure' ? [] : [{ kind: 'tlsa-not-secure', host, status } as const];
  // RFC 7672 §2.2: an address without TLS stops the mail whatever the others do, as no sender chooses among them by that.
  if (servers.some(({ kind }) => kind === 'no-tls')) return [...notSecure, { kind: 'tlsa-no-tls', host }];
  if (chains.length === 0) return [...notSecure, { kind: 'tlsa-unseen', host }];
  if (!fits(after.records)) return [...notSecure, { kind: 'tlsa-mismatch', host }];
  const unmatched = (tlsa: Records) => chains.flatMap(chain => unmatchedCombinations(tlsa, chain));
  const already = unmatched(before.records);
  const [combination] = unmatched(after.records).filter(
    each => !already.some(other => isSameCombination(each, other)),
  );
  // What fits now goes, and only records take over that nobody can have seen yet.
  const kept = after.records.filter(record => has(before.records, record));
  const isEarly = protectedNow && !fits(kept);
  const ttl = Math.max(0, ...before.records.map(record => record.ttl));
  return [
    ...notSecure,
    ...(combination ? [{ kind: 'tlsa-combination', host, combination } as const] : []),
    ...(isEarly ? [{ kind: 'tlsa-removed-early', host, ttl } as const] : []),
  ];
}

interface HostRecords {
  readonly base: string;
  readonly records: Records;
  /** Of the answer, and of the addresses without which nobody asks (RFC 7672 §2.2.2). */
  readonly status: DnssecStatus;
}

/** The records that a sender would find for a host, whatever they are worth. */
function tlsaAt(evidence: Evidence, host: string): HostRecords {
  const bases = tlsaBaseDomains(evidence, host);
  for (const base of [...bases, host]) {
    const answer = recordsAt(evidence, tlsaOwner(base), 'TLSA');
    if (answer.kind !== 'records') continue;
    const isReached = bases.includes(base) || answer.status !== 'secure';
    return { base, records: answer.records, status: isReached ? answer.status : 'insecure' };
  }
  return { base: bases[0] ?? host, records: [], status: 'indeterminate' };
}

const textsOf = remembered((records: Records): ReadonlySet<string> => new Set(records.map(writeTlsaRecord)));
const has = (records: Records, record: Records[number]): boolean =>
  textsOf(records).has(writeTlsaRecord(record));

const isSameSet = (one: Records, other: Records): boolean =>
  one.length === other.length && one.every(record => has(other, record));
