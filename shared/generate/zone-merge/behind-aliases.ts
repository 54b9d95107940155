import type { ProposedRecord, RecordSetChange } from '../../overlay/proposal.ts';
import { isBelow } from '../zone-file/is-below.ts';
import { plainName } from '../zone-file/word-values.ts';
import type { ZoneFile } from '../zone-file/zone-file.ts';
import { recordKey } from './record-key.ts';
import type { MergeNote } from './zone-merge.ts';

/** As many as resolvers follow. */
const MAX_ALIASES = 8;
/** An address behind an alias is that of another service: it is not moved for one that points there. */
const FOLLOWED: ReadonlySet<string> = new Set(['TLSA', 'TXT']);

/**
 * Sets at the name where the aliases of the file lead: beside a CNAME nothing stands (RFC 1034 §3.6.2), and who asks for the
 * name gets what is at the end (RFC 7671 §7 for TLSA, RFC 8461 §8.2 for a policy's record). Sets that meet there become one.
 * Where an alias leads out of the zone, or is changed as well, a set stays at its name.
 */
export function behindAliases(
  { records, apex }: ZoneFile,
  sets: readonly RecordSetChange[],
): { readonly sets: readonly RecordSetChange[]; readonly notes: readonly MergeNote[] } {
  const changed = new Set(sets.filter(({ type }) => type === 'CNAME').map(({ name }) => name));
  const aliases = new Map<string, string>();
  for (const { owner, record } of records) {
    if (record?.type === 'CNAME' && !changed.has(owner)) aliases.set(owner, plainName(record.target));
  }
  /** The names from the first on, up to where they end; only the first where that is nowhere, or not in this zone. */
  const wayOf = (name: string): readonly string[] => {
    const way = [name];
    while (aliases.has(way.at(-1)!)) {
      if (way.length > MAX_ALIASES) return [name];
      way.push(aliases.get(way.at(-1)!)!);
    }
    return isBelow(way.at(-1)!, apex) ? way : [name];
  };
  const notes: MergeNote[] = [];
  const moved = new Map<string, RecordSetChange>();
  for (const set of sets) {
    const { type } = set;
    const way = FOLLOWED.has(type) ? wayOf(set.name) : [set.name];
    const name = way.at(-1)!;
    const at = { name, type, before: atName(name, set.before), after: atName(name, set.after) };
    const other = moved.get(`${name} ${type}`);
    moved.set(`${name} ${type}`, other ? united(other, at) : at);
    if (name === set.name) continue;
    const also = [...aliases.keys()].filter(alias => !way.includes(alias) && wayOf(alias).at(-1) === name);
    notes.push({ kind: 'behind-alias', name: set.name, type, end: name, also });
  }
  return { sets: [...moved.values()], notes };
}

const atName = (name: string, records: readonly ProposedRecord[]): readonly ProposedRecord[] =>
  records.map(record => ({ ...record, owner: name }));

function united(one: RecordSetChange, other: RecordSetChange): RecordSetChange {
  const both = (a: readonly ProposedRecord[], b: readonly ProposedRecord[]) => [
    ...new Map([...a, ...b].map(record => [recordKey(record), record])).values(),
  ];
  return { ...one, before: both(one.before, other.before), after: both(one.after, other.after) };
}
