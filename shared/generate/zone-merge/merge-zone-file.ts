import type { Result } from '../../model/result.ts';
import { accepted, refused } from '../../model/result.ts';
import type { Seconds } from '../../model/time.ts';
import type { ZoneChange } from '../zone/dialect.ts';
import { isBelow } from '../zone-file/is-below.ts';
import { parseZoneFile } from '../zone-file/parse-zone-file.ts';
import { plainName } from '../zone-file/word-values.ts';
import { type ZoneFile, wordText } from '../zone-file/zone-file.ts';
import type { ZoneFileProblem } from '../zone-file/zone-file-problem.ts';
import { behindAliases } from './behind-aliases.ts';
import { diffHunks } from './diff-hunks.ts';
import { findClashes } from './find-clashes.ts';
import { nextSerial } from './next-serial.ts';
import { planEdits } from './plan-edits.ts';
import { differenceNotes, fileSetChange, type HeldRecord, setPlan } from './set-plan.ts';
import { applyEdits, inTextOrder, type TextEdit } from './text-edit.ts';
import type { MergeNote, ZoneMerge } from './zone-merge.ts';

/**
 * Puts a change into an existing zone file: the new text, in which all other lines are the same byte for byte, with a new
 * serial, and the difference; or what clashes. Errors are all that is wrong with the file, warnings what is odd about it.
 * @param text one character for each byte (ISO 8859-1), so that nothing is lost whatever the file is written in
 * @param now decides a serial that begins with the day
 */
export function mergeZoneFile(
  text: string,
  change: ZoneChange,
  now: Seconds,
): Result<ZoneMerge, ZoneFileProblem> {
  const parsed = parseZoneFile(text, change.zone);
  if (!parsed.ok) return parsed;
  const { value: file, warnings } = parsed;
  const named = change.sets.map(set => ({ ...set, name: plainName(set.name) }));
  const { sets, notes } = behindAliases(file, named);
  const unfit = unfitFile(file, { zone: change.zone, sets: named });
  if (unfit) return refused(unfit);
  const plans = sets.map(set => setPlan(set, heldBy(file, set)));
  const changes = plans.map(fileSetChange);
  const differences = [...notes, ...plans.flatMap(differenceNotes)];
  const clashes = findClashes(file, plans);
  if (clashes.length > 0) return accepted({ kind: 'clash', changes, notes: differences, clashes }, warnings);
  const records = planEdits(file, plans);
  const serial = records.length > 0 ? serialEdit(file, now) : undefined;
  const edits = inTextOrder([
    ...(records.length > 0 ? markEdits(warnings, text, file.text.length) : []),
    ...(serial?.edits ?? []),
    ...records,
  ]);
  return accepted(
    {
      kind: 'merged',
      changes,
      notes: [...differences, ...(serial?.notes ?? [])],
      text: applyEdits(text, edits),
      hunks: diffHunks(text, edits),
    },
    warnings,
  );
}

/** Why nothing can be put into this file at all. */
function unfitFile(
  { records, apex, soa }: ZoneFile,
  { zone, sets }: ZoneChange,
): ZoneFileProblem | undefined {
  const signature = records.find(({ type }) => ['RRSIG', 'NSEC', 'NSEC3'].includes(type));
  // RFC 4035 §2: whoever changes a signed zone signs it again.
  if (signature) return { kind: 'signed', line: signature.at.line, type: signature.type };
  const isOther = sets.every(({ name }) => !isBelow(name, apex));
  return isOther && soa ? { kind: 'other-zone', line: soa.at.line, apex, zone } : undefined;
}

const heldBy = ({ records }: ZoneFile, { name, type }: ZoneChange['sets'][number]): readonly HeldRecord[] =>
  records.filter(
    (each): each is HeldRecord => each.owner === name && each.type === type && each.record !== undefined,
  );

/** RFC 1035 §3.3.13: secondary servers look at the serial to see that the zone has changed. */
function serialEdit(
  { soa, text }: ZoneFile,
  now: Seconds,
): { edits: readonly TextEdit[]; notes: readonly MergeNote[] } | undefined {
  if (soa?.record?.type !== 'SOA') return undefined;
  const { serial: from } = soa.record;
  const [first, , word] = soa.rdata;
  if (!first || !word || wordText(text, first) === '\\#') {
    return { edits: [], notes: [{ kind: 'serial-unread', line: soa.at.line }] };
  }
  const to = nextSerial(from, now);
  return {
    edits: [{ start: word.start, end: word.end, text: String(to) }],
    notes: [{ kind: 'serial', from, to }],
  };
}

/** The marks at the start and at the end that name servers refuse. */
function markEdits(warnings: readonly ZoneFileProblem[], text: string, end: number): readonly TextEdit[] {
  const hasMark = warnings.some(({ kind }) => kind === 'byte-order-mark');
  return [
    ...(hasMark ? [{ start: 0, end: 3, text: '' }] : []),
    ...(end < text.length ? [{ start: end, end: text.length, text: '' }] : []),
  ];
}
