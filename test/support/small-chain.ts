import { createValidator, type Validated, type ValidatorSettings } from '../../electron/dnssec/index.ts';
import { fixedExchange, type Reply } from './fixed-exchange.ts';
import { nameOf, type ZoneRecord, zoneRecord } from './zone-records.ts';
import {
  dsAnchor,
  dsRecord,
  keyRecord,
  newKey,
  signatureOver,
  type SigningKey,
  type SigningTerms,
  ZSK,
} from './zone-signing.ts';

/** 2026-11-23. */
export const NOW = 1_795_392_000;
const DAY = 86_400;
export const VALID = { inception: NOW - DAY, expiration: NOW + 9 * DAY };

export const rootKey = newKey(13);
export const exampleKey = newKey(13);

type Terms = Partial<SigningTerms>;

/** An RRset with its signature, right unless the terms say otherwise. */
export function signed(
  records: readonly ZoneRecord[],
  key: SigningKey = exampleKey,
  terms: Terms = {},
): ZoneRecord[] {
  return [...records, signatureOver(records, key, { signer: 'example.', ...VALID, ...terms })];
}
export const signedText = (line: string, key?: SigningKey, terms?: Terms): ZoneRecord[] =>
  signed([zoneRecord(line)], key, terms);
export const byRoot = (records: readonly ZoneRecord[], terms: Terms = {}): ZoneRecord[] =>
  signed(records, rootKey, { signer: '.', ...terms });

const rootReplies: Readonly<Record<string, Reply>> = {
  '. DNSKEY': { answer: byRoot([keyRecord('.', rootKey)]) },
};

/** What the root and the zone `example.` answer, in order; a test puts its own in place of some. */
export function chainReplies(changed: Readonly<Record<string, Reply>> = {}): Readonly<Record<string, Reply>> {
  return {
    ...rootReplies,
    'example DS': { answer: byRoot([dsRecord('example.', exampleKey)]) },
    'example DNSKEY': { answer: signed([keyRecord('example.', exampleKey)]) },
    'www.example DS': { authority: signedText('www.example. NSEC z.example. A RRSIG NSEC') },
    'www.example A': { answer: signedText('www.example. A 192.0.2.1') },
    ...changed,
  };
}

export const chainSettings = (changed: Readonly<Record<string, Reply>> = {}): ValidatorSettings => ({
  exchange: fixedExchange(chainReplies(changed)),
  trustAnchors: [dsAnchor('.', rootKey)],
  now: () => NOW,
});

/** Resolves `www.example A`, with other replies than the right ones, and other settings. */
export const resolveWww = (
  changed: Readonly<Record<string, Reply>> = {},
  settings: Partial<ValidatorSettings> = {},
): Promise<Validated> =>
  createValidator({ ...chainSettings(changed), ...settings }).resolve('www.example', 'A');

/** A key of the same tag as another: octets at the end of a P-256 key are tried until the sum is the same. */
export function collidingKey(target: SigningKey, flags: number = ZSK): ZoneRecord {
  for (let low = 0; ; low += 1) {
    const rdata = Buffer.from(target.rdata);
    rdata.writeUInt16BE(flags, 0);
    const [a, b] = [rdata.readUInt16BE(8), rdata.readUInt16BE(10 + 2 * (low % 20))];
    const shift = 1 + low;
    if (a < shift || b + shift > 0xffff) continue;
    // One octet pair less, another more: the sum of RFC 4034 appendix B stays as it is.
    rdata.writeUInt16BE(a - shift, 8);
    rdata.writeUInt16BE(b + shift, 10 + 2 * (low % 20));
    return { owner: nameOf('example.'), type: 48, ttl: 3_600, rdata };
  }
}
