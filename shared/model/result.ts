/**
 * What every parser returns. A parser never throws on input: what is wrong with it comes back as `errors`, what is
 * odd but usable as `warnings`, both as data that `shared/words` can put into sentences.
 */
export type Result<Value, Problem> =
  | { readonly ok: true; readonly value: Value; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly errors: readonly [Problem, ...Problem[]] };

export const accepted = <Value, Problem>(
  value: Value,
  warnings: readonly Problem[] = [],
): Result<Value, Problem> => ({ ok: true, value, warnings });

export const refused = <Problem>(...errors: [Problem, ...Problem[]]): Result<never, Problem> => ({
  ok: false,
  errors,
});

/** In place of problems that are not told one by one: how many there are. */
export interface MoreProblems {
  readonly kind: 'more-problems';
  readonly count: number;
}

/** Problems of one kind that are told one by one. Default 20: who has more looks for their common cause. */
const MOST_OF_A_KIND = 20;

/**
 * Problems as they are told: the first of each kind, so that many of one hide no other, and behind them how many more there are.
 * A text that a stranger made can have a hundred thousand.
 * @param kindOf what counts as one kind
 */
export function told<Problem extends { readonly kind: string }>(
  problems: readonly Problem[],
  most = MOST_OF_A_KIND,
  kindOf: (problem: Problem) => string = ({ kind }) => kind,
): readonly (Problem | MoreProblems)[] {
  const counts = new Map<string, number>();
  const kept = problems.filter(problem => {
    const kind = kindOf(problem);
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= most;
  });
  const count = problems.length - kept.length;
  return count === 0 ? kept : [...kept, { kind: 'more-problems', count }];
}
