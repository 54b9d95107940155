import { createSocket } from 'node:dgram';
import type { OutgoingHttpHeaders } from 'node:http';
import { createSecureServer } from 'node:http2';
import { createServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { type Answer, decode, encode, type Question } from 'dns-packet';
import { framed, frameReader } from '../../electron/dns/transports/stream.ts';
import { loopbackServer } from './loopback-server.ts';
import type { TestCertificate } from './test-certificates.ts';

/** A query as it came in. */
export interface ReceivedQuery {
  readonly bytes: Buffer;
  readonly fromPort: number;
  /** How many came before it, on this server. */
  readonly earlier: number;
  /** Of DNS over HTTPS. */
  readonly method?: string;
  readonly path?: string;
  readonly httpVersion?: string;
  readonly contentType?: string;
  /** Settles when the request is over, whoever ended it. */
  readonly ended?: Promise<void>;
}

/** What the server does with a query. */
export type Reaction =
  /** Messages as they are, each in its own packet, frame or (the first) response. */
  | { readonly kind: 'send'; readonly messages: readonly Uint8Array[] }
  /** Messages, and over a connection its end behind them. */
  | { readonly kind: 'send-and-close'; readonly messages: readonly Uint8Array[] }
  | { readonly kind: 'silence' }
  /** Ends the connection without a word; UDP has none. */
  | { readonly kind: 'close' }
  /** Bytes on the connection, without a frame around them; HTTPS has none. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** A response of DNS over HTTPS; `pour` sends the body over and over, without an end. */
  | {
      readonly kind: 'http';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
      readonly pour?: boolean;
    };

export type React = (query: ReceivedQuery) => Reaction | Promise<Reaction>;

export interface DnsServer {
  readonly address: '127.0.0.1';
  readonly port: number;
  readonly queries: readonly ReceivedQuery[];
  /** How many connections were ever opened. */
  connections(): number;
  /** How many are open now. */
  open(): number;
  whenAllClosed(): Promise<void>;
  /** Ends the connections that are open, and takes new ones. */
  hangUp(): void;
  close(): Promise<void>;
}

export const send = (...messages: readonly Uint8Array[]): Reaction => ({ kind: 'send', messages });

export interface AnswerOptions {
  readonly id?: number;
  /** Other questions than the query's; none at all where empty. */
  readonly questions?: readonly Question[];
  readonly rcode?: number;
  readonly truncated?: boolean;
  readonly isQuery?: boolean;
  readonly answers?: readonly Answer[];
}

/** A message that answers a query, or nearly. */
export function answerTo(query: Uint8Array, options: AnswerOptions = {}): Buffer {
  const { id, questions, rcode = 0, truncated = false, isQuery = false, answers = [anAddress] } = options;
  const asked = decode(Buffer.from(query));
  const bytes = encode({
    type: isQuery ? 'query' : 'response',
    id: id ?? asked.id ?? 0,
    flags: truncated ? 0x0200 : 0,
    questions: [...(questions ?? asked.questions ?? [])],
    answers: [...answers],
  });
  bytes[3] = (bytes[3]! & 0xf0) | rcode;
  return bytes;
}

const anAddress: Answer = { type: 'A', name: 'a.example', ttl: 60, data: '192.0.2.1' };

/** An answer of so many octets: one TXT record after another, and the last one as long as is left. */
export function answerOfOctets(query: Uint8Array, octets: number): Buffer {
  const record = (length: number): Answer => ({
    type: 'TXT',
    name: '.',
    ttl: 0,
    data: [Buffer.alloc(length, 'x')],
  });
  const answers: Answer[] = [];
  const without = answerTo(query, { answers: [] }).length;
  // A record is 12 octets and its text.
  let left = octets - without;
  while (left > 12 + 255 + 12) {
    answers.push(record(255));
    left -= 12 + 255;
  }
  answers.push(record(Math.min(left - 12, 255)));
  return answerTo(query, { answers });
}

export async function udpDnsServer(react: React, port = 0): Promise<DnsServer> {
  const queries: ReceivedQuery[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (bytes, sender) => {
    const query = { bytes, fromPort: sender.port, earlier: queries.length };
    queries.push(query);
    void respond();
    async function respond() {
      const reaction = await react(query);
      if (reaction.kind !== 'send' && reaction.kind !== 'send-and-close') return;
      // The asker may be gone already, and this socket with the end of the test.
      for (const message of reaction.messages)
        socket.send(message, sender.port, sender.address, () => undefined);
    }
  });
  await new Promise<void>(resolve => void socket.bind(port, '127.0.0.1', resolve));
  return {
    address: '127.0.0.1',
    port: socket.address().port,
    queries,
    connections: () => 0,
    open: () => 0,
    whenAllClosed: () => Promise.resolve(),
    hangUp: () => undefined,
    close: () => new Promise<void>(resolve => void socket.close(resolve)),
  };
}

/** What a server does with a connection before any query has come. */
type Greet = (socket: Socket) => void;

export const tcpDnsServer = (react: React, greet?: Greet): Promise<DnsServer> =>
  overConnections((socket, receive) => {
    greet?.(socket);
    serveFrames(socket, react, receive);
  });

export const dotServer = (
  react: React,
  { certificate, key }: TestCertificate,
  protocols?: readonly string[],
  greet?: Greet,
): Promise<DnsServer> =>
  overConnections((socket, receive) => {
    const secured = new TLSSocket(socket, {
      isServer: true,
      cert: certificate,
      key,
      ...(protocols && { ALPNProtocols: [...protocols] }),
    });
    secured.on('error', () => socket.destroy());
    secured.once('secure', () => greet?.(secured));
    serveFrames(secured, react, receive);
  });

/** DNS over HTTPS, by the one protocol or the other. */
export const dohServer = (
  react: React,
  { certificate, key }: TestCertificate,
  protocol: 'h2' | 'http/1.1' = 'h2',
): Promise<DnsServer> =>
  overConnections((socket, receive) => {
    const respond = (request: HttpRequest, response: HttpResponse) =>
      void serveHttp(request, response, react, receive);
    const options = { cert: certificate, key };
    const server = protocol === 'h2' ? createSecureServer(options, respond) : createServer(options, respond);
    server.on('tlsClientError', () => socket.destroy());
    server.emit('connection', socket);
  });

/** What requests of HTTP/2 and HTTP/1.1 have in common here. */
interface HttpRequest extends Readable {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly httpVersion: string;
  readonly headers: { readonly 'content-type'?: string | undefined };
  readonly socket: Socket;
  readonly stream?: Readable;
}
interface HttpResponse extends Writable {
  writeHead(status: number, headers: OutgoingHttpHeaders): unknown;
}

type Receive = (bytes: Buffer, fromPort: number, http?: Partial<ReceivedQuery>) => ReceivedQuery;

async function overConnections(serve: (socket: Socket, receive: Receive) => void): Promise<DnsServer> {
  const queries: ReceivedQuery[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const receive: Receive = (bytes, fromPort, http = {}) => {
    const query = { bytes, fromPort, earlier: queries.length, ...http };
    queries.push(query);
    return query;
  };
  const server = await loopbackServer(socket => {
    connections += 1;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serve(socket, receive);
  });
  return {
    ...server,
    queries,
    connections: () => connections,
    hangUp: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
}

function serveFrames(socket: Socket, react: React, receive: Receive): void {
  const read = frameReader(bytes => {
    void respond();
    async function respond() {
      const reaction = await react(receive(Buffer.from(bytes), socket.remotePort ?? 0));
      if (reaction.kind === 'send' || reaction.kind === 'send-and-close') {
        for (const message of reaction.messages) socket.write(framed(message));
      }
      if (reaction.kind === 'bytes') socket.write(reaction.bytes);
      if (reaction.kind === 'send-and-close') socket.end();
      if (reaction.kind === 'close') socket.destroy();
    }
  });
  socket.on('data', read);
}

async function serveHttp(
  request: HttpRequest,
  response: HttpResponse,
  react: React,
  receive: Receive,
): Promise<void> {
  const chunks: Buffer[] = [];
  const { method = '', url: path = '', httpVersion, headers, socket } = request;
  // The other side may leave at any time.
  request.on('error', () => undefined);
  response.on('error', () => undefined);
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  await new Promise(resolve => void request.once('end', resolve));
  const contentType = headers['content-type'] ?? '';
  const ended = new Promise<void>(resolve => void response.once('close', resolve));
  const query = receive(Buffer.concat(chunks), socket.remotePort ?? 0, {
    method,
    path,
    httpVersion,
    contentType,
    ended,
  });
  const reaction = await react(query);
  switch (reaction.kind) {
    case 'silence':
    case 'bytes':
      return;
    case 'close':
      return endOf(request);
    case 'http':
      return respondWith(response, reaction);
    case 'send':
    case 'send-and-close':
      response.writeHead(200, { 'content-type': 'application/dns-message' });
      response.end(reaction.messages[0]);
  }
}

function endOf(request: HttpRequest): void {
  const { stream = request.socket } = request;
  stream.destroy();
}

function respondWith(
  response: HttpResponse,
  { status, headers, body, pour }: Extract<Reaction, { kind: 'http' }>,
) {
  response.writeHead(status, headers);
  const more = (error?: Error | null) => {
    if (!error && !response.destroyed) response.write(body, more);
  };
  if (pour) more();
  else response.end(body);
}
