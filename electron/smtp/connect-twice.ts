import type { FailureCause } from '../../shared/evidence/failure-cause.ts';
import { limitedWait } from '../limited-wait.ts';
import type { Connection, Endpoint, Network } from '../network.ts';

/** What a busy server or a lost packet looks like as well. */
const MAY_PASS: readonly FailureCause['kind'][] = ['connection-refused', 'timeout'];

/** Connects, and where that is refused or not answered tries once more, after `reconnectAfterMs`, before that is believed. */
export async function connectTwice(
  network: Pick<Network, 'connect' | 'limits'>,
  endpoint: Endpoint,
  signal: AbortSignal,
): Promise<Connection> {
  const first = await network.connect(endpoint, signal);
  if (first.kind === 'connected' || !MAY_PASS.includes(first.cause.kind)) return first;
  const pause = await limitedWait<never>(network.limits.reconnectAfterMs, signal, () => () => undefined);
  return pause.cause.kind === 'cancelled' ? pause : network.connect(endpoint, signal);
}
