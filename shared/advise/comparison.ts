import type { AdviceData, AdviceRow, Criterion, Part } from './advice-data.ts';
import type { ForYou } from './for-you.ts';
import { forYou } from './rules/rules.ts';
import type { Situation } from './situation.ts';

/** A row of the table: then, now, and what it comes to for a domain, once there is one. */
export interface ComparedRow {
  readonly row: AdviceRow;
  readonly forYou: ForYou | undefined;
}
export interface ComparedPart {
  readonly part: Part;
  readonly rows: readonly ComparedRow[];
}
export interface ComparedCriterion {
  readonly criterion: Criterion;
  readonly forYou: ForYou | undefined;
}

/** The advisory table, part by part; without a situation its last column is still to be filled in by a check. */
export const comparedTable = (data: AdviceData, situation: Situation | undefined): readonly ComparedPart[] =>
  data.tables.map(({ part, rows }) => ({
    part,
    rows: rows.map(row => ({ row, forYou: situation && forYou(row.rule, situation) })),
  }));

export const comparedCriteria = (
  data: AdviceData,
  situation: Situation | undefined,
): readonly ComparedCriterion[] =>
  data.criteria.map(criterion => ({ criterion, forYou: situation && forYou(criterion.rule, situation) }));
