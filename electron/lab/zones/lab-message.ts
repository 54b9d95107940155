import { nameToWire, readName, type WireName } from '../../dns/wire/wire-name.ts';
import { nameKey } from './lab-name.ts';
import { uint16, uint32 } from './lab-rdata.ts';
import type { RecordSet } from './zone.ts';

/** What the lab reads of a query: one question, and the EDNS that came with it. */
interface LabQuery {
  readonly id: number;
  readonly opcode: number;
  readonly recursionDesired: boolean;
  readonly checkingDisabled: boolean;
  /** The question section as it came, capitals included. */
  readonly question: Buffer;
  readonly name: WireName;
  readonly type: number;
  readonly recordClass: number;
  /** Absent: no EDNS (RFC 6891). */
  readonly edns?: { readonly payloadSize: number; readonly dnssecOk: boolean };
}

interface LabReply {
  readonly rcode: number;
  readonly answer: readonly RecordSet[];
  readonly authority: readonly RecordSet[];
}

const HEADER_OCTETS = 12;
const OPT = 41;
/** RFC 6891 §6.2.3, and the size that DNS flag day 2020 settled on. */
const OWN_PAYLOAD_SIZE = 1_232;
/** RFC 1035 §4.2.1: what fits without EDNS. */
const PLAIN_PAYLOAD_SIZE = 512;
const DO_BIT = 0x8000;
const FLAG = {
  response: 0x8000,
  authoritative: 0x0400,
  truncated: 0x0200,
  recursionDesired: 0x0100,
  recursionAvailable: 0x0080,
  cd: 0x0010,
};
/** RFC 1035 §4.1.4: a pointer has 14 bits. */
const MAX_POINTER = 0x3fff;

/** Reads a query, or gives undefined where the bytes are none that the lab would answer. */
export function readQuery(bytes: Buffer): LabQuery | undefined {
  if (bytes.length < HEADER_OCTETS) return undefined;
  const flags = bytes.readUInt16BE(2);
  const counts = [4, 6, 8, 10].map(at => bytes.readUInt16BE(at));
  if ((flags & FLAG.response) !== 0 || counts[0] !== 1 || counts[1] !== 0 || counts[2] !== 0)
    return undefined;
  const read = readName(bytes, HEADER_OCTETS);
  // Nothing lies before the question that its name could point at.
  if (!read || read.end - HEADER_OCTETS !== nameToWire(read.name).length) return undefined;
  const end = read.end + 4;
  if (bytes.length < end) return undefined;
  const edns = readEdns(bytes.subarray(end), counts[3]!);
  return {
    id: bytes.readUInt16BE(0),
    opcode: (flags >> 11) & 15,
    recursionDesired: (flags & FLAG.recursionDesired) !== 0,
    checkingDisabled: (flags & FLAG.cd) !== 0,
    question: bytes.subarray(HEADER_OCTETS, end),
    name: read.name,
    type: bytes.readUInt16BE(read.end),
    recordClass: bytes.readUInt16BE(read.end + 2),
    ...(edns ? { edns } : {}),
  };
}

/** Only an OPT that comes first is seen: queries carry no other record. */
function readEdns(additional: Buffer, count: number): LabQuery['edns'] {
  if (count === 0 || additional.length < 11 || additional[0] !== 0 || additional.readUInt16BE(1) !== OPT) {
    return undefined;
  }
  return { payloadSize: additional.readUInt16BE(3), dnssecOk: (additional.readUInt16BE(7) & DO_BIT) !== 0 };
}

/** How large an answer over UDP may be for this asker. */
export const payloadLimit = ({ edns }: LabQuery): number =>
  edns ? Math.max(PLAIN_PAYLOAD_SIZE, Math.min(edns.payloadSize, OWN_PAYLOAD_SIZE)) : PLAIN_PAYLOAD_SIZE;

/**
 * Writes the answer to a query.
 * @param limitOctets a longer answer is left out, and the asker told to come back over TCP (RFC 2181 §9)
 */
export function writeReply(query: LabQuery, reply: LabReply, limitOctets: number): Buffer {
  const whole = messageOf(query, reply, 0);
  if (whole.length <= limitOctets) return whole;
  return messageOf(query, { ...reply, answer: [], authority: [] }, FLAG.truncated);
}

function messageOf(query: LabQuery, { rcode, answer, authority }: LabReply, moreFlags: number): Buffer {
  const flags =
    FLAG.response |
    (query.opcode << 11) |
    // Asked without recursion, the lab is the name server of all its zones; asked with it, it is their resolver.
    (query.recursionDesired ? FLAG.recursionDesired | FLAG.recursionAvailable : FLAG.authoritative) |
    (query.checkingDisabled ? FLAG.cd : 0) |
    moreFlags |
    rcode;
  const count = (sets: readonly RecordSet[]) => sets.reduce((sum, set) => sum + set.rdata.length, 0);
  const counts = [1, count(answer), count(authority), query.edns ? 1 : 0];
  const parts = [...[query.id, flags, ...counts].map(uint16), query.question];
  const offsets = nameOffsets(query.name);
  let at = HEADER_OCTETS + query.question.length;
  for (const set of [...answer, ...authority]) {
    for (const rdata of set.rdata) {
      const owner = compressedName(set.owner, at, offsets);
      const record = Buffer.concat([
        owner,
        uint16(set.type),
        uint16(1),
        uint32(set.ttl),
        uint16(rdata.length),
        rdata,
      ]);
      parts.push(record);
      at += record.length;
    }
  }
  if (query.edns) parts.push(optRecord(query.edns.dnssecOk));
  return Buffer.concat(parts);
}

const optRecord = (dnssecOk: boolean) =>
  Buffer.concat([
    Buffer.of(0),
    uint16(OPT),
    uint16(OWN_PAYLOAD_SIZE),
    uint16(0),
    uint16(dnssecOk ? DO_BIT : 0),
    uint16(0),
  ]);

/** Where each name of the question lies in the message, for later names to point at. */
function nameOffsets(name: WireName): Map<string, number> {
  const offsets = new Map<string, number>();
  let at = HEADER_OCTETS;
  for (const [index, label] of name.entries()) {
    offsets.set(nameKey(name.slice(index)), at);
    at += label.length + 1;
  }
  return offsets;
}

/** RFC 1035 §4.1.4, for owner names only: rdata stays as it was signed. */
function compressedName(name: WireName, at: number, offsets: Map<string, number>): Uint8Array {
  for (let skip = 0; skip < name.length; skip += 1) {
    const key = nameKey(name.slice(skip));
    const known = offsets.get(key);
    if (known !== undefined) {
      const head = nameToWire(name.slice(0, skip)).subarray(0, -1);
      return Buffer.concat([head, uint16(0xc000 | known)]);
    }
    const offset = at + nameToWire(name.slice(0, skip)).length - 1;
    if (offset <= MAX_POINTER) offsets.set(key, offset);
  }
  return nameToWire(name);
}
