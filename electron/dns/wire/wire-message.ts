import type { DnsRecord, ExtendedError } from '../../../shared/evidence/dns.ts';
import { accepted, refused, type Result } from '../../../shared/model/result.ts';
import { readRecord } from './rdata.ts';
import { rcodeName } from './record-type.ts';
import { nameToText, readName, type WireName } from './wire-name.ts';

/** One record of a message, names and rdata as bytes: what validation needs. `rdata` may hold compressed names. */
export interface WireRecord {
  readonly owner: WireName;
  readonly type: number;
  readonly recordClass: number;
  readonly ttl: number;
  readonly rdata: Uint8Array;
  /** Where the rdata begins in the message, for names in it that point elsewhere. */
  readonly rdataStart: number;
  readonly message: Uint8Array;
}

export interface WireMessage {
  readonly id: number;
  readonly flags: {
    readonly response: boolean;
    readonly authoritative: boolean;
    readonly truncated: boolean;
    readonly authenticData: boolean;
  };
  /** Mnemonic of the response code, the extended part of EDNS included. */
  readonly rcode: string;
  readonly questions: readonly {
    readonly name: WireName;
    readonly type: number;
    readonly recordClass: number;
  }[];
  readonly answer: readonly WireRecord[];
  readonly authority: readonly WireRecord[];
  readonly additional: readonly WireRecord[];
  /** RFC 8914. */
  readonly extendedErrors: readonly ExtendedError[];
}

export type MessageProblem = {
  readonly kind: 'too-short' | 'bad-question' | 'bad-record' | 'too-many-records';
};

const HEADER_OCTETS = 12;
/** More than any answer to our questions holds, and few enough to look at each. */
const MAX_RECORDS = 2_000;
const CLASS_IN = 1;
const OPT = 41;
const OPTION_EDE = 15;
const MAX_EDE = 8;
const MAX_EDE_TEXT = 200;

/** A DNS message (RFC 1035 §4) as its parts. Every count and length is checked; what does not fit is refused whole. */
export function parseMessage(message: Uint8Array): Result<WireMessage, MessageProblem> {
  if (message.length < HEADER_OCTETS) return refused({ kind: 'too-short' });
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  const flags = view.getUint16(2);
  const [questionCount, ...counts] = [4, 6, 8, 10].map(at => view.getUint16(at)) as [
    number,
    number,
    number,
    number,
  ];
  if (questionCount > 1) return refused({ kind: 'bad-question' });
  if (counts.reduce((sum, count) => sum + count, 0) > MAX_RECORDS)
    return refused({ kind: 'too-many-records' });

  let at = HEADER_OCTETS;
  const questions: WireMessage['questions'][number][] = [];
  if (questionCount === 1) {
    const read = readName(message, at);
    if (!read || read.end + 4 > message.length) return refused({ kind: 'bad-question' });
    questions.push({
      name: read.name,
      type: view.getUint16(read.end),
      recordClass: view.getUint16(read.end + 2),
    });
    at = read.end + 4;
  }
  const sections: WireRecord[][] = [];
  for (const count of counts) {
    const records: WireRecord[] = [];
    for (let index = 0; index < count; index += 1) {
      const read = readWireRecord(message, view, at);
      if (!read) return refused({ kind: 'bad-record' });
      records.push(read.record);
      at = read.end;
    }
    sections.push(records);
  }
  const [answer, authority, additional] = sections as [WireRecord[], WireRecord[], WireRecord[]];
  const opt = additional.find(record => record.type === OPT);
  // RFC 6891 §6.1.3: the upper eight bits of the response code are in the TTL of the OPT record.
  const rcode = (flags & 15) | (opt ? (opt.ttl >>> 24) << 4 : 0);
  return accepted({
    id: view.getUint16(0),
    flags: {
      response: (flags & 0x8000) !== 0,
      authoritative: (flags & 0x0400) !== 0,
      truncated: (flags & 0x0200) !== 0,
      authenticData: (flags & 0x0020) !== 0,
    },
    rcode: rcodeName(rcode),
    questions,
    answer,
    authority,
    additional: additional.filter(record => record.type !== OPT),
    extendedErrors: opt ? readExtendedErrors(opt.rdata) : [],
  });
}

/** The records of a section for people and rules, signatures left out, those of another class as well. */
export function plainRecords(section: readonly WireRecord[]): readonly DnsRecord[] {
  const RRSIG = 46;
  return section
    .filter(record => record.type !== RRSIG && record.recordClass === CLASS_IN)
    .map(({ owner, type, ttl, message, rdata, rdataStart }) =>
      readRecord({
        message,
        owner: nameToText(owner),
        type,
        ttl,
        start: rdataStart,
        end: rdataStart + rdata.length,
      }),
    );
}

function readWireRecord(
  message: Uint8Array,
  view: DataView,
  offset: number,
): { record: WireRecord; end: number } | undefined {
  const read = readName(message, offset);
  if (!read || read.end + 10 > message.length) return undefined;
  const rdataStart = read.end + 10;
  const end = rdataStart + view.getUint16(read.end + 8);
  if (end > message.length) return undefined;
  const record: WireRecord = {
    owner: read.name,
    type: view.getUint16(read.end),
    recordClass: view.getUint16(read.end + 2),
    ttl: view.getUint32(read.end + 4),
    rdata: message.subarray(rdataStart, end),
    rdataStart,
    message,
  };
  return { record, end };
}

function readExtendedErrors(options: Uint8Array): readonly ExtendedError[] {
  const errors: ExtendedError[] = [];
  const view = new DataView(options.buffer, options.byteOffset, options.byteLength);
  for (let at = 0; at + 4 <= options.length && errors.length < MAX_EDE; ) {
    const end = at + 4 + view.getUint16(at + 2);
    if (end > options.length) break;
    if (view.getUint16(at) === OPTION_EDE && end - at >= 6) {
      const text = new TextDecoder().decode(options.subarray(at + 6, end)).slice(0, MAX_EDE_TEXT);
      errors.push({ infoCode: view.getUint16(at + 4), text });
    }
    at = end;
  }
  return errors;
}
