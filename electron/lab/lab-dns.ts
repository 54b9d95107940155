import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { Milliseconds } from '../../shared/model/time.ts';
import { framed } from '../dns/transports/stream.ts';
import { createAnswerer, type LabAnswer, type LabQuestion } from './zones/lab-answer.ts';
import { payloadLimit, readQuery, writeReply } from './zones/lab-message.ts';
import type { LabTree } from './zones/lab-tree.ts';
import { LOOPBACK, type LoopbackServer, listenOnLoopback } from './loopback-server.ts';

export interface LabDns {
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}

/** UDP and TCP need the same port; the second may be taken by chance. */
const PORT_TRIES = 10;
/** RFC 7766 §6.2.3: how long a TCP connection may lie idle, in ms. */
const TCP_IDLE_MS = 10_000;
const MAX_MESSAGE_OCTETS = 65_535;

const RCODE = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5 } as const;
const CLASS_IN = 1;
/** 128 to 255 are questions, not records: zone transfers and ANY (RFC 6895 §3.1). */
const isMetaQuery = (type: number) => type >= 128 && type <= 255;

/**
 * Starts a server for all zones of the lab on a free loopback port, over UDP and TCP: asked with recursion it is a
 * resolver, without it a name server.
 * @param lagMs how far it is behind what was published
 */
export async function startLabDns(
  tree: LabTree,
  now: () => Milliseconds,
  lagMs: Milliseconds = 0,
): Promise<LabDns> {
  const answerer = createAnswerer(tree, now, lagMs);
  const tcpServer = () => createServer(socket => serveTcp(socket, bytes => replyTo(answerer, bytes, 'tcp')));
  const { udp, tcp } = await listenOnBoth(tcpServer);
  udp.on('message', (bytes, sender) => {
    const reply = replyTo(answerer, bytes, 'udp');
    if (reply) udp.send(reply, sender.port, sender.address);
  });
  return {
    address: LOOPBACK,
    port: tcp.port,
    async close() {
      const closed = once(udp, 'close');
      udp.close();
      await Promise.all([closed, tcp.close()]);
    },
  };
}

function replyTo(answerer: (question: LabQuestion) => LabAnswer, bytes: Buffer, over: 'udp' | 'tcp') {
  const query = readQuery(bytes);
  if (!query) return undefined;
  const limit = over === 'udp' ? payloadLimit(query) : MAX_MESSAGE_OCTETS;
  const refused = (rcode: number) => writeReply(query, { rcode, answer: [], authority: [] }, limit);
  if (query.opcode !== 0 || isMetaQuery(query.type)) return refused(RCODE.NOTIMP);
  if (query.recordClass !== CLASS_IN) return refused(RCODE.REFUSED);
  const { rcode, ...sections } = answerer({ ...query, dnssecOk: query.edns?.dnssecOk ?? false });
  return writeReply(query, { rcode: RCODE[rcode], ...sections }, limit);
}

/** RFC 1035 §4.2.2: each message has its length before it. */
function serveTcp(socket: Socket, reply: (bytes: Buffer) => Buffer | undefined): void {
  let pending = Buffer.alloc(0);
  socket.setTimeout(TCP_IDLE_MS, () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= 2 && pending.length >= 2 + pending.readUInt16BE(0)) {
      const end = 2 + pending.readUInt16BE(0);
      const answer = reply(pending.subarray(2, end));
      pending = pending.subarray(end);
      if (answer) socket.write(framed(answer));
      else socket.destroy();
    }
  });
}

async function listenOnBoth(tcpServer: () => Server): Promise<{ udp: UdpSocket; tcp: LoopbackServer }> {
  for (let tries = 1; ; tries += 1) {
    const tcp = await listenOnLoopback(tcpServer());
    const udp = createSocket('udp4');
    udp.bind(tcp.port, LOOPBACK);
    try {
      await once(udp, 'listening');
      return { udp, tcp };
    } catch (error) {
      udp.close();
      await tcp.close();
      if (tries === PORT_TRIES) throw error;
    }
  }
}
