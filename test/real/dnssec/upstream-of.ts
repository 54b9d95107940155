import { DEFAULT_LIMITS } from '../../../electron/network.ts';
import { encodeQuery, resolverExchange } from '../../../electron/dns/index.ts';
import type { UpstreamExchange } from '../../../electron/dnssec/ask-upstream.ts';

/** The questions of a validator, put to one resolver over UDP and TCP. */
export function upstreamOf(address: string): UpstreamExchange {
  const noRoots = { pem: [], source: 'none' };
  const setting = { kind: 'servers', servers: [{ address, port: 53 }] } as const;
  const { exchange } = resolverExchange(setting, noRoots, DEFAULT_LIMITS);
  return async (name, type, signal = new AbortController().signal) => {
    const answer = await exchange(encodeQuery({ name, type }), signal);
    if (answer.kind === 'failed') throw new Error(answer.cause.kind);
    return answer.bytes;
  };
}
