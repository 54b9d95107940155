import type { Evidence } from '../evidence/evidence.ts';
import { aliasesOf, lookupOf } from '../evidence/secure-records.ts';

/**
 * Where to look for a host's TLSA records, best first (RFC 7672 §2.2.2 and §2.2.3). Empty where DANE does not apply,
 * because nothing vouches for the host's addresses.
 */
export function tlsaBaseDomains(evidence: Evidence, host: string): readonly string[] {
  const results = (['A', 'AAAA'] as const).map(type => lookupOf(evidence, host, type)?.result);
  const secure = results.some(result => result?.kind === 'answer' && result.status === 'secure');
  const aliases = [...aliasesOf(evidence, host, 'A'), ...aliasesOf(evidence, host, 'AAAA')];
  if (aliases.length === 0) return secure ? [host] : [];
  // RFC 7672 §2.2.3: all of the way secure: the expanded name first, then the host's own. Only part of it secure: the
  // TLSA look-up at the host's own name decides, as it is secure only if the zone of the first alias is.
  return secure ? [...new Set([expand(host, aliases), host])] : [host];
}

/** How many aliases are followed; resolvers stop at about as many. */
const MAX_ALIASES = 8;

/** The name at the end of a chain of aliases. */
export function expand(host: string, aliases: readonly { owner: string; target: string }[]): string {
  let name = host;
  for (let hops = 0; hops < MAX_ALIASES; hops += 1) {
    const next = aliases.find(alias => alias.owner === name);
    if (!next) break;
    name = next.target;
  }
  return name;
}
