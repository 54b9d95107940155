import { recordValue } from '../../evidence/record-value.ts';
import type { DnsRecord } from '../../evidence/dns.ts';
import { absoluteName } from '../../model/presentation-form.ts';
import type { Seconds } from '../../model/time.ts';
import { nameOrAt } from '../zone/owner-name.ts';
import { isBelow } from '../zone-file/is-below.ts';
import { cutText } from '../zone-file/unquoted-text.ts';
import type { ZoneFile, ZoneRecord } from '../zone-file/zone-file.ts';
import type { HeldRecord, SetPlan } from './set-plan.ts';
import { inTextOrder, type TextEdit } from './text-edit.ts';

/** What is done at one record of the file. */
interface AtRecord {
  readonly isGone: boolean;
  /** Its rdata from now on. */
  readonly becomes?: DnsRecord;
  readonly ttl: Seconds;
  /** New records of its set that come behind it. */
  readonly behind: readonly DnsRecord[];
}

/**
 * The edits that put plans into a file. A record that is replaced keeps its line, with name, spacing and comment; what is
 * new comes behind the last of its set, and a new set at the end of the file. What other lines took from a line that
 * changes (its name, or its TTL) is written out in them.
 */
export function planEdits(file: ZoneFile, plans: readonly SetPlan[]): readonly TextEdit[] {
  const changing = plans.filter(({ remove, add }) => remove.length > 0 || add.length > 0);
  const doings = new Map<ZoneRecord, AtRecord>();
  const atEnd: string[] = [];
  for (const plan of changing) {
    const left = placeInFile(plan, doings);
    const { name, type } = plan.set;
    for (const record of left) {
      atEnd.push(recordLine(ownerText(name, file.endOrigin), plan.ttl, type, record));
    }
  }
  const edits = editsAtRecords(file, doings);
  if (atEnd.length === 0) return inTextOrder(edits);
  const { text } = file;
  const endsLine = (edit: TextEdit) => edit.end === text.length && /(?:^|\n)$/.test(edit.text);
  const isEnded = text === '' || text.endsWith('\n') || edits.some(endsLine);
  return inTextOrder([...edits, insertion(file, text.length, atEnd, isEnded)]);
}

/** Finds places for a set beside its records in the file; what finds none is given back. */
function placeInFile(
  { set, remove, keep, add, ttl }: SetPlan,
  doings: Map<ZoneRecord, AtRecord>,
): readonly DnsRecord[] {
  const becomes = new Map(remove.slice(0, add.length).map((record, at) => [record, add[at]!] as const));
  const rest = add.slice(remove.length);
  const kept = new Set(keep);
  const staying = (record: HeldRecord) => kept.has(record) || becomes.has(record);
  const last = [...remove, ...keep]
    .filter(staying)
    .toSorted((a, b) => a.at.start - b.at.start)
    .at(-1);
  for (const record of [...remove, ...keep]) {
    const value = becomes.get(record);
    doings.set(record, {
      isGone: !staying(record),
      ...(value && { becomes: value }),
      // A set that goes has no TTL to give; what the check did not see of it and stays has its own.
      ttl: set.after.length > 0 ? ttl : record.ttl,
      behind: record === last ? rest : [],
    });
  }
  return last ? [] : rest;
}

function editsAtRecords(file: ZoneFile, doings: ReadonlyMap<ZoneRecord, AtRecord>): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  // What a reader of the new file remembers on its way.
  let owner: string | undefined;
  let statedTtl: Seconds | undefined;
  for (const record of file.records) {
    const doing = doings.get(record);
    const { at, ttlWord } = record;
    if (doing?.isGone) {
      edits.push({ start: at.start, end: at.end, text: '' });
      continue;
    }
    if (!record.ownerWord && owner !== record.owner) {
      edits.push({ start: at.start, end: at.start, text: ownerText(record.owner, record.origin) });
    }
    owner = record.owner;
    const ttl = doing?.ttl ?? record.ttl;
    const inherited = record.ttlFrom === 'default' ? record.ttl : statedTtl;
    const hasWord = ttlWord !== undefined || ttl !== inherited;
    if (doing?.becomes && at.isGrouped) {
      edits.push(wholeEdit(file, record, doing.becomes, ttl));
      statedTtl = ttl;
    } else {
      if (hasWord) edits.push(...ttlEdit(record, ttl));
      if (doing?.becomes) edits.push(...rdataEdits(file, record, doing.becomes));
      if (hasWord) statedTtl = ttl;
    }
    if (doing && doing.behind.length > 0) {
      edits.push(insertBehind(file, record, doing));
      statedTtl = ttl;
    }
  }
  return edits;
}

function ttlEdit({ ttl: old, ttlWord, classWord, typeWord }: ZoneRecord, ttl: Seconds): readonly TextEdit[] {
  if (ttlWord) return old === ttl ? [] : [{ start: ttlWord.start, end: ttlWord.end, text: String(ttl) }];
  const { start } = classWord ?? typeWord;
  return [{ start, end: start, text: `${ttl} ` }];
}

function rdataEdits({ text }: ZoneFile, record: ZoneRecord, becomes: DnsRecord): readonly TextEdit[] {
  const { typeWord, rdata, type } = record;
  const written = text.slice(typeWord.start, typeWord.end).toUpperCase();
  const byNumber = written === type ? [] : [{ start: typeWord.start, end: typeWord.end, text: type }];
  const [first, last] = [rdata[0]!, rdata.at(-1)!];
  // The rest of a text without quotes is a comment to name servers: it is the old value all the same.
  const end = cutText(text, record)?.end ?? last.end;
  return [...byNumber, { start: first.start, end, text: recordValue(becomes) }];
}

/** A record over several lines is written anew, on one; what follows it on its last line stays. */
function wholeEdit({ text }: ZoneFile, record: ZoneRecord, becomes: DnsRecord, ttl: Seconds): TextEdit {
  const { at, ownerWord, type } = record;
  const owner = ownerWord ? text.slice(ownerWord.start, ownerWord.end) : '';
  return { start: at.start, end: at.contentEnd, text: recordLine(owner, ttl, type, becomes) };
}

function insertBehind(file: ZoneFile, record: ZoneRecord, { behind, ttl }: AtRecord): TextEdit {
  const { ownerWord, origin, owner, type, at } = record;
  const name = ownerWord ? file.text.slice(ownerWord.start, ownerWord.end) : ownerText(owner, origin);
  return insertion(
    file,
    at.end,
    behind.map(each => recordLine(name, ttl, type, each)),
  );
}

/** Lines put in where a line ends; the last line of a file may lack its end. */
function insertion(
  { text, lineEnd }: ZoneFile,
  start: number,
  lines: readonly string[],
  isEnded = start === 0 || text[start - 1] === '\n',
): TextEdit {
  return { start, end: start, text: (isEnded ? '' : lineEnd) + lines.map(line => line + lineEnd).join('') };
}

const recordLine = (owner: string, ttl: Seconds, type: string, record: DnsRecord) =>
  `${owner} ${ttl} IN ${type} ${recordValue(record)}`;

/** A name as it is written under an origin: relative where it lies in it. */
const ownerText = (name: string, origin: string): string =>
  origin !== '.' && isBelow(name, origin) ? nameOrAt(name, origin) : absoluteName(name);
