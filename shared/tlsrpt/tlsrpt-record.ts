import { accepted, refused, type Result } from '../model/result.ts';
import {
  type Field,
  type FieldProblem,
  parseTaggedRecord,
  recordsOfVersion,
} from '../model/tagged-record.ts';

const VERSION = 'TLSRPTv1';

/** The `_smtp._tls` TXT record: where senders may report to (RFC 8460 §3). */
export interface TlsRptRecord {
  /** `mailto:` and `https:` URIs, as written. At least one. */
  readonly rua: readonly string[];
  readonly extensions: readonly Field[];
}

export type TlsRptRecordProblem =
  | FieldProblem
  | { readonly kind: 'no-rua' }
  | { readonly kind: 'bad-uri'; readonly uri: string }
  /** A warning: another scheme than the two that RFC 8460 §3 knows; senders skip it. */
  | { readonly kind: 'unknown-scheme'; readonly uri: string };

/** Of all TXT records at `_smtp._tls`, those that count (RFC 8460 §3). There has to be exactly one. */
export const tlsRptRecords = (records: readonly (readonly string[])[]) => recordsOfVersion(records, VERSION);

/** RFC 3986 §2, without the three that RFC 8460 §3 wants percent-encoded: `!`, `,` and `;`. */
const URI_REST = /^(?:[A-Za-z0-9\-._~:/?#[\]@$&'()*+=]|%[0-9A-Fa-f]{2})+$/;

/** One TXT record, given as its strings (RFC 8460 §3). */
export function parseTlsRptRecord(txtStrings: readonly string[]): Result<TlsRptRecord, TlsRptRecordProblem> {
  const fields = parseTaggedRecord(txtStrings, VERSION, ['rua']);
  if (!fields.ok) return fields;
  const value = fields.value.find(field => field.name === 'rua')?.value;
  if (value === undefined || value === '') return refused({ kind: 'no-rua' });
  const warnings: TlsRptRecordProblem[] = [...fields.warnings];
  const rua: string[] = [];
  for (const part of value.split(',')) {
    const uri = part.replace(/^[ \t]+|[ \t]+$/g, '');
    const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):(.+)$/.exec(uri);
    if (!scheme || !URI_REST.test(scheme[2]!)) return refused({ kind: 'bad-uri', uri: uri.slice(0, 120) });
    switch (scheme[1]!.toLowerCase()) {
      case 'mailto':
        if (!/^[^@?]+@[^@?]+(\?.*)?$/.test(scheme[2]!))
          return refused({ kind: 'bad-uri', uri: uri.slice(0, 120) });
        break;
      case 'https':
        if (!/^\/\/[^/?#@]+/.test(scheme[2]!)) return refused({ kind: 'bad-uri', uri: uri.slice(0, 120) });
        break;
      default:
        warnings.push({ kind: 'unknown-scheme', uri: uri.slice(0, 120) });
    }
    rua.push(uri);
  }
  const extensions = fields.value.filter(field => field.name !== 'rua');
  return accepted({ rua, extensions }, warnings);
}

/** The text of a record. */
export function writeTlsRptRecord({ rua, extensions }: TlsRptRecord): string {
  const fields = [{ name: 'rua', value: rua.join(',') }, ...extensions];
  return `v=${VERSION}; ${fields.map(({ name, value }) => `${name}=${value};`).join(' ')}`;
}
