import { DEFAULT_LIMITS } from '../../../electron/network.ts';
import { resolverExchange } from '../../../electron/dns/index.ts';
import type { UpstreamExchange } from '../../../electron/dnssec/ask-upstream.ts';
import { queryOf } from '../../support/query-of.ts';

/** Queries as bytes to one resolver, over UDP and TCP; rejects where no answer comes. */
export function rawExchangeOf(
  address: string,
): (query: Uint8Array, signal?: AbortSignal) => Promise<Uint8Array> {
  const noRoots = { pem: [], source: 'none' };
  const setting = { kind: 'servers', servers: [{ address, port: 53 }] } as const;
  const { exchange } = resolverExchange(setting, noRoots, DEFAULT_LIMITS);
  return async (query, signal = new AbortController().signal) => {
    const answer = await exchange(query, signal);
    if (answer.kind === 'failed') throw new Error(answer.cause.kind);
    return answer.bytes;
  };
}

/** The questions of a validator, put to one resolver. */
export function upstreamOf(address: string): UpstreamExchange {
  const exchange = rawExchangeOf(address);
  return (name, type, signal) => exchange(queryOf({ name, type }), signal);
}
