import { expand } from '../dane/index.ts';
import type { DnsLookup, DnsRecord } from '../evidence/dns.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { recordValue } from '../evidence/record-value.ts';
import { aliasesOf, lookupOf } from '../evidence/secure-records.ts';
import { grouped } from '../model/lookup/grouped.ts';
import { remembered } from '../model/remembered.ts';
import type { Seconds } from '../model/time.ts';
import { longestHeld } from '../reading/longest-held.ts';
import type { ProposedRecord, ProposedType, RecordSetChange } from '../overlay/proposal.ts';

/** An hour: a mistake is gone soon, and resolvers are not asked all the time. RFC 7671 §11 wants it short and names no number. */
export const DEFAULT_TTL: Seconds = 3_600;

/** What is published at a name now, whether it was asked for by that name or was met behind an alias. */
export function publishedAt(evidence: Evidence, name: string, type: ProposedType): readonly ProposedRecord[] {
  const isOf = (record: DnsRecord): record is ProposedRecord => record.type === type;
  const met = metAt(evidence.dns).get(name) ?? [];
  const found = met.find(each => each.record.type === type && (each.asked.type === type || type === 'CNAME'));
  return met.flatMap(({ asked, record }) => (asked === found?.asked && isOf(record) ? [record] : []));
}

/** Every record that the check met, by its owner, with the look-up that it came with. */
const metAt = remembered((lookups: readonly DnsLookup[]) =>
  grouped(
    lookups.flatMap(asked =>
      asked.result.kind === 'answer' ? asked.result.records.map(record => ({ asked, record })) : [],
    ),
    ({ record }) => record.owner,
  ),
);

/** Where a set is to be changed. */
export interface Place {
  readonly name: string;
  /** The alias that has to go first: nothing stands beside one (RFC 1034 §3.6.2). */
  readonly gone: readonly RecordSetChange[];
}

/**
 * Where the set of a name lies: behind its aliases, when they lead to such records, for these are then kept there (RFC 8461
 * §8.2). An alias that leads to nothing of the kind, as one of a wildcard does, makes room for the set itself.
 */
export function placeOf(
  evidence: Evidence,
  name: string,
  type: ProposedType,
  isOurs: (record: ProposedRecord) => boolean,
): Place {
  const end = expand(name, aliasesOf(evidence, name, type));
  if (end === name) return { name, gone: [] };
  if (publishedAt(evidence, end, type).some(isOurs)) return { name: end, gone: [] };
  return { name, gone: [changeSet(evidence, name, 'CNAME', [])] };
}

/** How long others may hold what is at a name now; 0 where nothing is. */
export function heldFor(evidence: Evidence, name: string, type: ProposedType): Seconds {
  const ttls = publishedAt(evidence, name, type).map(({ ttl }) => ttl);
  return longestHeld(lookupOf(evidence, name, type), ttls);
}

/** The set of a name and type as it is to be, beside what is there now. */
export const changeSet = (
  evidence: Evidence,
  name: string,
  type: ProposedType,
  after: readonly ProposedRecord[],
): RecordSetChange => ({ name, type, before: publishedAt(evidence, name, type), after });

/** One TXT record; a text is cut into strings of 255 octets at most (RFC 1035 §3.3). */
export const txtRecord = (owner: string, text: string, ttl: Seconds): ProposedRecord => ({
  owner,
  type: 'TXT',
  ttl,
  strings: text.match(/[\s\S]{1,255}/g) ?? [''],
});

/** Records of one kind among all that may share a TXT set. */
export interface TxtKind {
  readonly name: string;
  /** What texts of the kind begin like. */
  readonly version: RegExp;
}

/**
 * The TXT set with one record in place of those of its kind, and all others kept: other records may share the name, and a
 * set changes as a whole. It is changed where it lies (`placeOf`).
 */
export function replaceTxt(
  evidence: Evidence,
  { name, version }: TxtKind,
  text: string,
  ttl: Seconds,
): readonly RecordSetChange[] {
  const place = placeOf(evidence, name, 'TXT', isOfKind(version));
  const others = publishedAt(evidence, place.name, 'TXT').filter(record => !isOfKind(version)(record));
  // RFC 2181 §5.2: all of one set have one TTL.
  const after = [...others.map(record => ({ ...record, ttl })), txtRecord(place.name, text, ttl)];
  return [...place.gone, changeSet(evidence, place.name, 'TXT', after)];
}

/** The TXT set without the records of its kind. Of a set that somebody else keeps only the alias goes, which is ours. */
export function removeTxt(evidence: Evidence, { name, version }: TxtKind): readonly RecordSetChange[] {
  const { name: at } = placeOf(evidence, name, 'TXT', isOfKind(version));
  if (at !== name) return [changeSet(evidence, name, 'CNAME', [])];
  const before = publishedAt(evidence, name, 'TXT');
  const after = before.filter(record => !isOfKind(version)(record));
  return after.length < before.length ? [changeSet(evidence, name, 'TXT', after)] : [];
}

const isOfKind = (version: RegExp) => (record: ProposedRecord) =>
  record.type === 'TXT' && version.test(record.strings.join(''));

/** Whether a change changes anything; TTL alone does not count. */
export function changesAnything({ before, after }: RecordSetChange): boolean {
  const content = (records: readonly ProposedRecord[]) =>
    records.map(record => recordValue(record)).toSorted();
  return JSON.stringify(content(before)) !== JSON.stringify(content(after));
}
