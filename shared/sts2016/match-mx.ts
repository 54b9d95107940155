import { comparedName, mxPatterns } from '../model/lookup/mx-patterns.ts';
import { namesAbove } from '../model/lookup/names-above.ts';

/**
 * Whether one of the patterns of a draft's record covers an MX host. The draft says that `*.example.com` is for any subdomain
 * (§3) and no more, so it reaches any number of labels down, and not example.com itself; RFC 8461 §4.1 made it one label.
 */
export function isCovered2016(patterns: readonly string[], host: string): boolean {
  const { names, wildcards } = mxPatterns(patterns);
  const name = comparedName(host);
  if (names.has(name)) return true;
  for (const above of namesAbove(name)) if (wildcards.has(above)) return true;
  return false;
}

/** The same of one pattern. */
export const matchesMx2016 = (pattern: string, host: string): boolean => isCovered2016([pattern], host);
