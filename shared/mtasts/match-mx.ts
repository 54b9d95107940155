/**
 * Whether a policy's `mx` pattern covers an MX host (RFC 8461 §4.1, RFC 6125 §6.4.3): the same name in any case, or `*`
 * for exactly one left-most label. The name is the one in the MX record, never what an alias of it leads to.
 */
export function matchesMx(pattern: string, host: string): boolean {
  const wanted = pattern.toLowerCase().replace(/\.$/, '');
  const name = host.toLowerCase().replace(/\.$/, '');
  if (!wanted.startsWith('*.')) return wanted === name;
  const dot = name.indexOf('.');
  return dot > 0 && name.slice(dot + 1) === wanted.slice(2);
}
