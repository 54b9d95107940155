import * as z from 'zod/mini';
import { milliseconds } from '../model/time.ts';
import { anyText, CAPS, upTo, word } from './bounds/caps.ts';
import { askedName, dnsName, ipv4Address, ipv6Address } from './bounds/names.ts';
import { validationReason } from './chain.ts';
import { dnssecStatus } from './dnssec-status.ts';
import { failureCause } from './failure-cause.ts';

const record = <Type extends string, Fields extends z.core.$ZodShape>(type: Type, fields: Fields) =>
  z.object({ owner: dnsName(), type: z.literal(type), ttl: z.number(), ...fields });

/**
 * One resource record of an answer. Names are in presentation form, lower case, without trailing dot, with
 * RFC 1035 §5.1 escapes for every byte that is no letter, digit, `-`, `_` or `*`: the schema takes no others.
 */
export const dnsRecord = z.discriminatedUnion('type', [
  record('A', { address: ipv4Address() }),
  record('AAAA', { address: ipv6Address() }),
  record('MX', { preference: z.number(), exchange: dnsName() }),
  /** Each string with one character per byte (ISO 8859-1), so that nothing is lost or guessed. */
  record('TXT', { strings: upTo(anyText(), CAPS.strings) }),
  record('CNAME', { target: dnsName() }),
  record('DNAME', { target: dnsName() }),
  record('NS', { target: dnsName() }),
  record('PTR', { target: dnsName() }),
  record('TLSA', {
    certificateUsage: z.number(),
    selector: z.number(),
    matchingType: z.number(),
    data: anyText(),
  }),
  record('SOA', {
    mname: dnsName(),
    rname: dnsName(),
    serial: z.number(),
    refresh: z.number(),
    retry: z.number(),
    expire: z.number(),
    minimum: z.number(),
  }),
  record('DS', { keyTag: z.number(), algorithm: z.number(), digestType: z.number(), digest: anyText() }),
  record('DNSKEY', { flags: z.number(), protocol: z.number(), algorithm: z.number(), publicKey: anyText() }),
  record('SRV', { priority: z.number(), weight: z.number(), port: z.number(), target: dnsName() }),
  record('CAA', { flags: z.number(), tag: word(), value: anyText() }),
  /** A type the rules do not know, or rdata that does not fit its type. */
  record('other', { typeNumber: z.number(), rdata: anyText() }),
]);
export type DnsRecord = z.infer<typeof dnsRecord>;
export type DnsRecordOf<Type extends DnsRecord['type']> = Extract<DnsRecord, { type: Type }>;

/** An Extended DNS Error (RFC 8914) that came with an answer. */
export const extendedError = z.object({ infoCode: z.number(), text: anyText() });
export type ExtendedError = z.infer<typeof extendedError>;

/** Over which transport, and from which server, an answer came. */
export const dnsVia = z.object({
  transport: z.enum(['udp', 'tcp', 'tls', 'https', 'lab']),
  server: word(),
});
export type DnsVia = z.infer<typeof dnsVia>;

/** Who says what the DNSSEC status is: the resolver that was asked (its AD flag), or our own validation. */
export const statusSource = z.enum(['resolver', 'validated']);

export const dnsLookup = z.object({
  name: askedName(),
  type: word(),
  startedAt: milliseconds,
  endedAt: milliseconds,
  via: z.optional(dnsVia),
  result: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('answer'),
      /** Mnemonic: NOERROR, NXDOMAIN, SERVFAIL, ... or RCODE<n>. */
      rcode: word(),
      records: upTo(dnsRecord, CAPS.records),
      status: dnssecStatus,
      statusSource,
      reason: z.optional(validationReason),
      extendedErrors: upTo(extendedError, CAPS.extendedErrors),
    }),
    z.object({ kind: z.literal('failed'), cause: failureCause }),
  ]),
});
export type DnsLookup = z.infer<typeof dnsLookup>;
