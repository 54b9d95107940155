import { typeNumber } from '../../electron/dns/wire/record-type.ts';
import { nameToWire, parseName, type WireName } from '../../electron/dns/wire/wire-name.ts';

/** A record as a zone holds it: uncompressed, its rdata as bytes. */
export interface ZoneRecord {
  readonly owner: WireName;
  readonly type: number;
  readonly ttl: number;
  readonly rdata: Uint8Array;
}

/** The types that test zones have and the product has no name for. */
const MORE_TYPES: Readonly<Record<string, number>> = { HINFO: 13 };
const DEFAULT_TTL = 3_600;

/**
 * The records of a text in presentation form (RFC 1035 §5.1, RFC 4034 §2.2 to §5.3), for test vectors as the standards
 * print them: full names, brackets, comments, the owner repeated on each line. What it cannot read it throws at.
 */
export function zoneRecords(text: string): readonly ZoneRecord[] {
  return recordTexts(text).map(line => zoneRecord(line));
}

function recordTexts(text: string): readonly string[] {
  const bare = text.replaceAll(/;[^\n]*/g, '');
  const joined = bare.replaceAll(/\(([^()]*)\)/g, (_, inner: string) => inner.replaceAll('\n', ' '));
  return joined.split('\n').filter(line => line.trim() !== '');
}

/** One record: `owner [ttl] [IN] type rdata`. */
export function zoneRecord(line: string): ZoneRecord {
  const [owner = '', ...rest] = line.trim().split(/\s+/);
  const ttl = /^\d+$/.test(rest[0] ?? '') ? Number(rest.shift()) : DEFAULT_TTL;
  if (rest[0] === 'IN') rest.shift();
  const [type = '', ...fields] = rest;
  const write = WRITERS[type];
  if (!write) throw new Error(`no writer for ${type}: ${line}`);
  return { owner: nameOf(owner), type: numberOf(type), ttl, rdata: write(fields) };
}

const numberOf = (type: string): number => {
  const number = MORE_TYPES[type] ?? typeNumber(type);
  if (number === undefined) throw new Error(`unknown type ${type}`);
  return number;
};

export function nameOf(text: string): WireName {
  const name = parseName(text);
  if (!name) throw new Error(`no name: ${text}`);
  return name;
}

export const uint16 = (value: number): Buffer => Buffer.of(value >> 8, value & 255);
export const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};
const wire = (text: string) => nameToWire(nameOf(text));
const base64 = (parts: readonly string[]) => Buffer.from(parts.join(''), 'base64');
const hex = (parts: readonly string[]) => Buffer.from(parts.join(''), 'hex');

type Writer = (fields: readonly string[]) => Uint8Array;
const WRITERS: Readonly<Record<string, Writer>> = {
  A: ([address = '']) => Buffer.from(address.split('.').map(Number)),
  AAAA: ([address = '']) => ipv6(address),
  NS: ([target = '']) => wire(target),
  CNAME: ([target = '']) => wire(target),
  DNAME: ([target = '']) => wire(target),
  MX: ([preference, exchange = '']) => Buffer.concat([uint16(Number(preference)), wire(exchange)]),
  HINFO: strings => Buffer.concat(strings.map(characterString)),
  TXT: strings => Buffer.concat(strings.map(characterString)),
  SOA: ([mname = '', rname = '', ...numbers]) =>
    Buffer.concat([wire(mname), wire(rname), ...numbers.map(number => uint32(Number(number)))]),
  DS: ([tag, algorithm, digestType, ...digest]) =>
    Buffer.concat([uint16(Number(tag)), Buffer.of(Number(algorithm), Number(digestType)), hex(digest)]),
  DNSKEY: ([flags, protocol, algorithm, ...key]) =>
    Buffer.concat([uint16(Number(flags)), Buffer.of(Number(protocol), Number(algorithm)), base64(key)]),
  RRSIG: ([
    covered = '',
    algorithm,
    labels,
    ttl,
    expiration = '',
    inception = '',
    tag,
    signer = '',
    ...signature
  ]) =>
    Buffer.concat([
      uint16(numberOf(covered)),
      Buffer.of(Number(algorithm), Number(labels)),
      ...[Number(ttl), secondsOf(expiration), secondsOf(inception)].map(uint32),
      uint16(Number(tag)),
      wire(signer),
      base64(signature),
    ]),
  NSEC: ([next = '', ...types]) => Buffer.concat([wire(next), typeBitmap(types)]),
  NSEC3: ([hash, flags, iterations, salt = '', next = '', ...types]) =>
    Buffer.concat([
      nsec3Fixed(hash, flags, iterations, salt),
      Buffer.of(20),
      fromBase32Hex(next),
      typeBitmap(types),
    ]),
  NSEC3PARAM: ([hash, flags, iterations, salt = '']) => nsec3Fixed(hash, flags, iterations, salt),
};

function nsec3Fixed(
  hash: string | undefined,
  flags: string | undefined,
  iterations: string | undefined,
  salt: string,
) {
  const bytes = Buffer.from(salt === '-' ? '' : salt, 'hex');
  return Buffer.concat([
    Buffer.of(Number(hash), Number(flags)),
    uint16(Number(iterations)),
    Buffer.of(bytes.length),
    bytes,
  ]);
}

function characterString(text: string): Buffer {
  const bytes = Buffer.from(text.replaceAll('"', ''), 'latin1');
  return Buffer.concat([Buffer.of(bytes.length), bytes]);
}

function ipv6(text: string): Buffer {
  const [head = '', tail] = text.split('::');
  const groups = (part: string) =>
    part === '' ? [] : part.split(':').map(group => Number.parseInt(group, 16));
  const [front, back] = [groups(head), groups(tail ?? '')];
  const zeros = Array.from({ length: 8 - front.length - back.length }, () => 0);
  return Buffer.concat([...front, ...zeros, ...back].map(uint16));
}

/** RFC 4034 §3.2: YYYYMMDDHHmmSS in UTC, or seconds since 1970. */
export function secondsOf(time: string): number {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(time)?.slice(1).map(Number);
  if (!parts) return Number(time);
  const [year, month, day, hour, minute, second] = parts as [number, number, number, number, number, number];
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1_000;
}

/** RFC 4034 §4.1.2, all windows. */
export function typeBitmap(types: readonly string[]): Buffer {
  const windows = new Map<number, number[]>();
  for (const type of types.map(numberOf))
    windows.set(type >> 8, [...(windows.get(type >> 8) ?? []), type & 255]);
  const blocks = [...windows]
    .toSorted(([a], [b]) => a - b)
    .map(([window, low]) => {
      const bits = Buffer.alloc((Math.max(...low) >> 3) + 1);
      for (const type of low) bits[type >> 3]! |= 0x80 >> (type & 7);
      return Buffer.concat([Buffer.of(window, bits.length), bits]);
    });
  return Buffer.concat(blocks);
}

const BASE32_HEX = '0123456789abcdefghijklmnopqrstuv';

/** RFC 4648 §7 for whole groups of 5 octets, as SHA-1 values are. */
export function fromBase32Hex(text: string): Buffer {
  let bits = 0n;
  for (const digit of text.toLowerCase()) bits = (bits << 5n) | BigInt(BASE32_HEX.indexOf(digit));
  return Buffer.from(bits.toString(16).padStart((text.length * 5) / 4, '0'), 'hex');
}

export function toBase32Hex(bytes: Uint8Array): string {
  const bits = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  return bits.toString(32).padStart((bytes.length * 8) / 5, '0');
}
