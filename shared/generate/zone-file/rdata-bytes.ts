import type { DnsRecord } from '../../evidence/dns.ts';
import { toHex } from '../../model/bytes.ts';
import { nameOfLabels } from './word-values.ts';

const latin1 = (bytes: Uint8Array) => Array.from(bytes, byte => String.fromCharCode(byte)).join('');

/**
 * A record from the bytes of its rdata, which a file may write for any type (RFC 3597 §5), where names are not compressed.
 * Undefined where they are none of that type.
 */
export function recordOfBytes(
  type: string,
  bytes: Uint8Array,
  common: { readonly owner: string; readonly ttl: number },
): DnsRecord | undefined {
  const number = (at: number, octets: number) =>
    bytes.subarray(at, at + octets).reduce((sum, byte) => sum * 256 + byte, 0);
  const lastName = (from: number) => {
    const [name, end] = nameAt(bytes, from);
    return end === bytes.length ? name : undefined;
  };
  switch (type) {
    case 'A':
      return bytes.length === 4 ? { ...common, type, address: bytes.join('.') } : undefined;
    case 'AAAA': {
      const groups = Array.from({ length: 8 }, (_, at) => number(at * 2, 2).toString(16));
      return bytes.length === 16 ? { ...common, type, address: groups.join(':') } : undefined;
    }
    case 'NS':
    case 'CNAME':
    case 'DNAME': {
      const target = lastName(0);
      return target === undefined ? undefined : { ...common, type, target };
    }
    case 'MX': {
      const exchange = lastName(2);
      return exchange === undefined ? undefined : { ...common, type, preference: number(0, 2), exchange };
    }
    case 'TXT': {
      const strings = stringsOf(bytes);
      return strings && { ...common, type, strings };
    }
    case 'TLSA': {
      const [certificateUsage, selector, matchingType] = bytes;
      if (certificateUsage === undefined || selector === undefined || matchingType === undefined)
        return undefined;
      return { ...common, type, certificateUsage, selector, matchingType, data: toHex(bytes.subarray(3)) };
    }
    case 'SOA': {
      const [mname, afterMname] = nameAt(bytes, 0);
      const [rname, at] = nameAt(bytes, afterMname);
      if (mname === undefined || rname === undefined || bytes.length !== at + 20) return undefined;
      const [serial, refresh, retry, expire] = [
        number(at, 4),
        number(at + 4, 4),
        number(at + 8, 4),
        number(at + 12, 4),
      ];
      return { ...common, type, mname, rname, serial, refresh, retry, expire, minimum: number(at + 16, 4) };
    }
    default:
      return undefined;
  }
}

/** The name that begins here, and where it ends. */
function nameAt(bytes: Uint8Array, from: number): readonly [name: string | undefined, end: number] {
  const labels: string[] = [];
  let at = from;
  while (at < bytes.length) {
    const length = bytes[at]!;
    at += 1;
    if (length === 0) return [nameOfLabels(labels), at];
    labels.push(latin1(bytes.subarray(at, at + length)));
    at += length;
  }
  return [undefined, at];
}

function stringsOf(bytes: Uint8Array): string[] | undefined {
  const strings: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = at + 1 + bytes[at]!;
    strings.push(latin1(bytes.subarray(at + 1, end)));
    at = end;
  }
  return at === bytes.length && strings.length > 0 ? strings : undefined;
}
