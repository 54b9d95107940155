import type { DnsExchange } from '../../network.ts';

/** What every transport is, and what wraps one: a query's bytes go in, the answer to that query comes out. */
export type Exchange = (query: Uint8Array, signal: AbortSignal) => Promise<DnsExchange>;
