/**
 * Whether a pattern of the draft covers an MX host. The draft says that `*.example.com` is for any subdomain (§3) and no
 * more, so it reaches any number of labels down, and not example.com itself; RFC 8461 §4.1 made it one label.
 */
export function matchesMx2016(pattern: string, host: string): boolean {
  const wanted = pattern.toLowerCase().replace(/\.$/, '');
  const name = host.toLowerCase().replace(/\.$/, '');
  if (!wanted.startsWith('*.')) return wanted === name;
  const suffix = wanted.slice(1);
  return name.length > suffix.length && name.endsWith(suffix);
}
