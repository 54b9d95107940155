import { onlyRecord, type RecordSetProblem } from '../model/records/one-record.ts';
import { accepted, refused, type Result, told } from '../model/result.ts';
import {
  becauseOfMark,
  endsInSpace,
  type Field,
  type FieldProblem,
  parseTaggedRecord,
  recordsOfVersion,
} from '../model/tagged-record.ts';
import { isDeliverable, readReportUri } from './report-uri.ts';

const VERSION = 'TLSRPTv1';

/** The `_smtp._tls` TXT record: where senders may report to (RFC 8460 §3). */
export interface TlsRptRecord {
  /** URIs as written, of every `rua`. At least one; see `deliverableRua`. */
  readonly rua: readonly string[];
  readonly extensions: readonly Field[];
}

export type TlsRptRecordProblem =
  | FieldProblem
  | { readonly kind: 'no-rua' }
  /** No URI, or one with a `,`, `!` or `;` that is not percent-encoded. */
  | { readonly kind: 'bad-uri'; readonly uri: string }
  | { readonly kind: 'too-large'; readonly characters: number }
  /** Warnings. Another scheme than the two that RFC 8460 §3 knows; senders skip it. */
  | { readonly kind: 'unknown-scheme'; readonly uri: string }
  /** A URI of the right scheme that names nobody: no report can arrive. */
  | { readonly kind: 'uri-without-destination'; readonly uri: string }
  | { readonly kind: 'duplicate-uri'; readonly uri: string }
  | { readonly kind: 'trailing-space' };

/** Long enough for dozens of addresses; what is longer is not read. */
const MAX_CHARACTERS = 4_096;
/** How much of a wrong URI is kept to be shown. */
const SHOWN_CHARACTERS = 120;

/** Of all TXT records at `_smtp._tls`, those that count (RFC 8460 §3). There has to be exactly one. */
export const tlsRptRecords = (records: readonly (readonly string[])[]) => recordsOfVersion(records, VERSION);

/** The record that senders go by, of all TXT records at `_smtp._tls` (RFC 8460 §3); each given as its strings. */
export const selectTlsRptRecord = (
  records: readonly (readonly string[])[],
): Result<TlsRptRecord, TlsRptRecordProblem | RecordSetProblem> =>
  onlyRecord(records, VERSION, parseTlsRptRecord);

/** One TXT record, given as its strings (RFC 8460 §3). */
export function parseTlsRptRecord(txtStrings: readonly string[]): Result<TlsRptRecord, TlsRptRecordProblem> {
  const characters = txtStrings.reduce((sum, text) => sum + text.length, 0);
  if (characters > MAX_CHARACTERS) return refused({ kind: 'too-large', characters });
  const fields = parseTaggedRecord(txtStrings, VERSION, ['rua'], ['rua']);
  if (!fields.ok) return fields;
  // RFC 8460 §3: a record may have several of them, and each a list.
  const lists = fields.value.filter(({ name }) => name === 'rua').map(({ value }) => value);
  if (lists.every(value => value === '')) return refused({ kind: 'no-rua' });
  const rua = lists.flatMap(value => value.split(',').map(part => part.trim()));
  const [bad, ...others] = rua.filter(uri => readReportUri(uri).kind === 'no-uri');
  if (bad !== undefined)
    return refused<TlsRptRecordProblem>(
      becauseOfMark(bad, problem('bad-uri', bad)),
      ...told(others.map(uri => problem('bad-uri', uri))),
    );
  const extensions = fields.value.filter(field => field.name !== 'rua');
  const trailing: readonly TlsRptRecordProblem[] = endsInSpace(txtStrings)
    ? [{ kind: 'trailing-space' }]
    : [];
  return accepted({ rua, extensions }, [...fields.warnings, ...told(rua.flatMap(warningsOf)), ...trailing]);
}

function warningsOf(uri: string, at: number, rua: readonly string[]): readonly TlsRptRecordProblem[] {
  const { kind } = readReportUri(uri);
  return [
    ...(kind === 'unknown-scheme' ? [problem('unknown-scheme', uri)] : []),
    ...(kind === 'without-destination' ? [problem('uri-without-destination', uri)] : []),
    ...(rua.indexOf(uri) < at ? [problem('duplicate-uri', uri)] : []),
  ];
}

const problem = <Kind extends 'bad-uri' | 'unknown-scheme' | 'uri-without-destination' | 'duplicate-uri'>(
  kind: Kind,
  uri: string,
) => ({ kind, uri: uri.slice(0, SHOWN_CHARACTERS) });

/** The URIs of a record that a report can go to. Where there is none, the record asks for reports in vain. */
export const deliverableRua = ({ rua }: Pick<TlsRptRecord, 'rua'>): readonly string[] =>
  rua.filter(isDeliverable);

/**
 * The URIs that tlsrpt-reporter, which reports for Postfix, finds in a record (utility.py, November 2026): those of a `rua`
 * right behind the version, with no white space before the first `;`. Undefined where it finds none.
 */
export function ruaOfTlsrptReporter(txtStrings: readonly string[]): readonly string[] | undefined {
  const [version, first = ''] = txtStrings.join('').split(';');
  const field = first.trim();
  return version === `v=${VERSION}` && field.startsWith('rua=')
    ? field
        .slice('rua='.length)
        .split(',')
        .map(uri => uri.trim())
    : undefined;
}

/** The text of a record. URIs stand in it as given: `encodeReportUri` makes them fit. */
export function writeTlsRptRecord({ rua, extensions }: TlsRptRecord): string {
  const fields = [{ name: 'rua', value: rua.join(',') }, ...extensions];
  return `v=${VERSION}; ${fields.map(({ name, value }) => `${name}=${value};`).join(' ')}`;
}
