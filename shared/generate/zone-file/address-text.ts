import { addressType } from '../../model/address-type.ts';

/** The eight groups of an IPv6 address in full, however it is written; undefined where it is none. */
export function fullIpv6(text: string): string | undefined {
  if (addressType(text) !== 'AAAA') return undefined;
  const plain = text.replace(
    /(?<![\d.])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/,
    (_whole, ...octets: string[]) => {
      const [a = 0, b = 0, c = 0, d = 0] = octets.slice(0, 4).map(Number);
      return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
    },
  );
  const [front = [], back = []] = plain.split('::').map(half => (half === '' ? [] : half.split(':')));
  const zeros = Array.from({ length: 8 - front.length - back.length }, () => '0');
  const groups = plain.includes('::') ? [...front, ...zeros, ...back] : front;
  return groups.map(group => Number.parseInt(group, 16).toString(16)).join(':');
}
