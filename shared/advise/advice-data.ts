import * as z from 'zod/mini';
import { RULE_NAMES } from './rule-names.ts';

/** A text in both languages. */
const said = z.strictObject({
  nl: z.string().check(z.minLength(1)),
  en: z.string().check(z.minLength(1)),
});

/** How sure a fact is: read in the primary text, in a good secondary source, or in a single weak one. */
export const confidence = z.enum(['high', 'medium', 'low']);
/** A year, a month or a day. */
export const sourceDate = z.string().check(z.regex(/^20\d\d(-(0[1-9]|1[0-2])(-\d\d)?)?$/));

const now = z.strictObject({
  ...said.shape,
  source: z.string().check(z.minLength(1)),
  date: sourceDate,
  confidence,
});
const rule = z.enum(RULE_NAMES);

const row = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9-]+$/)),
  /** Which of the two it is about. */
  side: z.enum(['dane', 'sts', 'both']),
  stance: z.enum(['for', 'against', 'neutral']),
  /** What the memo of May 2016 says, in other words. */
  memo: said,
  /** Where the memo simplifies or errs. */
  correction: z.optional(said),
  now,
  /** The rule that decides what it comes to for a domain. */
  rule,
});
export type AdviceRow = z.infer<typeof row>;

/** Where a row comes from: a part of the memo, or what it could not know. */
export const PARTS = ['table', 'analysis', 'conclusions', 'since'] as const;
export type Part = (typeof PARTS)[number];

/** One part of the advisory table: a file of `assets/advice`. */
export const adviceTable = z.strictObject({
  part: z.enum(PARTS),
  rows: z.array(row).check(z.minLength(1)),
});

const criterion = z.strictObject({
  id: z.enum(['added-value', 'open-process', 'support', 'listing']),
  memo: said,
  now,
  changed: said,
  rule,
});
export type Criterion = z.infer<typeof criterion>;

/** The four criteria by which a standard gets on the list of open standards: `assets/advice/criteria.json`. */
export const criteria = z.strictObject({
  criteria: z.array(criterion).check(z.minLength(4), z.maxLength(4)),
});

/** All that is known beside what was observed. It comes from `assets/`, and reaches these functions as an argument. */
export interface AdviceData {
  readonly tables: readonly z.infer<typeof adviceTable>[];
  readonly criteria: readonly Criterion[];
  readonly providers: readonly Provider[];
}

const provider = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** MX host names: as they are, or `*.` before what they end in, at any depth. */
  patterns: z.array(z.string().check(z.regex(/^(\*\.)?[a-z0-9.-]+$/))).check(z.minLength(1)),
  /**
   * Whether DANE can be had there for mail that comes in; `after-move`: under another host name of theirs;
   * `switch-on`: once the customer asks for it in the provider's settings.
   */
  dane: z.enum(['yes', 'switch-on', 'after-move', 'no', 'unknown']),
  source: z.string(),
  date: sourceDate,
  confidence,
});
export type Provider = z.infer<typeof provider>;
export const providers = z.strictObject({ providers: z.array(provider) });

/** The data as the files hold it, once checked. Throws where one does not fit: a mistake of ours. */
export function adviceData(files: {
  readonly tables: readonly unknown[];
  readonly criteria: unknown;
  readonly providers: unknown;
}): AdviceData {
  return {
    tables: files.tables.map(file => adviceTable.parse(file)),
    criteria: criteria.parse(files.criteria).criteria,
    providers: providers.parse(files.providers).providers,
  };
}
