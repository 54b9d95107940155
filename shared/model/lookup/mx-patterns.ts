import { remembered } from '../remembered.ts';

/** A name as patterns are compared: in lower case, without the dot at its end. */
export const comparedName = (name: string): string => name.toLowerCase().replace(/\.$/, '');

/** The names of MX hosts in a policy: those that stand for themselves, and what follows `*.` in the others. */
export interface MxPatterns {
  readonly names: ReadonlySet<string>;
  readonly wildcards: ReadonlySet<string>;
}

/** Patterns in a form in which a host takes the same time to look up however many there are. */
export const mxPatterns = remembered((patterns: readonly string[]): MxPatterns => {
  const all = patterns.map(comparedName);
  const isWild = (pattern: string) => pattern.startsWith('*.');
  return {
    names: new Set(all.filter(pattern => !isWild(pattern))),
    wildcards: new Set(all.filter(isWild).map(pattern => pattern.slice(2))),
  };
});
