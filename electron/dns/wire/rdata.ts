import type { DnsRecord } from '../../../shared/evidence/dns.ts';
import { toBase64, toHex } from '../../../shared/model/bytes.ts';
import { nameToText, readName } from './wire-name.ts';
import { typeName } from './record-type.ts';

/** A record as it lies in a message: its rdata is a slice, and names in it may be compressed. */
export interface RecordPlace {
  readonly message: Uint8Array;
  readonly owner: string;
  readonly type: number;
  readonly ttl: number;
  readonly start: number;
  readonly end: number;
}

/** What the rules and the user see of a record; rdata that does not fit its type comes out as `other`. */
export function readRecord(place: RecordPlace): DnsRecord {
  const { message, owner, type, ttl, start, end } = place;
  const rdata = message.subarray(start, end);
  const reader = Object.hasOwn(READERS, typeName(type)) ? READERS[typeName(type)] : undefined;
  const fields = reader?.(new RdataReader(place));
  if (fields) return { owner, ttl, ...fields } as DnsRecord;
  return { owner, ttl, type: 'other', typeNumber: type, rdata: toHex(rdata) };
}

/** Reads fields one after another; what is not there makes `failed` true, which is looked at once, at the end. */
class RdataReader {
  readonly #place: RecordPlace;
  #at: number;
  #failed = false;

  constructor(place: RecordPlace) {
    this.#place = place;
    this.#at = place.start;
  }

  number(octets: 1 | 2 | 4): number {
    return this.bytes(octets).reduce((sum, byte) => sum * 256 + byte, 0);
  }

  bytes(length: number): Uint8Array {
    const { message, end } = this.#place;
    if (this.#at + length > end) this.#failed = true;
    const bytes = message.subarray(this.#at, Math.min(end, this.#at + length));
    this.#at += length;
    return bytes;
  }

  rest(): Uint8Array {
    return this.bytes(Math.max(0, this.#place.end - this.#at));
  }

  name(): string {
    const read = readName(this.#place.message, this.#at);
    if (!read || read.end > this.#place.end) {
      this.#failed = true;
      return '';
    }
    this.#at = read.end;
    return nameToText(read.name);
  }

  text(): string {
    return latin1(this.bytes(this.number(1)));
  }

  get atEnd(): boolean {
    return this.#failed || this.#at >= this.#place.end;
  }

  /** All octets were there, and none are left. */
  get fits(): boolean {
    return !this.#failed && this.#at === this.#place.end;
  }
}

const latin1 = (bytes: Uint8Array) => Array.from(bytes, byte => String.fromCharCode(byte)).join('');

type Fields = Readonly<Record<string, unknown>>;
const whole = (read: (reader: RdataReader) => Fields) => (reader: RdataReader) => {
  const fields = read(reader);
  return reader.fits ? fields : undefined;
};

const READERS: Readonly<Record<string, (reader: RdataReader) => Fields | undefined>> = {
  A: whole(r => ({ type: 'A', address: r.bytes(4).join('.') })),
  AAAA: whole(r => ({ type: 'AAAA', address: ipv6Text(r.bytes(16)) })),
  MX: whole(r => ({ type: 'MX', preference: r.number(2), exchange: r.name() })),
  TXT: whole(r => ({ type: 'TXT', strings: texts(r) })),
  CNAME: whole(r => ({ type: 'CNAME', target: r.name() })),
  DNAME: whole(r => ({ type: 'DNAME', target: r.name() })),
  NS: whole(r => ({ type: 'NS', target: r.name() })),
  PTR: whole(r => ({ type: 'PTR', target: r.name() })),
  TLSA: whole(r => ({
    type: 'TLSA',
    certificateUsage: r.number(1),
    selector: r.number(1),
    matchingType: r.number(1),
    data: toHex(r.rest()),
  })),
  SOA: whole(r => ({
    type: 'SOA',
    mname: r.name(),
    rname: r.name(),
    serial: r.number(4),
    refresh: r.number(4),
    retry: r.number(4),
    expire: r.number(4),
    minimum: r.number(4),
  })),
  DS: whole(r => ({
    type: 'DS',
    keyTag: r.number(2),
    algorithm: r.number(1),
    digestType: r.number(1),
    digest: toHex(r.rest()),
  })),
  DNSKEY: whole(r => ({
    type: 'DNSKEY',
    flags: r.number(2),
    protocol: r.number(1),
    algorithm: r.number(1),
    publicKey: toBase64(r.rest()),
  })),
  SRV: whole(r => ({
    type: 'SRV',
    priority: r.number(2),
    weight: r.number(2),
    port: r.number(2),
    target: r.name(),
  })),
  CAA: whole(r => ({ type: 'CAA', flags: r.number(1), tag: r.text(), value: latin1(r.rest()) })),
};

function texts(reader: RdataReader): readonly string[] {
  const strings: string[] = [];
  while (!reader.atEnd) strings.push(reader.text());
  return strings;
}

/** RFC 5952 §4: lower case, no leading zeros, the longest run of two or more zero groups shortened. */
function ipv6Text(bytes: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, at) => ((bytes[at * 2] ?? 0) << 8) | (bytes[at * 2 + 1] ?? 0));
  let best = { start: -1, length: 1 };
  for (let start = 0; start < 8; start += 1) {
    let length = 0;
    while (groups[start + length] === 0) length += 1;
    if (length > best.length) best = { start, length };
  }
  const text = (part: readonly number[]) => part.map(group => group.toString(16)).join(':');
  if (best.start < 0) return text(groups);
  return `${text(groups.slice(0, best.start))}::${text(groups.slice(best.start + best.length))}`;
}
