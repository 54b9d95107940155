import { isIPv4 } from 'node:net';
import { typeNumber } from '../../dns/wire/record-type.ts';
import { nameToWire } from '../../dns/wire/wire-name.ts';
import { labName } from './lab-name.ts';

/** The record types that the lab has, by their numbers. */
export const RECORD_TYPE = {
  A: numberOf('A'),
  NS: numberOf('NS'),
  CNAME: numberOf('CNAME'),
  SOA: numberOf('SOA'),
  MX: numberOf('MX'),
  TXT: numberOf('TXT'),
  AAAA: numberOf('AAAA'),
  DS: numberOf('DS'),
  RRSIG: numberOf('RRSIG'),
  NSEC: numberOf('NSEC'),
  DNSKEY: numberOf('DNSKEY'),
  NSEC3: numberOf('NSEC3'),
  NSEC3PARAM: numberOf('NSEC3PARAM'),
  TLSA: numberOf('TLSA'),
};

const MAX_STRING_OCTETS = 255;

/** How the value of a record is written in a scenario, as in a zone file; TXT takes the whole value, unquoted. */
const WRITERS = {
  A: value => Buffer.from(value.split('.').map(Number)),
  AAAA: ipv6Bytes,
  MX(value) {
    const [preference, exchange = ''] = value.split(' ');
    return Buffer.concat([uint16(Number(preference)), nameToWire(labName(exchange))]);
  },
  TXT: textStrings,
  CNAME: value => nameToWire(labName(value)),
  NS: value => nameToWire(labName(value)),
  TLSA(value) {
    const fields = value.split(' ');
    return Buffer.concat([Buffer.from(fields.slice(0, 3).map(Number)), Buffer.from(fields[3] ?? '', 'hex')]);
  },
} satisfies Partial<Record<keyof typeof RECORD_TYPE, (value: string) => Uint8Array>>;

export type WritableType = keyof typeof WRITERS;

export const rdataOf = (type: WritableType, value: string): Uint8Array => WRITERS[type](value);

interface SoaFields {
  readonly mname: string;
  readonly rname: string;
  readonly serial: number;
  /** Refresh, retry, expire, minimum; seconds. */
  readonly timers: readonly [number, number, number, number];
}

export function soaRdata({ mname, rname, serial, timers }: SoaFields): Buffer {
  const names = [nameToWire(labName(mname)), nameToWire(labName(rname))];
  return Buffer.concat([...names, ...[serial, ...timers].map(uint32)]);
}

function numberOf(type: string): number {
  const number = typeNumber(type);
  if (number === undefined) throw new Error(`not a record type: ${type}`);
  return number;
}

export function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function textStrings(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const strings: Buffer[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += MAX_STRING_OCTETS) {
    const part = bytes.subarray(at, at + MAX_STRING_OCTETS);
    strings.push(Buffer.of(part.length), part);
  }
  return Buffer.concat(strings);
}

function ipv6Bytes(address: string): Buffer {
  const [head = '', tail] = address.split('::');
  const groups = (text: string) => text.split(':').filter(group => group !== '');
  const before = groups(head);
  const after = groups(tail ?? '');
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const all = tail === undefined ? before : [...before, ...zeros, ...after];
  if (all.some(isIPv4)) throw new Error(`no IPv4 part in a lab address: ${address}`);
  return Buffer.concat(all.map(group => uint16(Number.parseInt(group, 16))));
}
