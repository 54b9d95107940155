import type { DnsLookup, DnsRecord, DnsRecordOf } from '../evidence/dns.ts';
import type { DnssecStatus } from '../evidence/dnssec-status.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { grouped } from '../model/lookup/grouped.ts';
import type { Milliseconds } from '../model/time.ts';
import type { RecordSetChange } from './proposal.ts';
import { statusOfSet } from './zone-status.ts';

/** How many aliases are followed; resolvers stop at about as many. */
const MAX_ALIASES = 8;

/** Look-ups as they would be answered with these sets in place: those that meet one, through aliases too, and no others. */
export function layRecords(
  evidence: Evidence,
  changes: readonly RecordSetChange[],
  now: Milliseconds,
): readonly DnsLookup[] {
  const changed = new Map(changes.map(change => [keyOf(change.name, change.type), change]));
  const known = knownSets(evidence);
  const walk = (name: string, type: string) => walkFrom(name, type, changed, known);
  const again = (lookup: DnsLookup): DnsLookup => {
    const { name, type } = lookup;
    const found = walk(name, type);
    return found.isChanged ? answered(evidence, lookup, found, now) : lookup;
  };
  const asked = new Set(evidence.dns.map(({ name, type }) => keyOf(name, type)));
  const others = changes.filter(({ name, type }) => !asked.has(keyOf(name, type)));
  return [
    ...evidence.dns.map(again),
    ...others.map(({ name, type }) => answered(evidence, { name, type }, walk(name, type), now)),
  ];
}

type Sets = ReadonlyMap<string, readonly DnsRecord[]>;
const keyOf = (name: string, type: string) => `${name} ${type}`;

/** Every set that the check met, by its owner and type. */
function knownSets({ dns }: Evidence): Sets {
  const sets = new Map<string, readonly DnsRecord[]>();
  for (const { result } of dns) {
    if (result.kind !== 'answer') continue;
    const here = grouped(result.records, ({ owner, type }) => keyOf(owner, type));
    for (const [key, records] of here) if (!sets.has(key)) sets.set(key, records);
  }
  return sets;
}

interface Walk {
  readonly aliases: readonly DnsRecordOf<'CNAME'>[];
  /** Where the aliases end. */
  readonly end: string;
  readonly records: readonly DnsRecord[];
  readonly isChanged: boolean;
}

/** From a name along its aliases to a set, as a resolver goes (RFC 1034 §4.3.2). */
function walkFrom(
  name: string,
  type: string,
  changed: ReadonlyMap<string, RecordSetChange>,
  known: Sets,
): Walk {
  let isChanged = false;
  const setAt = (owner: string, of: string): readonly DnsRecord[] => {
    const change = changed.get(keyOf(owner, of));
    if (change) isChanged = true;
    return change?.after ?? known.get(keyOf(owner, of)) ?? [];
  };
  const aliases: DnsRecordOf<'CNAME'>[] = [];
  let end = name;
  const most = type === 'CNAME' ? 0 : MAX_ALIASES;
  while (aliases.length < most) {
    const [alias] = setAt(end, 'CNAME');
    if (alias?.type !== 'CNAME') break;
    aliases.push(alias);
    end = alias.target;
  }
  const records = setAt(end, type);
  return { aliases, end, records, isChanged };
}

function answered(
  evidence: Evidence,
  { name, type }: Pick<DnsLookup, 'name' | 'type'>,
  { aliases, end, records }: Walk,
  now: Milliseconds,
): DnsLookup {
  const statuses = [
    ...aliases.map(({ owner }) => statusOfSet(evidence, owner, 'CNAME')),
    statusOfSet(evidence, end, type),
  ];
  return {
    name,
    type,
    startedAt: now,
    endedAt: now,
    result: {
      kind: 'answer',
      rcode: 'NOERROR',
      records: [...aliases, ...records],
      status: WORST_FIRST.find(status => statuses.includes(status)) ?? 'indeterminate',
      statusSource: 'validated',
      extendedErrors: [],
    },
  };
}

/** RFC 4035 §4.3: an answer is worth what the worst of its parts is. */
const WORST_FIRST: readonly DnssecStatus[] = ['bogus', 'indeterminate', 'insecure', 'secure'];
