import * as z from 'zod/mini';
import { milliseconds } from '../model/time.ts';
import { anyText } from './bounds/caps.ts';
import { httpsUrl, ipAddress } from './bounds/names.ts';
import { failureCause } from './failure-cause.ts';
import { tlsFacts } from './tls.ts';

/** One HTTPS GET. Redirects are never followed; where one points is told in `location`. */
export const httpsExchange = z.object({
  url: httpsUrl(),
  address: z.optional(ipAddress()),
  startedAt: milliseconds,
  endedAt: milliseconds,
  tls: z.optional(tlsFacts),
  outcome: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('response'),
      status: z.number(),
      contentType: z.optional(anyText()),
      location: z.optional(anyText()),
      /** Decoded as UTF-8; what is not UTF-8 shows as U+FFFD. */
      body: anyText(),
      /** The body went on beyond the size limit, or stopped before its announced length. */
      bodyComplete: z.boolean(),
    }),
    z.object({
      kind: z.literal('failed'),
      stage: z.enum(['resolve', 'connect', 'handshake', 'response', 'body']),
      cause: failureCause,
    }),
  ]),
});
export type HttpsExchange = z.infer<typeof httpsExchange>;
