import { accepted, refused, type Result } from '../model/result.ts';
import {
  type Field,
  type FieldProblem,
  parseTaggedRecord,
  recordsOfVersion,
} from '../model/tagged-record.ts';

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
  | { readonly kind: 'bad-id'; readonly id: string };

/** Of all TXT records at `_mta-sts`, those that count (RFC 8461 §3.1). There has to be exactly one. */
export const stsRecords = (records: readonly (readonly string[])[]) => recordsOfVersion(records, VERSION);

/** One TXT record, given as its strings (RFC 8461 §3.1). */
export function parseStsRecord(txtStrings: readonly string[]): Result<StsRecord, StsRecordProblem> {
  const fields = parseTaggedRecord(txtStrings, VERSION, ['id']);
  if (!fields.ok) return fields;
  const id = fields.value.find(field => field.name === 'id')?.value;
  if (id === undefined) return refused({ kind: 'no-id' });
  if (!/^[A-Za-z0-9]{1,32}$/.test(id)) return refused({ kind: 'bad-id', id: id.slice(0, 80) });
  const extensions = fields.value.filter(field => field.name !== 'id');
  return accepted({ id, extensions }, fields.warnings);
}

/** The text of a record. Long texts are cut into strings by whoever writes a zone file. */
export function writeStsRecord({ id, extensions }: StsRecord): string {
  const fields = [{ name: 'id', value: id }, ...extensions];
  // RFC 8461 erratum 6285: no space before the first separator.
  return `v=${VERSION}; ${fields.map(({ name, value }) => `${name}=${value};`).join(' ')}`;
}
