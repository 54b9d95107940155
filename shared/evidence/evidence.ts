import * as z from 'zod/mini';
import { domainName } from '../model/domain-name.ts';
import { milliseconds } from '../model/time.ts';
import { anyText, CAPS, upTo, word } from './bounds/caps.ts';
import { certificatesSeen } from './certificate.ts';
import { zoneLink } from './chain.ts';
import { dnsLookup } from './dns.ts';
import { httpsExchange } from './https.ts';
import { smtpSession } from './smtp.ts';

/** From where, with what, and under which limits the observations were made. */
export const vantage = z.object({
  network: z.enum(['real', 'lab', 'recorded']),
  /** The resolvers that were asked, as a person would name them: `192.0.2.53`, `https://dns.example/dns-query`. */
  resolvers: upTo(anyText(), CAPS.resolvers),
  /** Where the web PKI roots came from, and how many there were. */
  roots: z.object({ source: anyText(), count: z.number() }),
  /** Version of the application that observed. */
  application: word(),
});
export type Vantage = z.infer<typeof vantage>;

/** How a check ended. What was not reached carries its own cause. */
export const checkEnd = z.enum(['complete', 'cancelled', 'time-limit']);

/**
 * Everything that was observed about one domain, and nothing concluded (design: the one idea). Saved, exported,
 * compared and assessed again years later; old versions are brought up to date by `migrations.ts`.
 */
export const evidence = z.object({
  format: z.literal('postzegel-evidence'),
  version: z.literal(1),
  domain: domainName,
  startedAt: milliseconds,
  endedAt: milliseconds,
  end: checkEnd,
  vantage,
  dns: upTo(dnsLookup, CAPS.lookups),
  /** The zones that answers were validated through, each once, from the trust anchor down. */
  zones: upTo(zoneLink, CAPS.zones),
  smtp: upTo(smtpSession, CAPS.sessions),
  https: upTo(httpsExchange, CAPS.exchanges),
  /** Every certificate seen, once, by the SHA-256 of its DER in lower-case hex. */
  certificates: certificatesSeen,
});
export type Evidence = z.infer<typeof evidence>;
