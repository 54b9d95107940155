import * as z from 'zod/mini';

/** A point in time: milliseconds since 1970-01-01T00:00:00Z. */
export type Milliseconds = number & { readonly __milliseconds?: true };
/** A span of time, or a point in time of DNSSEC and X.509: seconds (since 1970-01-01T00:00:00Z). */
export type Seconds = number & { readonly __seconds?: true };

export const milliseconds = z.number();
export const seconds = z.number();
