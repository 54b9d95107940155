import type { CertificateFacts } from '../../shared/evidence/certificate.ts';
import type { FailureCause } from '../../shared/evidence/failure-cause.ts';
import type { HttpsExchange } from '../../shared/evidence/https.ts';
import type { TlsFacts } from '../../shared/evidence/tls.ts';
import type { Network } from '../network.ts';
import { handshake } from '../tls/handshake.ts';
import { withoutLargeGroups } from '../tls/without-large-groups.ts';
import { requestOver } from './request-over.ts';

export interface HttpsTarget {
  /** `https:` and nothing else. Its host is sent as SNI and as Host, and is not looked up. */
  readonly url: string;
  /** Where to connect to. */
  readonly address: string;
}

export interface HttpsFetch {
  readonly exchange: HttpsExchange;
  /** Every certificate that the server sent, in its order. */
  readonly certificates: readonly CertificateFacts[];
}

type Outcome = HttpsExchange['outcome'];
interface Found {
  readonly outcome: Outcome;
  readonly tls?: TlsFacts;
  readonly certificates?: readonly CertificateFacts[];
}

const HTTPS_PORT = 443;

/**
 * One GET over a connection of its own, in `limits.httpsMs` from connecting to the last byte. No redirect is followed
 * and no cache is used (RFC 8461 §3.3); a certificate that nobody would trust is told, and the fetch goes on.
 * Never rejects; cancelling ends it at once.
 */
export async function getOnce(
  network: Network,
  { url, address }: HttpsTarget,
  signal: AbortSignal,
): Promise<HttpsFetch> {
  const startedAt = network.now();
  const {
    outcome,
    tls,
    certificates = [],
  } = await withinHttpsLimit(network, signal, limited =>
    withoutLargeGroups(
      finiteField => fetchFrom(network, { url, address, finiteField }, limited),
      ({ outcome }) => (outcome.kind === 'failed' ? outcome.cause : undefined),
    ),
  );
  const exchange = { url, address, startedAt, endedAt: network.now(), ...(tls ? { tls } : {}), outcome };
  return { exchange, certificates };
}

async function fetchFrom(
  network: Network,
  { url, address, finiteField }: HttpsTarget & { readonly finiteField: boolean },
  signal: AbortSignal,
): Promise<Found> {
  const target = URL.parse(url);
  if (target?.protocol !== 'https:') {
    return { outcome: failedAt('resolve', { kind: 'malformed', detail: 'no https address' }) };
  }
  const port = target.port === '' ? HTTPS_PORT : Number(target.port);
  const connection = await network.connect({ address, port }, signal);
  if (connection.kind === 'failed') return { outcome: failedAt('connect', connection.cause) };
  const { socket } = connection;
  socket.on('error', () => undefined);
  const request = {
    serverName: target.hostname.replace(/^\[|\]$|\.$/g, ''),
    applicationProtocols: ['http/1.1'],
    finiteField,
  };
  const secured = await handshake(network, socket, request, signal);
  if (secured.kind === 'failed') return { outcome: failedAt('handshake', secured.cause) };
  const outcome = await requestOver(secured.socket, target, network.limits, signal);
  secured.socket.destroy();
  return { outcome, tls: secured.facts, certificates: secured.certificates };
}

/** Runs a fetch under the limit of the whole, which shows inside as a cancellation and outside as a time limit. */
async function withinHttpsLimit(
  { limits: { httpsMs } }: Network,
  signal: AbortSignal,
  fetch: (signal: AbortSignal) => Promise<Found>,
): Promise<Found> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), httpsMs);
  const found = await fetch(AbortSignal.any([signal, limit.signal])).finally(() => clearTimeout(timer));
  const { outcome } = found;
  const ranOut = outcome.kind === 'failed' && outcome.cause.kind === 'cancelled' && !signal.aborted;
  return ranOut ? { ...found, outcome: { ...outcome, cause: { kind: 'timeout', afterMs: httpsMs } } } : found;
}

const failedAt = (stage: Extract<Outcome, { kind: 'failed' }>['stage'], cause: FailureCause): Outcome => ({
  kind: 'failed',
  stage,
  cause,
});
