/** RFC 3986 §3.3 `pchar`, without the three that RFC 8460 §3 wants percent-encoded: `!`, `,` and `;`. */
const PCHAR = "(?:[A-Za-z0-9\\-._~$&'()*+=:@]|%[0-9A-Fa-f]{2})";
const USERINFO = "(?:[A-Za-z0-9\\-._~$&'()*+=:]|%[0-9A-Fa-f]{2})*@";
/** RFC 3986 §3.2.2: an IPv6 address by its characters, or what may come after it. */
const IP_LITERAL = "\\[(?:[0-9A-Fa-f:.]+|[vV][0-9A-Fa-f]+\\.[A-Za-z0-9\\-._~$&'()*+=:]+)\\]";
const HOST = `(?:${IP_LITERAL}|(?:[A-Za-z0-9\\-._~$&'()*+=]|%[0-9A-Fa-f]{2})*)`;
const AUTHORITY = `//(?:${USERINFO})?${HOST}(?::[0-9]*)?(?:/${PCHAR}*)*`;
const ROOTLESS = `${PCHAR}+(?:/${PCHAR}*)*`;
const QUERY = `(?:${PCHAR}|[/?])*`;
/** RFC 3986 §3: scheme, then an authority with a path or a path alone, then query and fragment. */
const URI = new RegExp(
  `^([A-Za-z][A-Za-z0-9+.-]*):(?:${AUTHORITY}|/(?:${ROOTLESS})?|${ROOTLESS}|)(?:\\?${QUERY})?(?:#${QUERY})?$`,
);

export type ReportUri =
  | { readonly kind: 'mailto'; readonly address: string }
  | { readonly kind: 'https' }
  /** A URI, though none that a report could go to: no address, or no host. */
  | { readonly kind: 'without-destination' }
  /** Another scheme than the two that RFC 8460 §3 knows. */
  | { readonly kind: 'unknown-scheme' }
  | { readonly kind: 'no-uri' };

/** What a `rua` URI leads to (RFC 8460 §3, RFC 3986 §3, RFC 6068 §2). */
export function readReportUri(uri: string): ReportUri {
  const scheme = URI.exec(uri)?.[1]?.toLowerCase();
  if (scheme === undefined) return { kind: 'no-uri' };
  const rest = uri.slice(scheme.length + 1);
  if (scheme === 'https') {
    return /^\/\/(?:[^/?#@]*@)?[^/?#@:]/.test(rest) ? { kind: 'https' } : { kind: 'without-destination' };
  }
  if (scheme !== 'mailto') return { kind: 'unknown-scheme' };
  const [address = ''] = rest.split(/[?#]/, 1);
  return /^[^@/]+@[^@/]+$/.test(address) ? { kind: 'mailto', address } : { kind: 'without-destination' };
}

/** A URI as a `rua` may hold it: RFC 8460 §3 wants `,`, `!` and `;` percent-encoded. */
export const encodeReportUri = (uri: string): string =>
  uri.replace(/[,!;]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
