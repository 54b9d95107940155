import type { DnsRecord } from '../../evidence/dns.ts';
import type { Seconds } from '../../model/time.ts';
import type { ProposedRecord, RecordSetChange } from '../../overlay/proposal.ts';
import { ttlOf } from '../zone/set-difference.ts';
import type { ZoneRecord } from '../zone-file/zone-file.ts';
import { recordKey } from './record-key.ts';
import type { FileSetChange, MergeNote } from './zone-merge.ts';

/** A record of the file whose rdata was read. */
export type HeldRecord = ZoneRecord & { readonly record: DnsRecord };

/** What happens to one set in the file. */
export interface SetPlan {
  readonly set: RecordSetChange;
  readonly ttl: Seconds;
  readonly remove: readonly HeldRecord[];
  readonly keep: readonly HeldRecord[];
  readonly add: readonly ProposedRecord[];
  /** Records in the file that would go, though the check did not see them. */
  readonly unseen: readonly HeldRecord[];
}

/**
 * Decides what happens to a set. Of TXT only records of the version that changes are replaced: others may share the name.
 * Of all other types the set becomes what was proposed.
 * @param held the records of that name and type in the file
 */
export function setPlan(set: RecordSetChange, held: readonly HeldRecord[]): SetPlan {
  const [had, gets] = [keysOf(set.before), keysOf(set.after)];
  const changed = [
    ...set.before.filter(record => !gets.has(recordKey(record))),
    ...set.after.filter(record => !had.has(recordKey(record))),
  ];
  const versions = new Set(changed.map(versionOf).filter(version => version !== undefined));
  const isChanged = ({ record }: HeldRecord) => {
    if (record.type !== 'TXT') return true;
    const version = versionOf(record);
    return (version !== undefined && versions.has(version)) || had.has(recordKey(record));
  };
  const remove = held.filter(each => !gets.has(recordKey(each.record)) && isChanged(each));
  const going = new Set(remove);
  const keep = held.filter(each => !going.has(each));
  const there = keysOf(keep.map(({ record }) => record));
  // Of TXT a record that was seen in the DNS and stays there is not Postzegel's to write.
  const wanted = set.type === 'TXT' ? set.after.filter(record => changed.includes(record)) : set.after;
  const missing = wanted.filter(record => !there.has(recordKey(record)));
  const add = [...new Map(missing.map(record => [recordKey(record), record])).values()];
  const unseen = set.type === 'TXT' ? [] : remove.filter(each => !had.has(recordKey(each.record)));
  return { set, ttl: ttlOf(set), remove, keep, add, unseen };
}

/** A plan in terms of records. */
export function fileSetChange({ set: { name, type }, remove, keep, add }: SetPlan): FileSetChange {
  const [removed, kept] = [remove, keep].map(all => all.map(({ record }) => record)) as [
    DnsRecord[],
    DnsRecord[],
  ];
  const kind =
    add.length > 0 ? (remove.length > 0 ? 'replace' : 'add') : remove.length > 0 ? 'remove' : 'as-wanted';
  return { kind, name, type, removed, added: add, kept };
}

/** What the file has otherwise than the DNS had. */
export function differenceNotes({ set, remove, keep, add }: SetPlan): readonly MergeNote[] {
  const { name, type, before } = set;
  const inFile = [...remove, ...keep].map(({ record }) => record);
  const [inFileKeys, inDnsKeys] = [keysOf(inFile), keysOf(before)];
  const onlyInFile = inFile.filter(record => !inDnsKeys.has(recordKey(record)));
  const onlyInDns = before.filter(record => !inFileKeys.has(recordKey(record)));
  if (onlyInFile.length === 0 && onlyInDns.length === 0) return [];
  if (remove.length === 0 && add.length === 0) return [{ kind: 'not-loaded', name, type }];
  return [{ kind: 'differs', name, type, onlyInFile, onlyInDns }];
}

const keysOf = (records: readonly DnsRecord[]): ReadonlySet<string> => new Set(records.map(recordKey));

/** What a TXT record of a kind begins with: `v=STSv1` in any case, since only one such record may be there. */
function versionOf(record: DnsRecord): string | undefined {
  if (record.type !== 'TXT') return undefined;
  return /^\s*v\s*=\s*([A-Za-z0-9]+)/i.exec(record.strings.join('').slice(0, 80))?.[1]?.toLowerCase();
}
