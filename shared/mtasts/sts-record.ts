import { accepted, refused, type Result } from '../model/result.ts';
import {
  becauseOfMark,
  endsInSpace,
  type Field,
  type FieldProblem,
  parseTaggedRecord,
  recordsOfVersion,
} from '../model/tagged-record.ts';
import { onlyRecord, type RecordSetProblem } from '../model/records/one-record.ts';

const VERSION = 'STSv1';

/** The `_mta-sts` TXT record: it announces a policy, and changes when the policy does (RFC 8461 §3.1). */
export interface StsRecord {
  /** 1 to 32 letters and digits, without any order or meaning. */
  readonly id: string;
  /** Fields that RFC 8461 does not know, as written; senders ignore them. */
  readonly extensions: readonly Field[];
}

export type StsRecordProblem =
  | FieldProblem
  | { readonly kind: 'no-id' }
  | { readonly kind: 'bad-id'; readonly id: string }
  | { readonly kind: 'too-large'; readonly characters: number }
  /** A warning: the grammar allows white space at the end only behind a `;`. */
  | { readonly kind: 'trailing-space' };

/** A record takes a few dozen characters; what is longer than this is not read. */
const MAX_CHARACTERS = 4_096;
/** How much of a wrong value is kept to be shown. */
const SHOWN_CHARACTERS = 80;

/** Of all TXT records at `_mta-sts`, those that count (RFC 8461 §3.1). There has to be exactly one. */
export const stsRecords = (records: readonly (readonly string[])[]) => recordsOfVersion(records, VERSION);

/** The record that senders go by, of all TXT records at `_mta-sts` (RFC 8461 §3.1); each given as its strings. */
export const selectStsRecord = (
  records: readonly (readonly string[])[],
): Result<StsRecord, StsRecordProblem | RecordSetProblem> => onlyRecord(records, VERSION, parseStsRecord);

/** One TXT record, given as its strings (RFC 8461 §3.1). */
export function parseStsRecord(txtStrings: readonly string[]): Result<StsRecord, StsRecordProblem> {
  const characters = txtStrings.reduce((sum, text) => sum + text.length, 0);
  if (characters > MAX_CHARACTERS) return refused({ kind: 'too-large', characters });
  const fields = parseTaggedRecord(txtStrings, VERSION, ['id']);
  if (!fields.ok) return fields;
  const id = fields.value.find(field => field.name === 'id')?.value;
  if (id === undefined) return refused({ kind: 'no-id' });
  if (!/^[A-Za-z0-9]{1,32}$/.test(id))
    return refused(becauseOfMark(id, { kind: 'bad-id', id: id.slice(0, SHOWN_CHARACTERS) }));
  const extensions = fields.value.filter(field => field.name !== 'id');
  const trailing: readonly StsRecordProblem[] = endsInSpace(txtStrings) ? [{ kind: 'trailing-space' }] : [];
  return accepted({ id, extensions }, [...fields.warnings, ...trailing]);
}

/** The text of a record. Long texts are cut into strings by whoever writes a zone file. */
export function writeStsRecord({ id, extensions }: StsRecord): string {
  const fields = [{ name: 'id', value: id }, ...extensions];
  // RFC 8461 erratum 6285: no space before the first separator.
  return `v=${VERSION}; ${fields.map(({ name, value }) => `${name}=${value};`).join(' ')}`;
}
