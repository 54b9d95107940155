import type { DnsVia } from '../../../shared/evidence/dns.ts';
import type { DnsExchange } from '../../network.ts';

/**
 * What every transport is, and what wraps one: a query's bytes go in, the answer to that query comes out. Nothing is
 * thrown; when the promise settles, nothing that was opened for this query alone is open any more.
 */
export type Exchange = (query: Uint8Array, signal: AbortSignal) => Promise<DnsExchange>;

/** The same result, with the server that was asked named in a failure too. */
export const named = (result: DnsExchange, via: DnsVia): DnsExchange =>
  result.kind === 'failed' ? { ...result, via } : result;
