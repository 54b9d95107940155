import { createHash } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import type { CertificateFacts } from '../../shared/evidence/certificate.ts';
import type { FailureCause } from '../../shared/evidence/failure-cause.ts';
import type { TlsFacts } from '../../shared/evidence/tls.ts';
import { fromHex } from '../../shared/model/bytes.ts';
import { failed, type Failed, limitedWait } from '../limited-wait.ts';
import type { Network } from '../network.ts';
import { errorDetail, socketFailure } from '../socket-failure.ts';
import { builtChain } from './built-chain.ts';
import { readCertificate } from './certificate.ts';
import { clientContext, type Offer } from './client-context.ts';
import { GroupWatch } from './group-watch.ts';
import { keyExchangeName } from './key-exchange.ts';
import { recordedStream } from './recorded-stream.ts';
import { readServerFlight } from './sent-chain.ts';
import { webPki } from './web-pki.ts';

/** How a handshake ended. Where it failed, the socket is gone. */
export type Handshake =
  | {
      readonly kind: 'done';
      readonly facts: TlsFacts;
      readonly certificates: readonly CertificateFacts[];
      /** For what comes next, inside TLS. Whoever gets it ends it. */
      readonly socket: TLSSocket;
    }
  | { readonly kind: 'failed'; readonly cause: FailureCause };

export interface HandshakeRequest extends Offer {
  /** Sent as Server Name Indication (RFC 6066 §3), unless it is no host name. */
  readonly serverName: string;
  /** Application protocols to offer (RFC 7301); none unless given. */
  readonly applicationProtocols?: readonly string[];
}

/** Smallest Diffie-Hellman group to go on with, in bits. Low on purpose: what a server offers is to be seen. */
const MIN_DH_BITS = 512;
/**
 * Largest one, in bits. What is offered in practice ends here, and so does what takes less than some 50 ms in one go: with
 * 10,000 bits, as OpenSSL would still take, everything else waits for seconds.
 */
const MAX_DH_BITS = 4_096;

/**
 * One TLS handshake as client, over a connection that is open, within `limits.handshakeMs`. Nothing about the
 * certificate stops it: what came is told, and the rules judge it.
 */
export async function handshake(
  network: Pick<Network, 'roots' | 'limits' | 'now'>,
  socket: Socket,
  request: HandshakeRequest,
  signal: AbortSignal,
): Promise<Handshake> {
  const watch = new GroupWatch();
  let largeGroup: Failed | undefined;
  const recorded = recordedStream(socket, chunk => {
    const bits = watch.push(chunk) ?? 0;
    if (bits <= MAX_DH_BITS) return true;
    largeGroup = failed({ kind: 'large-group', bits, limitBits: MAX_DH_BITS });
    return false;
  });
  const secret: { server?: Uint8Array | undefined } = {};
  const result = await limitedWait<{ kind: 'done'; socket: TLSSocket }>(
    network.limits.handshakeMs,
    signal,
    settle => {
      const tls = connect(options(network, recorded.stream, request));
      tls.on('keylog', line => {
        secret.server ??= handshakeSecret(line);
      });
      // The listener for errors stays: one that comes later must not end the process.
      tls.on('error', error => settle(largeGroup ?? failed(socketFailure(error))));
      tls.on('close', () => settle(largeGroup ?? failed({ kind: 'closed' })));
      tls.on('secureConnect', () => settle({ kind: 'done', socket: tls }));
      return () => undefined;
    },
  );
  if (result.kind === 'failed') {
    recorded.stream.destroy();
    return result;
  }
  const received = recorded.takeRecording();
  return { ...result, ...describe(network, result.socket, request.serverName, received, secret.server) };
}

function options(
  network: Pick<Network, 'roots'>,
  stream: Duplex,
  { serverName, applicationProtocols, ...offer }: HandshakeRequest,
): ConnectionOptions {
  return {
    socket: stream,
    secureContext: clientContext(network.roots, offer),
    rejectUnauthorized: false,
    // Names are compared by the rules, each by its own standard.
    checkServerIdentity: () => undefined,
    minDHSize: MIN_DH_BITS,
    ...(isHostName(serverName) ? { servername: serverName } : {}),
    ...(applicationProtocols ? { ALPNProtocols: [...applicationProtocols] } : {}),
  };
}

function describe(
  network: Pick<Network, 'roots' | 'now'>,
  socket: TLSSocket,
  serverName: string,
  received: Uint8Array,
  secret: Uint8Array | undefined,
): { facts: TlsFacts; certificates: readonly CertificateFacts[] } {
  const flight = readServerFlight(received, secret);
  const sent = flight?.certificates ?? builtChain(socket, network.roots);
  const keyExchange = keyExchangeName(socket, flight?.hello.group);
  const certificates = sent.map(readCertificate).flatMap(read => (read.ok ? [read.value] : []));
  const error = verificationError(socket);
  return {
    facts: {
      version: socket.getProtocol() ?? 'unknown',
      cipherSuite: socket.getCipher().standardName,
      ...(keyExchange === undefined ? {} : { keyExchange }),
      ...(isHostName(serverName) ? { serverName } : {}),
      chain: sent.map(der => createHash('sha256').update(der).digest('hex')),
      webPki: webPki({ error, sent: certificates, roots: network.roots, now: network.now() }),
    },
    certificates,
  };
}

/** RFC 6066 §3: a DNS name of ASCII, without the trailing dot; never an address. */
const isHostName = (name: string) =>
  isIP(name) === 0 && name.length <= 253 && /^[\w-]+(\.[\w-]+)*$/.test(name);

/** The name of the error that verifying the chain gave. Typed as an Error, and a string in fact. */
function verificationError(socket: TLSSocket): string | undefined {
  const error: unknown = socket.authorizationError;
  if (error === undefined || error === null) return undefined;
  return typeof error === 'string' ? error : errorDetail(error);
}

/** The server's handshake secret in a line of the key log (NSS key log format), where it is that line. */
function handshakeSecret(line: Buffer): Uint8Array | undefined {
  const [, hex] =
    /^SERVER_HANDSHAKE_TRAFFIC_SECRET [0-9a-f]+ ([0-9a-f]+)\s*$/.exec(line.toString('latin1')) ?? [];
  return hex === undefined ? undefined : fromHex(hex);
}
