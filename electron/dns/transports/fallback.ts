import type { DnsExchange } from '../../network.ts';
import { headerRcode } from '../query.ts';
import type { Exchange } from './exchange.ts';

const SERVFAIL = 2;
const REFUSED = 5;

/** Asks the next server when one does not answer, or says that it cannot or will not; at most `tries` times in all. */
export function fallback(servers: readonly [Exchange, ...Exchange[]], tries: number): Exchange {
  return async (query, signal) => {
    let best: DnsExchange | undefined;
    for (let attempt = 0; attempt < Math.max(tries, 1); attempt += 1) {
      const answer = await servers[attempt % servers.length]!(query, signal);
      const good = answer.kind === 'response' && ![SERVFAIL, REFUSED].includes(headerRcode(answer.bytes));
      if (good || signal.aborted) return answer;
      // A real response, of whatever code, says more than silence.
      if (answer.kind === 'response' || best === undefined) best = answer;
      // One server that has said what it has to say is not asked again; silence may have been a lost packet.
      if (answer.kind === 'response' && servers.length === 1) return answer;
    }
    return best!;
  };
}
