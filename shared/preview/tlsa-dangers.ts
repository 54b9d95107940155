import {
  isSameCombination,
  type TlsaRecord,
  unmatchedCombinations,
  usableTlsaRecords,
  writeTlsaRecord,
} from '../dane/index.ts';
import type { DnsRecordOf } from '../evidence/dns.ts';
import type { DnssecStatus } from '../evidence/dnssec-status.ts';
import { remembered } from '../model/remembered.ts';
import { daneMatch } from '../reading/hosts/dane-match.ts';
import type { HostReading } from '../reading/domain-reading.ts';
import { hostNamed, mailHosts } from '../reading/hosts/mail-hosts.ts';
import { servedChains } from '../reading/hosts/served-chains.ts';
import type { Danger, Question } from './danger.ts';

type Records = readonly DnsRecordOf<'TLSA'>[];

/** What is dangerous about the TLSA records of each MX host whose records would become others. */
export function tlsaDangers(question: Question): readonly Danger[] {
  return mailHosts(question.after.reading).flatMap(host => {
    const before = recordsOf(hostNamed(question.before.reading, host.host));
    const after = recordsOf(host);
    const found = hostDangers(question, host, before, after);
    if (!isSameSet(before.records, after.records)) return found;
    // A set that was chosen as it is already: nothing comes of it, and nothing is well if it does not fit.
    const isChosen = question.proposal.recordSets.some(
      ({ name, type }) => type === 'TLSA' && name === after.records[0]?.owner,
    );
    return isChosen ? found.filter(({ kind }) => kind === 'tlsa-mismatch') : [];
  });
}

function hostDangers(
  { after: { reading, at } }: Question,
  { host, tlsaBase, servers }: HostReading,
  before: HostRecords,
  after: HostRecords,
): readonly Danger[] {
  const chains = servedChains({ servers });
  const fits = (records: readonly TlsaRecord[]) =>
    chains.length > 0 && chains.every(chain => daneMatch(reading, tlsaBase, records, chain, at).ok);
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
  readonly records: Records;
  readonly status: DnssecStatus;
}

/** The records that a sender would find for a host, whatever they are worth. */
function recordsOf(host: HostReading | undefined): HostRecords {
  const tlsa = host?.tlsa;
  switch (tlsa?.kind) {
    case 'secure':
      return { records: tlsa.records, status: 'secure' };
    case 'not-secure':
      return { records: tlsa.records, status: tlsa.status };
    case 'lookup-failed':
      return { records: tlsa.records ?? [], status: 'bogus' };
    case 'none':
    case 'not-measured':
    case undefined:
      return { records: [], status: 'indeterminate' };
  }
}

const textsOf = remembered((records: Records): ReadonlySet<string> => new Set(records.map(writeTlsaRecord)));
const has = (records: Records, record: Records[number]): boolean =>
  textsOf(records).has(writeTlsaRecord(record));

const isSameSet = (one: Records, other: Records): boolean =>
  one.length === other.length && one.every(record => has(other, record));
