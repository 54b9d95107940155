import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { DnsVia } from '../../../shared/evidence/dns.ts';
import type { FailureCause } from '../../../shared/evidence/failure-cause.ts';
import { failed, limitedWait } from '../../limited-wait.ts';
import type { DnsExchange, Endpoint } from '../../network.ts';
import { socketFailure } from '../../socket-failure.ts';
import { responseKind } from '../response.ts';
import { serverName } from '../server-name.ts';
import { type Exchange, named } from './exchange.ts';

/** Answers to other questions that are let pass before giving up: somebody may be guessing ids (RFC 5452 §4). */
const MAX_WRONG_ANSWERS = 100;
/** RFC 5452 §9.2: the source port is drawn from as many as there are, whatever the operating system would do. */
const LOWEST_PORT = 1_024;
const PORTS_END = 65_536;
/** How often a port that is taken is drawn again, before the operating system may choose. */
const PORT_TRIES = 5;

/**
 * DNS over UDP. Every query has a socket of its own, on a random port, that hears the one server only. An answer that
 * did not fit comes back as it is, TC bit and all: `udpThenTcp` asks again.
 */
export function udpExchange({ address, port }: Endpoint, limitMs: number): Exchange {
  const via: DnsVia = { transport: 'udp', server: serverName(address, port) };
  return async (query, signal) => {
    let wrong: FailureCause | undefined;
    let wrongAnswers = 0;
    const result = await limitedWait<DnsExchange>(limitMs, signal, settle => {
      const hear = (bytes: Uint8Array) => {
        const kind = responseKind(query, bytes);
        if (kind === 'whole' || kind === 'truncated') return settle({ kind: 'response', bytes, via });
        wrong = kind === 'mismatched' ? { kind } : { kind, detail: 'DNS message' };
        wrongAnswers += 1;
        if (wrongAnswers >= MAX_WRONG_ANSWERS) settle(failed(wrong));
      };
      return sendFromRandomPort({ address, port }, query, hear, error =>
        settle(failed(socketFailure(error, limitMs))),
      );
    });
    // Something came, if not what was asked for: that tells more than that time ran out.
    const isTimeout = result.kind === 'failed' && result.cause.kind === 'timeout';
    return named(isTimeout && wrong ? failed(wrong) : result, via);
  };
}

/** Sends one packet and listens for what the receiver sends back. Gives back what ends it. */
function sendFromRandomPort(
  { address, port }: Endpoint,
  packet: Uint8Array,
  onPacket: (bytes: Uint8Array) => void,
  onError: (error: Error) => void,
): () => void {
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  let state: 'binding' | 'bound' | 'closed' = 'binding';
  let portTries = PORT_TRIES;
  const bind = () =>
    socket.bind({ port: portTries > 0 ? randomInt(LOWEST_PORT, PORTS_END) : 0, exclusive: true });
  const onSent = (error: Error | null) => {
    if (error && state !== 'closed') onError(error);
  };
  socket.on('error', error => {
    if (state !== 'binding' || portTries === 0) return onError(error);
    portTries -= 1;
    bind();
  });
  socket.once('listening', () => {
    state = 'bound';
    // Connected, so that the operating system lets nobody else's packets in. Its errors come as an argument only.
    socket.connect(port, address, (error?: Error) => {
      if (error) onSent(error);
      else if (state !== 'closed') socket.send(packet, onSent);
    });
  });
  socket.on('message', onPacket);
  bind();
  return () => {
    state = 'closed';
    socket.close();
  };
}
