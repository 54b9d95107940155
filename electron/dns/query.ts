import { randomInt } from 'node:crypto';
import { encode, RECURSION_DESIRED } from 'dns-packet';
import { typeNumber } from './wire/record-type.ts';
import { failed, type Failed } from '../limited-wait.ts';
import { nameToWire, readNameText } from './wire/wire-name.ts';

export interface Question {
  /** Presentation form, with or without the trailing dot. */
  readonly name: string;
  /** Mnemonic or `TYPE65280`. */
  readonly type: string;
}

export interface EncodedQuery {
  readonly kind: 'query';
  readonly query: Uint8Array;
}

/** RFC 1035 §4.1.1. */
export const HEADER_OCTETS = 12;
const CHECKING_DISABLED = 0x0010;
/** What fits in one packet on every path, so that answers are not fragmented (DNS flag day 2020). */
const EDNS_PAYLOAD_OCTETS = 1_232;
const DNSSEC_OK = 0x8000;
const CLASS_IN = 1;

/** Who is asked: a resolver that finds the answer, or a name server for what it holds itself. */
export type Asked = 'resolver' | 'name-server';

/** RFC 1035 §4.1.1: a name server is not asked to go and look elsewhere. CD is for resolvers (RFC 4035 §3.2.2). */
const FLAGS: Readonly<Record<Asked, number>> = {
  resolver: RECURSION_DESIRED | CHECKING_DISABLED,
  'name-server': 0,
};

/**
 * One query with DO (RFC 4035 §3.2.1: signatures, please) and a random id; for a resolver with recursion desired and CD
 * (RFC 4035 §3.2.2: the answer too when the resolver finds it bogus, since we judge ourselves). Names come from answers
 * and from what people type: one that DNS cannot hold (RFC 1035 §2.3.4) is a failed look-up. Throws for a type that does
 * not exist: those are ours.
 */
export function encodeQuery({ name, type }: Question, asked: Asked = 'resolver'): EncodedQuery | Failed {
  const number = typeNumber(type);
  if (number === undefined) throw new Error(`no type: ${type}`);
  const owner = readNameText(name);
  if (!owner.ok) return failed({ kind: 'impossible-name', problem: owner.errors[0] });
  // The name is put in afterwards: dns-packet knows names as text only, in which a label cannot hold a dot.
  const frame = encode({
    type: 'query',
    id: randomInt(0x10000),
    flags: FLAGS[asked],
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
  const question = Buffer.concat([nameToWire(owner.value), uint16(number), uint16(CLASS_IN)]);
  const query = Buffer.concat([frame.subarray(0, HEADER_OCTETS), question, frame.subarray(HEADER_OCTETS)]);
  query.writeUInt16BE(1, 4);
  return { kind: 'query', query };
}

/** The same query under another id: DNS over HTTPS wants 0, so that answers can be shared (RFC 8484 §4.1). */
export function withId(query: Uint8Array, id: number): Uint8Array {
  const copy = Buffer.from(query);
  copy.writeUInt16BE(id, 0);
  return copy;
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}
