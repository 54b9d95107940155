import type { Evidence } from '../evidence/evidence.ts';
import { aliasesOf } from '../evidence/secure-records.ts';

/** Where the aliases of a name lead, as an answer for one type shows; undefined where the name is none. */
export const aliasEnd = (evidence: Evidence, name: string, type: string): string | undefined =>
  aliasesOf(evidence, name, type).at(-1)?.target;

/** The same as a fact that is left out where there is none. */
export function leadingTo(evidence: Evidence, name: string, type: string): { readonly aliasTo?: string } {
  const aliasTo = aliasEnd(evidence, name, type);
  return aliasTo === undefined ? {} : { aliasTo };
}
