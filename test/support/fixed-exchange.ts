import type { UpstreamExchange } from '../../electron/dnssec/ask-upstream.ts';
import type { TrustAnchor } from '../../electron/network.ts';
import { nameToText } from '../../electron/dns/wire/wire-name.ts';
import { responseBytes, type Sections } from './dns-message.ts';
import type { ZoneRecord } from './zone-records.ts';

export type Reply = Sections;

/** Answers each question, `name TYPE`, with what the table has for it; other questions get no answer. */
export function fixedExchange(replies: Readonly<Record<string, Reply>>): UpstreamExchange {
  return async (name, type) => {
    const reply = replies[`${name} ${type}`];
    if (!reply) throw new Error(`no reply for ${name} ${type}`);
    return responseBytes(name, type, reply);
  };
}

const DNSKEY = 48;

/** The trust anchor that the key with these flags is. */
export function keyAnchor(zone: readonly ZoneRecord[], flags: number): TrustAnchor {
  const key = zone.find(({ type, rdata }) => type === DNSKEY && ((rdata[0]! << 8) | rdata[1]!) === flags);
  if (!key) throw new Error(`the zone has no key with flags ${flags}`);
  const { owner, rdata } = key;
  return {
    owner: nameToText(owner),
    flags,
    protocol: rdata[2]!,
    algorithm: rdata[3]!,
    publicKey: Buffer.from(rdata.subarray(4)).toString('base64'),
  };
}
