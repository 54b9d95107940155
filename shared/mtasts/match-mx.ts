import { comparedName, mxPatterns } from '../model/lookup/mx-patterns.ts';

/** What lies behind the first label; nothing where there is no label before it. */
function behindFirstLabel(name: string): string | undefined {
  const dot = name.indexOf('.');
  return dot > 0 ? name.slice(dot + 1) : undefined;
}

/**
 * Whether one of a policy's `mx` patterns covers an MX host (RFC 8461 §4.1, RFC 6125 §6.4.3): the same name in any case, or
 * `*` for exactly one left-most label. The name is the one in the MX record, never what an alias of it leads to.
 */
export function isCovered(patterns: readonly string[], host: string): boolean {
  const { names, wildcards } = mxPatterns(patterns);
  const name = comparedName(host);
  const behind = behindFirstLabel(name);
  return names.has(name) || (behind !== undefined && wildcards.has(behind));
}

/** The same of one pattern. */
export const matchesMx = (pattern: string, host: string): boolean => isCovered([pattern], host);

/** The patterns that cover none of the hosts. */
export function unusedPatterns(patterns: readonly string[], hosts: readonly string[]): readonly string[] {
  const names = new Set(hosts.map(comparedName));
  const behind = new Set([...names].map(behindFirstLabel));
  return patterns.filter(pattern => {
    const wanted = comparedName(pattern);
    return !(wanted.startsWith('*.') ? behind.has(wanted.slice(2)) : names.has(wanted));
  });
}
