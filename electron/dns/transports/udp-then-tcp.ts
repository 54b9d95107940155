import { isTruncated } from '../query.ts';
import type { Exchange } from './exchange.ts';

/** UDP first; TCP where the answer did not fit (RFC 7766 §5), or where somebody answers UDP with other questions. */
export function udpThenTcp(udp: Exchange, tcp: Exchange): Exchange {
  return async (query, signal) => {
    const answer = await udp(query, signal);
    if (answer.kind === 'failed') {
      return answer.cause.kind === 'mismatched' && !signal.aborted ? tcp(query, signal) : answer;
    }
    if (!isTruncated(answer.bytes)) return answer;
    const whole = await tcp(query, signal);
    // A truncated answer says more than none: that the name is there, and that TCP is not to be had.
    return whole.kind === 'response' || signal.aborted ? whole : answer;
  };
}
