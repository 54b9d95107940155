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
  /** A URI, though none that a report could go to: no address, no host, or a name that can be none. */
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
    const host = /^\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#@:]+)/.exec(rest)?.[1];
    return host !== undefined && isWebHost(host) ? { kind: 'https' } : { kind: 'without-destination' };
  }
  if (scheme !== 'mailto') return { kind: 'unknown-scheme' };
  const [address = ''] = rest.split(/[?#]/, 1);
  return isMailbox(address) ? { kind: 'mailto', address } : { kind: 'without-destination' };
}

/** A report can go there: the URI is one of the two kinds that RFC 8460 §3 knows, and names somebody. */
export const isDeliverable = (uri: string): boolean => {
  const { kind } = readReportUri(uri);
  return kind === 'mailto' || kind === 'https';
};

/** RFC 3986 §2.1; what is no UTF-8 once decoded stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** One address of RFC 6068 §2, `local-part "@" domain`: no port, no dot at the end, no second address behind it. */
function isMailbox(address: string): boolean {
  const [local = '', domain = '', ...more] = decoded(address).split('@');
  // eslint-disable-next-line no-control-regex
  const isLocal = /^[^\x00-\x20\x7f/]+$/.test(local) || /^"[^"\\]+"$/.test(local);
  return more.length === 0 && isLocal && (/^\[[0-9A-Za-z.:]+\]$/.test(domain) || isMailDomain(domain));
}

const LABEL = /^[A-Za-z0-9\u0080-\uffff](?:[A-Za-z0-9\u0080-\uffff-]{0,61}[A-Za-z0-9\u0080-\uffff])?$/;
/** RFC 5321 §4.1.2 Domain, in A-labels or U-labels; a number at its end makes it an address, which stands in brackets. */
const isMailDomain = (domain: string): boolean =>
  domain.length <= 253 && domain.split('.').every(label => LABEL.test(label)) && !/(?:^|\.)\d+$/.test(domain);

/** RFC 3986 §3.2.2: an address in brackets, or a name without empty labels but for the one of the root. */
const isWebHost = (host: string): boolean =>
  host.startsWith('[') || (host !== '.' && !/^\.|\.\./.test(decoded(host)));

/** A URI as a `rua` may hold it: RFC 8460 §3 wants `,`, `!` and `;` percent-encoded. */
export const encodeReportUri = (uri: string): string =>
  uri.replace(/[,!;]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
