import type { Socket } from 'node:net';
import { hostname } from 'node:os';
import type { Duplex } from 'node:stream';
import type { CertificateFacts } from '../../shared/evidence/certificate.ts';
import type { SmtpOutcome, SmtpReply, SmtpSession, SmtpStage } from '../../shared/evidence/smtp.ts';
import type { Failed } from '../limited-wait.ts';
import type { Network } from '../network.ts';
import type { KeyFamily } from '../tls/client-context.ts';
import { handshake } from '../tls/handshake.ts';
import { withoutLargeGroups } from '../tls/without-large-groups.ts';
import { connectTwice } from './connect-twice.ts';
import { ehloName } from './ehlo-name.ts';
import { SmtpConnection } from './smtp-connection.ts';
import { SmtpDialogue } from './smtp-dialogue.ts';

/** One address of one MX host. */
export interface SmtpTarget {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  /** How to call ourselves, where the machine's own name will not do. */
  readonly ehloName?: string;
  /** What the server's certificate has to have; either unless given. */
  readonly keys?: KeyFamily;
  /** Called when the connection has been open for a while, and no greeting came yet. */
  readonly onLateGreeting?: () => void;
}

export interface SmtpProbe {
  readonly session: SmtpSession;
  /** Every certificate that the server sent, in its order. */
  readonly certificates: readonly CertificateFacts[];
}

/** How long a server may take over its answer to QUIT before the line is cut, in ms. Default 1,000: we are done. */
const GOODBYE_MS = 1_000;

/** From when on a greeting is late, in ms. Default 2,000: most servers greet at once. */
const LATE_MS = 2_000;

type Found = Pick<SmtpSession, 'banner' | 'ehlo' | 'behindStartTls' | 'outcome'> &
  Partial<Pick<SmtpProbe, 'certificates'>>;

/**
 * One session with a mail server: banner, EHLO, STARTTLS, handshake, QUIT (RFC 5321, RFC 3207). No mail is sent, and
 * nothing is judged. Never rejects; cancelling ends it at once, with the outcome `cancelled`.
 */
export async function probeSmtp(
  network: Network,
  { host, address, port, ehloName: ownName, keys, onLateGreeting = () => undefined }: SmtpTarget,
  signal: AbortSignal,
): Promise<SmtpProbe> {
  const startedAt = network.now();
  const dialogue = new SmtpDialogue(() => network.now());
  const found = await withoutLargeGroups(converse, ({ outcome }) =>
    outcome.kind === 'failed' ? outcome.cause : undefined,
  );
  const { certificates = [], ...observed } = found;
  return {
    session: {
      host,
      address,
      port,
      startedAt,
      endedAt: network.now(),
      source: 'probe',
      ...observed,
      dialogue: dialogue.lines,
    },
    certificates,
  };

  async function converse(finiteField: boolean): Promise<Found> {
    const connection = await connectTwice(network, { address, port }, signal);
    if (connection.kind === 'failed') return { outcome: atStage('connect', connection) };
    const { socket } = connection;
    // One that comes between two waits must not end the process; the wait that follows finds the socket closed.
    socket.on('error', () => undefined);
    const found = await talk(new SmtpConnection(socket, network.limits, dialogue), socket, finiteField);
    if (found.outcome.kind === 'failed') socket.destroy();
    // The last goodbye keeps no program running.
    else socket.unref();
    return found;
  }

  async function talk(connection: SmtpConnection, socket: Socket, finiteField: boolean): Promise<Found> {
    const quit = () => sayGoodbye(socket, () => connection.say('QUIT'), signal);
    const late = setTimeout(onLateGreeting, LATE_MS);
    const banner = await connection.greeting(signal);
    clearTimeout(late);
    if (banner.kind === 'failed') return { outcome: atStage('banner', banner) };
    const greeted = { banner: banner.reply };
    if (banner.reply.code !== 220) {
      quit();
      return { ...greeted, outcome: notWelcome('banner', banner.reply) };
    }
    const name = ownName ?? ehloName(hostname(), socket.localAddress);
    const ehlo = await connection.ask(`EHLO ${name}`, signal);
    if (ehlo.kind === 'failed') return { ...greeted, outcome: atStage('ehlo', ehlo) };
    const introduced = { ...greeted, ehlo: ehlo.reply };
    if (ehlo.reply.code >= 500) {
      // RFC 5321 §4.1.4: a server that knows no EHLO may know HELO, and then has no extensions.
      const helo = await connection.ask(`HELO ${name}`, signal);
      if (helo.kind === 'failed') return { ...introduced, outcome: atStage('ehlo', helo) };
      quit();
      return {
        ...introduced,
        outcome: helo.reply.code === 250 ? { kind: 'no-starttls' } : notWelcome('ehlo', helo.reply),
      };
    }
    if (ehlo.reply.code !== 250 || !offersStartTls(ehlo.reply)) {
      quit();
      const outcome: SmtpOutcome =
        ehlo.reply.code === 250 ? { kind: 'no-starttls' } : notWelcome('ehlo', ehlo.reply);
      return { ...introduced, outcome };
    }
    const startTls = await connection.ask('STARTTLS', signal);
    if (startTls.kind === 'failed') return { ...introduced, outcome: atStage('starttls', startTls) };
    if (startTls.reply.code !== 220) {
      quit();
      return { ...introduced, outcome: notWelcome('starttls', startTls.reply) };
    }
    const discarded = connection.discardInClear();
    const behind = discarded.length > 0 && { behindStartTls: [...discarded] };
    return { ...introduced, ...behind, ...(await secure(socket, finiteField)) };
  }

  async function secure(
    socket: Socket,
    finiteField: boolean,
  ): Promise<Pick<Found, 'outcome' | 'certificates'>> {
    const tls = await handshake(
      network,
      socket,
      { serverName: host.replace(/\.$/, ''), finiteField, keys },
      signal,
    );
    if (tls.kind === 'failed') return { outcome: atStage('handshake', tls) };
    sayGoodbye(
      tls.socket,
      () => {
        dialogue.add('client', 'QUIT');
        tls.socket.write('QUIT\r\n');
      },
      signal,
    );
    return { outcome: { kind: 'tls', tls: tls.facts }, certificates: tls.certificates };
  }
}

const atStage = (stage: SmtpStage, { cause }: Failed): SmtpOutcome => ({ kind: 'failed', stage, cause });

/** A reply that is not the one hoped for: a refusal (RFC 5321 §4.3.2), or one that has no place there. */
function notWelcome(stage: 'banner' | 'ehlo' | 'starttls', reply: SmtpReply): SmtpOutcome {
  if (reply.code < 400) {
    return { kind: 'failed', stage, cause: { kind: 'malformed', detail: `unexpected code ${reply.code}` } };
  }
  return stage === 'starttls' ? { kind: 'starttls-refused', reply } : { kind: 'turned-away', stage, reply };
}

/** RFC 3207 §2 and RFC 5321 §4.1.1.1: a keyword stands alone on its line, in either case; the first line has none. */
const offersStartTls = ({ lines }: SmtpReply) =>
  lines.slice(1).some(line => line.trim().toUpperCase() === 'STARTTLS');

/** Leaves politely (RFC 5321 §4.1.1.10) without keeping anyone waiting for it: the socket ends by itself. */
function sayGoodbye(socket: Duplex, quit: () => void, signal: AbortSignal): void {
  const end = () => {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    socket.destroy();
  };
  const timer = setTimeout(end, GOODBYE_MS);
  timer.unref();
  signal.addEventListener('abort', end, { once: true });
  socket.once('data', end).once('end', end).once('close', end).once('error', end);
  if (signal.aborted) end();
  else quit();
  socket.resume();
}
