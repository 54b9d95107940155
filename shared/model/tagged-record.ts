import { accepted, type MoreProblems, refused, type Result, told } from './result.ts';
import { type StrayMark, strayMark } from './records/record-slip.ts';
import { withoutBlanks } from './without-blanks.ts';

/** One `name=value` of a record, as written. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

export type FieldProblem =
  | MoreProblems
  /** The text does not begin with the version: it is some other TXT record. */
  | { readonly kind: 'not-this-record' }
  /** A warning: white space before the first `;`, which the grammar allows and the filter of RFC 8461 §3.1 does not (erratum 6285). */
  | { readonly kind: 'space-before-separator' }
  | { readonly kind: 'not-ascii' }
  | { readonly kind: 'malformed-field'; readonly text: string }
  | { readonly kind: 'no-fields' }
  /** A sign that an editor or a panel put there, for which a field is not as it has to be. */
  | { readonly kind: 'stray-mark'; readonly mark: StrayMark }
  /** The same name again: the first one counts (RFC 8461 §3.2). */
  | { readonly kind: 'duplicate-field'; readonly name: string };

/** RFC 8461 §3.1 and RFC 8460 §3: `sts-ext-name`, `tlsrpt-ext-name`. */
const FIELD_NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/;
/** The same for values: any printable US-ASCII but `=`, `;` and space. */
const EXTENSION_VALUE = /^[\x21-\x3A\x3C\x3E-\x7E]+$/;

/**
 * The fields behind the version of a record that is built like MTA-STS' and TLS-RPT's: `v=...; name=value; ...`.
 * `freeFields` names those with a grammar of their own, which the caller checks; `repeatable` those that all count where they
 * are there more than once.
 */
export function parseTaggedRecord(
  txtStrings: readonly string[],
  version: string,
  freeFields: readonly string[],
  repeatable: readonly string[] = [],
): Result<readonly Field[], FieldProblem> {
  // RFC 8461 §3.1, RFC 7208 §3.3: several strings of one record are joined without a space.
  const text = txtStrings.join('');
  const start = `v=${version}`;
  if (!text.startsWith(start)) return refused({ kind: 'not-this-record' });
  const rest = text.slice(start.length);
  const separator = /^([ \t]*);/.exec(rest);
  if (!separator) return refused(/^[ \t]*$/.test(rest) ? { kind: 'no-fields' } : { kind: 'not-this-record' });
  // eslint-disable-next-line no-control-regex
  if (/[^\x09\x20-\x7e]/.test(text)) return refused({ kind: 'not-ascii' });
  const warnings: FieldProblem[] = separator[1] === '' ? [] : [{ kind: 'space-before-separator' }];

  const fields: Field[] = [];
  const seen = new Set<string>();
  const parts = rest.slice(separator[0].length).split(';').map(withoutBlanks);
  // The last separator may stand alone; two in a row may not.
  if (parts.at(-1) === '') parts.pop();
  if (parts.length === 0) return refused({ kind: 'no-fields' });
  for (const part of parts) {
    const equals = part.indexOf('=');
    const name = part.slice(0, Math.max(0, equals));
    const value = part.slice(equals + 1);
    if (!FIELD_NAME.test(name) || !(freeFields.includes(name) || EXTENSION_VALUE.test(value))) {
      return refused(becauseOfMark(text, { kind: 'malformed-field', text: part.slice(0, 80) }));
    }
    if (seen.has(name) && !repeatable.includes(name)) warnings.push({ kind: 'duplicate-field', name });
    else fields.push({ name, value });
    seen.add(name);
  }
  return accepted(fields, told(warnings));
}

/** What is wrong with a field, or the sign in its record that makes it wrong. */
export function becauseOfMark<Problem>(text: string, problem: Problem) {
  const mark = strayMark(text);
  return mark === undefined ? problem : ({ kind: 'stray-mark', mark } as const);
}

/** White space at the end that no `;` precedes: outside the grammar of RFC 8461 §3.1 and RFC 8460 §3. */
export const endsInSpace = (txtStrings: readonly string[]): boolean => {
  const text = txtStrings.join('');
  const kept = text.trimEnd();
  return kept.length < text.length && !kept.endsWith(';');
};

/**
 * Of the TXT records at a name, those that count as this kind: RFC 8461 §3.1 and RFC 8460 §3 drop all the others. Their prose
 * wants the `;` right behind the version, their grammar allows white space there (erratum 6285): senders take it, and take two
 * records for two where one of them is so.
 */
export function recordsOfVersion(
  records: readonly (readonly string[])[],
  version: string,
): readonly (readonly string[])[] {
  const start = `v=${version}`;
  return records.filter(strings => {
    const text = strings.join('');
    return text.startsWith(start) && /^[ \t]*;/.test(text.slice(start.length));
  });
}
