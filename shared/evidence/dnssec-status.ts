import * as z from 'zod/mini';

/** RFC 4033 §5: the four states of a DNSSEC answer. Keep them apart everywhere. */
export const dnssecStatus = z.enum(['secure', 'insecure', 'bogus', 'indeterminate']);
export type DnssecStatus = z.infer<typeof dnssecStatus>;
