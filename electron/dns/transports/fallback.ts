import type { DnsExchange } from '../../network.ts';
import { saysItCannot } from '../response.ts';
import type { Exchange } from './exchange.ts';

/**
 * Asks the next server when one does not answer, or says that it cannot or will not; at most `tries` times in all.
 * When none does better, a real response of whatever code is given before a failure: it says more than silence.
 * A server that said that it cannot is not asked again, over whatever transport: a resolver keeps a failure for at least
 * a second (RFC 9520 §3.2) and would say the same.
 */
export function fallback(servers: readonly [Exchange, ...Exchange[]], tries: number): Exchange {
  return async (query, signal) => {
    const queue: Exchange[] = [...servers];
    let refusal: DnsExchange | undefined;
    let failure: DnsExchange | undefined;
    for (let tried = 0; tried < Math.max(tries, 1); tried += 1) {
      const server = queue.shift();
      if (!server) break;
      const answer = await server(query, signal);
      if (signal.aborted) return answer;
      if (answer.kind === 'response') {
        if (!saysItCannot(answer.bytes)) return answer;
        // What it had to say, it has said: this server is not asked again.
        refusal = answer;
      } else {
        failure ??= answer;
        // Silence may have been a lost packet.
        queue.push(server);
      }
    }
    return (refusal ?? failure)!;
  };
}
