import * as z from 'zod/mini';
import { broughtKey, broughtRecords } from '../keys/brought-keys.ts';
import { suggestMtaSts } from '../mta-sts.ts';
import { DEFAULT_TTL } from '../record-set.ts';
import { suggestTlsRpt } from '../tls-rpt.ts';
import type { BroughtRecord } from '../tlsa-choices.ts';
import type { Milliseconds } from '../../model/time.ts';
import type { DomainReading } from '../../reading/domain-reading.ts';

/** What the user has filled in, as typed: nothing is lost by a mistake on the way. */
export const drafts = z.object({
  rua: z.string(),
  mode: z.enum(['testing', 'enforce', 'none']),
  maxAge: z.string(),
  mx: z.string(),
  id: z.string(),
  host: z.enum(['as-is', 'address', 'alias']),
  addresses: z.string(),
  target: z.string(),
  ttl: z.string(),
  /** Texts of the TLSA records that are to be published, by host; absent where our advice is taken. */
  chosen: z.record(z.string(), z.array(z.string())),
  /** Certificates and keys that were brought; of private keys the public half. */
  keys: z.array(broughtKey),
  /** Records that were added beside them, as those of an issuer's siblings. */
  brought: z.array(
    z.object({
      host: z.string(),
      name: z.string(),
      record: z.object({
        certificateUsage: z.number(),
        selector: z.number(),
        matchingType: z.number(),
        data: z.string(),
      }),
    }),
  ),
  dnskey: z.string(),
});
export type Drafts = Readonly<z.infer<typeof drafts>>;

/** Begins with what the check saw. */
export function firstDrafts(reading: DomainReading, now: Milliseconds): Drafts {
  const { mode, maxAge, mx, id } = suggestMtaSts(reading, Math.floor(now / 1000));
  return {
    rua: suggestTlsRpt(reading).rua.join('\n'),
    mode,
    maxAge: String(maxAge),
    mx: mx.join('\n'),
    id,
    host: 'as-is',
    addresses: '',
    target: '',
    ttl: String(DEFAULT_TTL),
    chosen: {},
    keys: [],
    brought: [],
    dnskey: '',
  };
}

/** The TLSA records that were brought, in one way or another. */
export const broughtBy = ({ keys, brought }: Pick<Drafts, 'keys' | 'brought'>): readonly BroughtRecord[] => [
  ...broughtRecords(keys),
  ...brought,
];

/** The lines that hold something. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
