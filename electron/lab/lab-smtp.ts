import { createSecureContext } from 'node:tls';
import { SMTPServer } from 'smtp-server';
import type { ServerCertificate } from './lab-ca.ts';
import { type LoopbackServer, listenOnLoopback } from './loopback-server.ts';
import type { SmtpPlan } from './scenario.ts';

/** Nobody should send real mail here: what comes is small, and thrown away. */
const MAX_MESSAGE_OCTETS = 1_000_000;
/** RFC 5321 §4.5.3.2.7 asks for 5 minutes; nobody waits that long in a lab. In ms. */
const SOCKET_TIMEOUT_MS = 60_000;

/** smtp-server greets 100 ms late, to catch clients that talk too soon. The lab has none, and checks in it are timed. */
class PromptServer extends SMTPServer {
  override connect(...args: Parameters<SMTPServer['connect']>): void {
    super.connect(...args);
    const connection = [...this.connections].at(-1)!;
    const greet = connection.connectionReady.bind(connection);
    connection.connectionReady = () => undefined;
    greet();
  }
}

/**
 * Starts the mail server of one MX host.
 * @param certificate absent: it has no STARTTLS
 */
export async function startLabSmtp(
  host: string,
  plan: SmtpPlan,
  certificate: ServerCertificate | undefined,
): Promise<LoopbackServer> {
  const server = new PromptServer({
    name: host,
    banner: 'Postzegel oefennetwerk',
    logger: false,
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: certificate ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    size: MAX_MESSAGE_OCTETS,
    socketTimeout: SOCKET_TIMEOUT_MS,
    minVersion: plan.minVersion,
    maxVersion: plan.maxVersion,
    ...(certificate ? { ...certificate, ...ciphersFor(plan) } : {}),
    onData(stream, _session, done) {
      stream.on('end', () => done()).resume();
    },
  });
  // A handshake that fails is the client's to report; without a listener it would end the process.
  server.on('error', () => undefined);
  return await listenOnLoopback(server.server);
}

const OLD_CIPHERS = 'DEFAULT:@SECLEVEL=0';

/** TLS 1.0 and 1.1 need SHA-1 signatures. OpenSSL has to be told so; BoringSSL does not know the word, nor need it. */
function ciphersFor({ minVersion }: SmtpPlan): { ciphers?: string } {
  if (minVersion === 'TLSv1.2' || minVersion === 'TLSv1.3') return {};
  try {
    createSecureContext({ ciphers: OLD_CIPHERS });
    return { ciphers: OLD_CIPHERS };
  } catch {
    return {};
  }
}
