/** RFC 6943 §3.1.1: no zero before other digits, which some read as octal, and name servers refuse. */
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** The type of record that an address goes into, or undefined where it is none (RFC 4291 §2.2, without a zone index). */
export function addressType(text: string): 'A' | 'AAAA' | undefined {
  if (IPV4.test(text)) return 'A';
  return isIpv6(text) ? 'AAAA' : undefined;
}

function isIpv6(text: string): boolean {
  if (text.length > 45 || !/^[0-9a-f:.]+$/i.test(text) || !text.includes(':')) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap(half => (half === '' ? [] : half.split(':')));
  const last = text.split(':').at(-1)!;
  // RFC 4291 §2.2: an IPv4 address only at the very end.
  const embedded = last.includes('.');
  if (embedded && !IPV4.test(last)) return false;
  const sixteens = embedded ? groups.slice(0, -1) : groups;
  if (!sixteens.every(group => /^[0-9a-f]{1,4}$/i.test(group))) return false;
  const count = sixteens.length + (embedded ? 2 : 0);
  return halves.length === 2 ? count <= 7 : count === 8;
}
