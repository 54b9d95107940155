import * as z from 'zod/mini';

const said = z.strictObject({ nl: z.string().check(z.minLength(1)), en: z.string().check(z.minLength(1)) });

/** Senders that are known by name, by what they check: `assets/senders/senders.json`. */
export const knownSenders = z.strictObject({
  senders: z.array(
    z.strictObject({
      name: said,
      checks: z.enum(['dane', 'mta-sts', 'dane-and-mta-sts']),
      source: z.string().check(z.minLength(1)),
      /** A year, a month or a day. */
      date: z.string().check(z.regex(/^20\d\d(-(0[1-9]|1[0-2])(-\d\d)?)?$/)),
      confidence: z.enum(['high', 'medium', 'low']),
    }),
  ),
});
export type KnownSender = z.infer<typeof knownSenders>['senders'][number];
