import { recordValue } from '../evidence/record-value.ts';
import { recordsAt } from '../evidence/secure-records.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Seconds } from '../model/time.ts';
import type { ProposedRecord, ProposedType, RecordSetChange } from '../overlay/proposal.ts';

/** An hour: a mistake is gone soon, and resolvers are not asked all the time. RFC 7671 §11 wants it short and names no number. */
export const DEFAULT_TTL: Seconds = 3_600;

/** What is published at a name now. Records behind an alias are somebody else's, and none of this name. */
export function publishedAt(evidence: Evidence, name: string, type: ProposedType): readonly ProposedRecord[] {
  const answer = recordsAt(evidence, name, type);
  return answer.kind === 'records' ? answer.records.filter(({ owner }) => owner === name) : [];
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

/**
 * A TXT set with one record in place of those that begin like it, and all others of the set kept: other records may share
 * the name, and a set changes as a whole.
 * @param saysIt whether a record that is there says the same in other words; then it may stay as it is
 */
export function replaceTxt(
  evidence: Evidence,
  name: string,
  version: RegExp,
  text: string | undefined,
  ttl: Seconds,
  saysIt: (strings: readonly string[]) => boolean = () => false,
): RecordSetChange {
  const published = publishedAt(evidence, name, 'TXT').flatMap(record =>
    record.type === 'TXT' ? [record] : [],
  );
  const isOwn = ({ strings }: { readonly strings: readonly string[] }) => version.test(strings.join(''));
  const [present, ...more] = published.filter(isOwn);
  if (present && more.length === 0 && saysIt(present.strings)) {
    return changeSet(evidence, name, 'TXT', published);
  }
  const others = published.filter(record => !isOwn(record));
  const own = text === undefined ? [] : [txtRecord(name, text, ttl)];
  // RFC 2181 §5.2: all of one set have one TTL.
  return changeSet(evidence, name, 'TXT', [...others.map(record => ({ ...record, ttl })), ...own]);
}

/** Whether a change changes anything; TTL alone does not count. */
export function changesAnything({ before, after }: RecordSetChange): boolean {
  const content = (records: readonly ProposedRecord[]) =>
    records.map(record => recordValue(record)).toSorted();
  return JSON.stringify(content(before)) !== JSON.stringify(content(after));
}
