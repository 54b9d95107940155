import * as z from 'zod/mini';
import { milliseconds } from '../model/time.ts';
import { validationReason } from './chain.ts';
import { dnssecStatus } from './dnssec-status.ts';
import { failureCause } from './failure-cause.ts';

const record = <Type extends string, Fields extends z.core.$ZodShape>(type: Type, fields: Fields) =>
  z.object({ owner: z.string(), type: z.literal(type), ttl: z.number(), ...fields });

/**
 * One resource record of an answer. Names are in presentation form, lower case, without trailing dot, with
 * RFC 1035 §5.1 escapes for every byte that is no letter, digit, `-`, `_` or `*`.
 */
export const dnsRecord = z.discriminatedUnion('type', [
  record('A', { address: z.string() }),
  record('AAAA', { address: z.string() }),
  record('MX', { preference: z.number(), exchange: z.string() }),
  /** Each string with one character per byte (ISO 8859-1), so that nothing is lost or guessed. */
  record('TXT', { strings: z.array(z.string()) }),
  record('CNAME', { target: z.string() }),
  record('DNAME', { target: z.string() }),
  record('NS', { target: z.string() }),
  record('PTR', { target: z.string() }),
  record('TLSA', {
    certificateUsage: z.number(),
    selector: z.number(),
    matchingType: z.number(),
    data: z.string(),
  }),
  record('SOA', {
    mname: z.string(),
    rname: z.string(),
    serial: z.number(),
    refresh: z.number(),
    retry: z.number(),
    expire: z.number(),
    minimum: z.number(),
  }),
  record('DS', { keyTag: z.number(), algorithm: z.number(), digestType: z.number(), digest: z.string() }),
  record('DNSKEY', { flags: z.number(), protocol: z.number(), algorithm: z.number(), publicKey: z.string() }),
  record('SRV', { priority: z.number(), weight: z.number(), port: z.number(), target: z.string() }),
  record('CAA', { flags: z.number(), tag: z.string(), value: z.string() }),
  /** A type the rules do not know, or rdata that does not fit its type. */
  record('other', { typeNumber: z.number(), rdata: z.string() }),
]);
export type DnsRecord = z.infer<typeof dnsRecord>;
export type DnsRecordOf<Type extends DnsRecord['type']> = Extract<DnsRecord, { type: Type }>;

/** An Extended DNS Error (RFC 8914) that came with an answer. */
export const extendedError = z.object({ infoCode: z.number(), text: z.string() });
export type ExtendedError = z.infer<typeof extendedError>;

/** Over which transport, and from which server, an answer came. */
export const dnsVia = z.object({
  transport: z.enum(['udp', 'tcp', 'tls', 'https', 'lab']),
  server: z.string(),
});
export type DnsVia = z.infer<typeof dnsVia>;

/** Who says what the DNSSEC status is: the resolver that was asked (its AD flag), or our own validation. */
export const statusSource = z.enum(['resolver', 'validated']);

export const dnsLookup = z.object({
  name: z.string(),
  type: z.string(),
  startedAt: milliseconds,
  endedAt: milliseconds,
  via: z.optional(dnsVia),
  result: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('answer'),
      /** Mnemonic: NOERROR, NXDOMAIN, SERVFAIL, ... or RCODE<n>. */
      rcode: z.string(),
      records: z.array(dnsRecord),
      status: dnssecStatus,
      statusSource,
      reason: z.optional(validationReason),
      extendedErrors: z.array(extendedError),
    }),
    z.object({ kind: z.literal('failed'), cause: failureCause }),
  ]),
});
export type DnsLookup = z.infer<typeof dnsLookup>;
