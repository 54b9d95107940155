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
