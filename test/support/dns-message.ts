import { typeNumber } from '../../electron/dns/wire/record-type.ts';
import { type WireRecord } from '../../electron/dns/wire/wire-message.ts';
import { nameToWire, type WireName } from '../../electron/dns/wire/wire-name.ts';
import { nameOf, uint16, uint32, type ZoneRecord } from './zone-records.ts';

export interface Sections {
  /** Those above 15 come with the OPT record that carries their upper bits (RFC 6891 §6.1.3). */
  readonly rcode?: number;
  readonly answer?: readonly ZoneRecord[];
  readonly authority?: readonly ZoneRecord[];
}

const RESPONSE = 0x8180;
const CLASS_IN = 1;
const OPT_OWNER_AND_TYPE = Buffer.of(0, 0, 41);

/** A response as bytes, without compression (RFC 1035 §4). */
export function responseBytes(
  name: WireName | string,
  type: number | string,
  { rcode = 0, answer = [], authority = [] }: Sections,
): Buffer {
  const asked = typeof name === 'string' ? nameOf(name) : name;
  const number = typeof type === 'string' ? typeNumber(type)! : type;
  const opt = rcode > 15 ? [OPT_OWNER_AND_TYPE, uint16(1_232), uint32((rcode >> 4) << 24), uint16(0)] : [];
  return Buffer.concat([
    ...[0, RESPONSE | (rcode & 15), 1, answer.length, authority.length, rcode > 15 ? 1 : 0].map(uint16),
    nameToWire(asked),
    uint16(number),
    uint16(CLASS_IN),
    ...[...answer, ...authority].map(recordBytes),
    ...opt,
  ]);
}

function recordBytes({ owner, type, ttl, rdata }: ZoneRecord): Buffer {
  return Buffer.concat([
    nameToWire(owner),
    uint16(type),
    uint16(CLASS_IN),
    uint32(ttl),
    uint16(rdata.length),
    rdata,
  ]);
}

/** A record as it would stand in a message of its own. */
export function wireRecord({ owner, type, ttl, rdata }: ZoneRecord): WireRecord {
  return { owner, type, recordClass: CLASS_IN, ttl, rdata, rdataStart: 0, message: rdata };
}
