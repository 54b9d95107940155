import * as z from 'zod/mini';

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** Issuers of one authority, of which any may sign the next certificate. A fact about the world, with its source and day. */
export const issuerFamily = z.strictObject({
  name: z.string(),
  source: z.string().check(z.regex(/^https:\/\//)),
  /** The day on which it was looked up, as `2026-11-23`. */
  collected: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
  generations: z
    .array(
      z.strictObject({
        /** New certificates come from this generation. Of others, some are still in use. */
        issuesNow: z.boolean(),
        /** The day on which its certificates end. */
        until: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
        /** Digest of each SubjectPublicKeyInfo: what `2 1 1` holds. */
        issuers: z.array(z.strictObject({ name: z.string(), sha256 })).check(z.minLength(1)),
      }),
    )
    .check(z.minLength(1)),
});
export type IssuerFamily = z.infer<typeof issuerFamily>;
