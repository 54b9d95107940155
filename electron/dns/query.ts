import { randomInt } from 'node:crypto';
import { encode, RECURSION_DESIRED } from 'dns-packet';
import { typeNumber } from './wire/record-type.ts';
import { nameToWire, parseName } from './wire/wire-name.ts';

export interface Question {
  /** Presentation form, with or without the trailing dot. */
  readonly name: string;
  /** Mnemonic or `TYPE65280`. */
  readonly type: string;
}

const HEADER_OCTETS = 12;
const CHECKING_DISABLED = 0x0010;
/** What fits in one packet on every path, so that answers are not fragmented (DNS flag day 2020). */
const EDNS_PAYLOAD_OCTETS = 1_232;
const DNSSEC_OK = 0x8000;
const CLASS_IN = 1;

/**
 * One query with recursion desired, DO (RFC 4035 §3.2.1: signatures, please) and CD (RFC 4035 §3.2.2: the answer too
 * when the resolver finds it bogus, since we judge ourselves), and a random id. Throws for a name that no parser of
 * ours lets through: that is a bug.
 */
export function encodeQuery({ name, type }: Question): Uint8Array {
  const owner = parseName(name);
  const number = typeNumber(type);
  if (!owner || number === undefined) throw new Error(`no question: ${name} ${type}`);
  // The name is put in afterwards: dns-packet knows names as text only, in which a label cannot hold a dot.
  const frame = encode({
    type: 'query',
    id: randomInt(0x10000),
    flags: RECURSION_DESIRED | CHECKING_DISABLED,
    questions: [],
    additionals: [
      {
        type: 'OPT',
        name: '.',
        udpPayloadSize: EDNS_PAYLOAD_OCTETS,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: DNSSEC_OK,
        flag_do: true,
        options: [],
      },
    ],
  });
  const question = Buffer.concat([nameToWire(owner), uint16(number), uint16(CLASS_IN)]);
  const query = Buffer.concat([frame.subarray(0, HEADER_OCTETS), question, frame.subarray(HEADER_OCTETS)]);
  query.writeUInt16BE(1, 4);
  return query;
}

/** The same query under another id: DNS over HTTPS wants 0, so that answers can be shared (RFC 8484 §4.1). */
export function withId(query: Uint8Array, id: number): Uint8Array {
  const copy = Buffer.from(query);
  copy.writeUInt16BE(id, 0);
  return copy;
}

/** Whether bytes that came in are the answer to a query: same id, a response, same question (RFC 5452 §9.1). */
export function answersQuery(query: Uint8Array, bytes: Uint8Array): boolean {
  if (bytes.length < HEADER_OCTETS || bytes[0] !== query[0] || bytes[1] !== query[1] || (bytes[2]! & 0x80) === 0) {
    return false;
  }
  const questionCount = (bytes[4]! << 8) | bytes[5]!;
  // A server that could not read the question may leave it out of its error (RFC 1035 §4.1.1, FORMERR).
  if (questionCount === 0) return (bytes[3]! & 15) !== 0;
  const end = questionEnd(query);
  for (let at = HEADER_OCTETS; at < end; at += 1) {
    if (lowerCase(bytes[at] ?? -1) !== lowerCase(query[at]!)) return false;
  }
  return questionCount === 1;
}

export const isTruncated = (response: Uint8Array): boolean => (response[2]! & 0x02) !== 0;
/** The response code of the header, without the extended part. */
export const headerRcode = (response: Uint8Array): number => response[3]! & 15;

function questionEnd(query: Uint8Array): number {
  let at = HEADER_OCTETS;
  while (query[at] !== 0) at += query[at]! + 1;
  return at + 5;
}

const lowerCase = (byte: number) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte);

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}
