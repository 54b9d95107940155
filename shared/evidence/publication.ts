import * as z from 'zod/mini';
import { domainName } from '../model/domain-name.ts';
import { milliseconds } from '../model/time.ts';
import { CAPS, upTo, word } from './bounds/caps.ts';
import { askedName, dnsName, ipAddress, nameOrAddress } from './bounds/names.ts';
import { certificatesSeen } from './certificate.ts';
import { dnsLookup, dnsRecord, dnsVia } from './dns.ts';
import { checkEnd, vantage } from './evidence.ts';
import { failureCause } from './failure-cause.ts';
import { httpsExchange } from './https.ts';

/** The name servers of one zone, as its NS records name them, with the addresses that were asked. */
export const zoneServers = z.object({
  zone: dnsName(),
  servers: upTo(z.object({ name: dnsName(), addresses: upTo(ipAddress(), CAPS.records) }), CAPS.nameServers),
  /** Servers and addresses beyond what is asked of one zone. */
  leftOut: upTo(nameOrAddress(), CAPS.leftOut),
});

/** What one address of one name server said to one question. */
export const nameServerAnswer = z.object({
  zone: dnsName(),
  server: dnsName(),
  address: ipAddress(),
  name: askedName(),
  type: word(),
  startedAt: milliseconds,
  endedAt: milliseconds,
  via: z.optional(dnsVia),
  result: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('answer'),
      rcode: word(),
      /** AA (RFC 1035 §4.1.1): it speaks for this zone itself. */
      authoritative: z.boolean(),
      records: upTo(dnsRecord, CAPS.records),
      /** Signatures came along. Whether they hold is for a whole check to say. */
      signed: z.boolean(),
    }),
    z.object({ kind: z.literal('failed'), cause: failureCause }),
  ]),
});
export type NameServerAnswer = z.infer<typeof nameServerAnswer>;

/**
 * What was observed after publishing: what every name server holds at the names that were to change, what the user's own
 * resolver gives, and the policy file. Nothing is concluded here; `shared/publication` does.
 */
export const publicationEvidence = z.object({
  format: z.literal('postzegel-publication'),
  version: z.literal(1),
  domain: domainName,
  startedAt: milliseconds,
  endedAt: milliseconds,
  end: checkEnd,
  vantage,
  zones: upTo(zoneServers, CAPS.lookups),
  /** The zone that each name asked for lies in; without one, no zone was found. */
  names: upTo(z.object({ name: askedName(), zone: z.optional(dnsName()) }), CAPS.lookups),
  answers: upTo(nameServerAnswer, CAPS.nameServerAnswers),
  /** By the user's resolver, validated: the name servers, their addresses, and the same questions once more. */
  dns: upTo(dnsLookup, CAPS.nameServerAnswers),
  https: upTo(httpsExchange, CAPS.exchanges),
  certificates: certificatesSeen,
});
export type PublicationEvidence = z.infer<typeof publicationEvidence>;
