import { responseKind } from '../response.ts';
import type { Exchange } from './exchange.ts';

/**
 * UDP first; TCP where the answer did not fit (RFC 7766 §5), or where what came over UDP was no answer to this
 * question: somebody may be guessing, and over TCP that is out of reach.
 */
export function udpThenTcp(udp: Exchange, tcp: Exchange): Exchange {
  return async (query, signal) => {
    const answer = await udp(query, signal);
    const needsTcp =
      answer.kind === 'response'
        ? responseKind(query, answer.bytes) === 'truncated'
        : answer.cause.kind === 'mismatched' || answer.cause.kind === 'malformed';
    // RFC 2181 §9: a truncated answer is not used, also where TCP fails; what it lacks would look absent.
    return needsTcp ? tcp(query, signal) : answer;
  };
}
