import type { DnssecStatus } from '../evidence/dnssec-status.ts';

interface Alias {
  readonly owner: string;
  readonly target: string;
}

/** What the look-ups of a host's addresses showed, for choosing the TLSA base domain. */
export interface AddressAnswer {
  /** The host as the MX record names it. */
  readonly host: string;
  /** Status of the whole answer, aliases and addresses: the worst of its parts. */
  readonly status: DnssecStatus;
  /** The aliases that lead from the host to the addresses. */
  readonly aliases: readonly Alias[];
  /** Status of the first alias alone; `unknown` where only that of the whole answer was seen. */
  readonly firstAlias: DnssecStatus | 'unknown';
}

/** Where to look for TLSA records (RFC 7672 §2.2.2), or why not to. */
export type BaseDomains =
  /** In this order; a sender goes by the first that has secure TLSA records. */
  | { readonly kind: 'candidates'; readonly names: readonly [string, ...string[]] }
  /** Nothing vouches for the addresses: DANE does not apply, and mail goes as without it. */
  | { readonly kind: 'insecure' }
  /** RFC 7672 §2.1.2: an answer that cannot be believed is no answer. The host is skipped, or the mail waits. */
  | { readonly kind: 'unreachable' };

/** The TLSA base domains to try for a host, best first (RFC 7672 §2.2.2). Names in between aliases never count. */
export function baseDomains({ host, status, aliases, firstAlias }: AddressAnswer): BaseDomains {
  if (status === 'bogus' || status === 'indeterminate') return { kind: 'unreachable' };
  if (status === 'secure') {
    const expanded = expand(host, aliases);
    return { kind: 'candidates', names: expanded === host ? [host] : [expanded, host] };
  }
  // "Insecure CNAME": only where the first alias is itself secure is the host's own name tried. Where that was not seen, the
  // answer at `_25._tcp` below the host shows it: it cannot be secure unless the zone of the alias is.
  const mayBeSecure = firstAlias === 'secure' || firstAlias === 'unknown';
  return aliases.length > 0 && mayBeSecure ? { kind: 'candidates', names: [host] } : { kind: 'insecure' };
}

/** How many aliases are followed; resolvers stop at about as many. */
const MAX_ALIASES = 8;

/** The name at the end of a chain of aliases. */
export function expand(host: string, aliases: readonly Alias[]): string {
  let name = host;
  for (let hops = 0; hops < MAX_ALIASES; hops += 1) {
    const next = aliases.find(alias => alias.owner === name);
    if (!next) break;
    name = next.target;
  }
  return name;
}
