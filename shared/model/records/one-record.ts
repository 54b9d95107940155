import { type RecordSlip, recordSlip } from './record-slip.ts';
import { type MoreProblems, refused, type Result, told } from '../result.ts';
import { recordsOfVersion } from '../tagged-record.ts';

/** What can be wrong with all TXT records at a name together. */
export type RecordSetProblem =
  | MoreProblems
  /** None of the records begins as it has to: for a sender there is nothing here. */
  | { readonly kind: 'no-record' }
  /** More than one does, so that senders go by none of them. */
  | { readonly kind: 'several-records'; readonly count: number }
  /** A record that a person would take for one, and senders do not. */
  | { readonly kind: 'ignored-record'; readonly text: string; readonly slip: RecordSlip };

/** How much of a text is shown where it is told to be wrong. */
const SHOWN_CHARACTERS = 80;
/** Records that look alike are told of up to here; nobody has more, and an answer could have thousands. */
const MAX_IGNORED = 5;

/**
 * The one record that counts of all TXT records at a name: RFC 8461 §3.1 and RFC 8460 §3 drop those that do not begin with
 * the version and `;`, and go by what is left if that is a single one.
 */
export function onlyRecord<Value, Problem>(
  records: readonly (readonly string[])[],
  version: string,
  parse: (txtStrings: readonly string[]) => Result<Value, Problem>,
): Result<Value, Problem | RecordSetProblem> {
  const counting = recordsOfVersion(records, version);
  const isCounting = new Set(counting);
  const ignored = told(
    records
      .filter(record => !isCounting.has(record))
      .flatMap(record => {
        const slip = recordSlip(record.join(''), version);
        const text = record.join('').slice(0, SHOWN_CHARACTERS);
        return slip === undefined ? [] : [{ kind: 'ignored-record', text, slip } as const];
      }),
    MAX_IGNORED,
  );
  const [only, ...others] = counting;
  if (!only) return refused<Problem | RecordSetProblem>({ kind: 'no-record' }, ...ignored);
  if (others.length > 0) return refused({ kind: 'several-records', count: counting.length });
  const parsed = parse(only);
  return parsed.ok ? { ...parsed, warnings: [...parsed.warnings, ...ignored] } : parsed;
}

/** There is nothing at the name that was meant for a record. */
export const isAbsent = ([first, ...others]: readonly { readonly kind: string }[]): boolean =>
  first?.kind === 'no-record' && !others.some(({ kind }) => kind === 'ignored-record');
