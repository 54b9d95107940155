import { getEventListeners } from 'node:events';
import { decode } from 'dns-packet';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Exchange } from '../../electron/dns/transports/exchange.ts';
import {
  type AnswerOptions,
  answerOfOctets,
  answerTo,
  type DnsServer,
  type React,
  type Reaction,
  send,
} from '../support/dns-server.ts';
import { queryOf } from '../support/query-of.ts';

/** One transport, with a server that speaks it. */
export interface TransportUnderTest {
  readonly transport: 'udp' | 'tcp' | 'tls' | 'https';
  /** Whether answers to other questions are let pass, in wait of the right one. */
  readonly waitsOn: boolean;
  /** Whether one connection serves many queries. */
  readonly keepsConnection: boolean;
  /** Whether the id goes over the wire as it is. */
  readonly sendsId: boolean;
  startServer(react: React): Promise<DnsServer>;
  exchangeWith(server: { readonly address: string; readonly port: number }, limitMs: number): Exchange;
}

/** Long enough for everything that answers; what does not answer is tried with `BRIEF_MS`. */
const AMPLE_MS = 20_000;
const BRIEF_MS = 300;
const silence: Reaction = { kind: 'silence' };

const never = () => new AbortController().signal;
const query = queryOf({ name: 'a.example', type: 'A' });
const cause = (result: Awaited<ReturnType<Exchange>>) =>
  result.kind === 'failed' ? result.cause : result.kind;

/** What every transport must do, whatever the server does. */
export function dnsTransportSuite(name: string, under: TransportUnderTest): void {
  const started: DnsServer[] = [];
  afterEach(async () => {
    await Promise.all(started.splice(0).map(server => server.close()));
  });
  const start = async (react: React, limitMs = AMPLE_MS) => {
    const server = await under.startServer(react);
    started.push(server);
    return { server, exchange: under.exchangeWith(server, limitMs) };
  };
  const outcome = async (react: React, limitMs = AMPLE_MS) => {
    const { exchange } = await start(react, limitMs);
    return exchange(query, never());
  };

  /** Only the socket that the server listens on is there; closing takes the runtime a moment. */
  const nothingIsOpen = () =>
    vi.waitFor(() => expect(sockets()).toBe(under.transport === 'udp' ? 1 : 0), { timeout: AMPLE_MS });

  // Where wrong answers are let pass, only time ends the wait.
  const wrongMs = under.waitsOn ? BRIEF_MS : AMPLE_MS;

  describe(`DNS over ${name}`, () => {
    test('the answer comes back as it was sent, with where it came from', async () => {
      const result = await outcome(({ bytes }) => send(answerTo(bytes)));
      expect(result.kind === 'response' && Buffer.from(result.bytes)).toEqual(answerTo(query));
      expect(result.via?.transport).toBe(under.transport);
    });

    test('the query arrives as it was encoded', async () => {
      const { server, exchange } = await start(({ bytes }) => send(answerTo(bytes)));
      await exchange(query, never());
      const [received] = server.queries;
      expect(received?.bytes.subarray(2)).toEqual(Buffer.from(query.subarray(2)));
      expect(received?.bytes.subarray(0, 2)).toEqual(
        under.sendsId ? Buffer.from(query.subarray(0, 2)) : Buffer.alloc(2),
      );
    });

    test('RFC 4343 §3: a server may give the name back in another case', async () => {
      const shouting = [{ name: 'A.ExAmPlE', type: 'A' }] as const;
      const result = await outcome(({ bytes }) => send(answerTo(bytes, { questions: shouting })));
      expect(result.kind).toBe('response');
    });

    test.each<[string, (bytes: Buffer) => AnswerOptions]>([
      ['another id', bytes => ({ id: bytes.readUInt16BE(0) ^ 1 })],
      ['another name', () => ({ questions: [{ name: 'b.example', type: 'A' }] })],
      ['a longer name', () => ({ questions: [{ name: 'a.example.nl', type: 'A' }] })],
      ['another type', () => ({ questions: [{ name: 'a.example', type: 'MX' }] })],
      ['another class', () => ({ questions: [{ name: 'a.example', type: 'A', class: 'CH' }] })],
      [
        'one more question',
        bytes => ({ questions: [...decode(bytes).questions!, { name: 'b.example', type: 'A' }] }),
      ],
      ['no question and no error', () => ({ questions: [] })],
      ['the mark of a query', () => ({ isQuery: true })],
    ])('RFC 5452 §9.1: an answer with %s is not taken', async (_, options) => {
      const result = await outcome(({ bytes }) => send(answerTo(bytes, options(bytes))), wrongMs);
      expect(cause(result)).toEqual({ kind: 'mismatched' });
      expect(result.via?.transport).toBe(under.transport);
    });

    test('an error without a question is taken: the server could not read it', async () => {
      expect((await outcome(({ bytes }) => send(answerTo(bytes, { questions: [], rcode: 1 })))).kind).toBe(
        'response',
      );
    });

    test.each([
      ['nothing', () => Buffer.alloc(0)],
      ['less than a header', (bytes: Buffer) => bytes.subarray(0, 11)],
      ['a record that breaks off', (bytes: Buffer) => answerTo(bytes).subarray(0, -1)],
      ['a record that is not there', (bytes: Buffer) => claimingOneRecord(answerTo(bytes, { answers: [] }))],
    ])('%s is no DNS message', async (_, garble) => {
      const result = await outcome(({ bytes }) => send(garble(bytes)), wrongMs);
      expect(cause(result)).toMatchObject({ kind: 'malformed' });
    });

    test('an answer of 60,000 octets comes whole', async () => {
      const result = await outcome(({ bytes }) => send(answerOfOctets(bytes, 60_000)));
      expect(result.kind === 'response' && result.bytes.length).toBe(60_000);
    });

    test('no answer: the time limit', async () => {
      const { server, exchange } = await start(() => silence, BRIEF_MS);
      expect(cause(await exchange(query, never()))).toEqual({ kind: 'timeout', afterMs: BRIEF_MS });
      await server.whenAllClosed();
    });

    test('nobody is there', async () => {
      const { server, exchange } = await start(() => silence);
      await server.close();
      started.length = 0;
      expect(cause(await exchange(query, never()))).toEqual({ kind: 'connection-refused' });
    });

    test('cancelling ends everything at once', async () => {
      let heard = () => {};
      const arrived = new Promise<void>(resolve => {
        heard = resolve;
      });
      const { server, exchange } = await start(() => {
        heard();
        return silence;
      });
      const cancelling = new AbortController();
      const waiting = exchange(query, cancelling.signal);
      await arrived;
      cancelling.abort();
      expect(cause(await waiting)).toEqual({ kind: 'cancelled' });
      expect(getEventListeners(cancelling.signal, 'abort')).toEqual([]);
      await server.whenAllClosed();
      await nothingIsOpen();
    });

    test('cancelling before the connection is there ends it too', async () => {
      const { server, exchange } = await start(({ bytes }) => send(answerTo(bytes)));
      const cancelling = new AbortController();
      const waiting = exchange(query, cancelling.signal);
      cancelling.abort();
      expect(cause(await waiting)).toEqual({ kind: 'cancelled' });
      await server.whenAllClosed();
      expect((await exchange(query, never())).kind).toBe('response');
    });

    test('cancelling before the connection is there keeps that query from being sent, and no other', async () => {
      const { server, exchange } = await start(({ bytes }) => send(answerTo(bytes)));
      const cancelling = new AbortController();
      const other = queryOf({ name: 'other.example', type: 'A' });
      const waiting = [exchange(query, cancelling.signal), exchange(other, never())];
      cancelling.abort();
      const results = await Promise.all(waiting);
      expect(results.map(cause)).toEqual([{ kind: 'cancelled' }, 'response']);
      expect(server.queries.map(({ bytes }) => bytes.subarray(2))).toEqual([Buffer.from(other.subarray(2))]);
    });

    test('a query that is cancelled already is not sent', async () => {
      const { server, exchange } = await start(() => silence);
      expect(cause(await exchange(query, AbortSignal.abort()))).toEqual({ kind: 'cancelled' });
      expect([server.queries.length, server.connections()]).toEqual([0, 0]);
    });

    test('many at once, answered last first: each gets its own answer', async () => {
      const names = Array.from({ length: 20 }, (_, at) => `n${at}.example`);
      let release = () => {};
      const allThere = new Promise<void>(resolve => {
        release = resolve;
      });
      // HTTP/1.1 has no more than eight under way; the others follow.
      const awaited = Math.min(names.length, 8);
      const { server, exchange } = await start(async ({ bytes, earlier }) => {
        if (earlier + 1 === awaited) release();
        await allThere;
        await new Promise(resolve => setTimeout(resolve, Math.max(0, awaited - earlier)));
        return send(answerTo(bytes));
      });
      const signal = never();
      const queries = names.map(name => queryOf({ name, type: 'TXT' }));
      const results = await Promise.all(queries.map(query => exchange(query, signal)));
      expect(results.map(result => result.kind === 'response' && Buffer.from(result.bytes))).toEqual(
        queries.map(query => answerTo(query)),
      );
      expect(getEventListeners(signal, 'abort')).toEqual([]);
      expect(server.queries).toHaveLength(names.length);
    });

    test('one that is cancelled leaves the others alone', async () => {
      const { exchange } = await start(({ bytes, earlier }) =>
        earlier === 0 ? silence : send(answerTo(bytes)),
      );
      const cancelling = new AbortController();
      const first = exchange(query, cancelling.signal);
      const others = [1, 2, 3].map(at => exchange(queryOf({ name: `n${at}.example`, type: 'A' }), never()));
      const results = await Promise.all(others);
      cancelling.abort();
      expect(cause(await first)).toEqual({ kind: 'cancelled' });
      expect(results.map(cause)).toEqual(['response', 'response', 'response']);
    });
  });

  describeIf(under.waitsOn, `DNS over ${name}, where anybody can send`, () => {
    test('RFC 5452 §9.1: wrong answers are let pass, and the right one behind them is taken', async () => {
      const result = await outcome(({ bytes }) =>
        send(
          answerTo(bytes, { id: 1 }),
          Buffer.from('?'),
          answerTo(bytes, { isQuery: true }),
          answerTo(bytes),
        ),
      );
      expect(result.kind).toBe('response');
    });

    test('so many wrong answers end the wait', async () => {
      const result = await outcome(({ bytes }) =>
        send(...Array.from({ length: 100 }, () => answerTo(bytes, { isQuery: true }))),
      );
      expect(cause(result)).toEqual({ kind: 'mismatched' });
    });

    test('an answer that did not fit comes back as it is', async () => {
      const result = await outcome(({ bytes }) => send(answerTo(bytes, { truncated: true })));
      expect(result.kind === 'response' && result.bytes[2]! & 2).toBe(2);
    });

    test('every query has a port of its own', async () => {
      const { server, exchange } = await start(({ bytes }) => send(answerTo(bytes)));
      for (let count = 0; count < 8; count += 1) await exchange(query, never());
      expect(new Set(server.queries.map(({ fromPort }) => fromPort)).size).toBeGreaterThan(6);
    });
  });

  describeIf(!under.waitsOn, `DNS over ${name}, where every answer fits`, () => {
    test('a truncated answer is malformed', async () => {
      const result = await outcome(({ bytes }) => send(answerTo(bytes, { truncated: true })));
      expect(cause(result)).toEqual({ kind: 'malformed', detail: 'DNS message: truncated' });
    });

    test('the connection closes without an answer', async () => {
      expect(cause(await outcome(() => ({ kind: 'close' })))).toEqual({ kind: 'closed' });
    });
  });

  describeIf(under.keepsConnection, `DNS over ${name}, over a kept connection`, () => {
    test('one after another goes over the same connection', async () => {
      const { server, exchange } = await start(({ bytes }) => send(answerTo(bytes)));
      await exchange(query, never());
      const opened = server.connections();
      for (let count = 0; count < 4; count += 1)
        expect((await exchange(query, never())).kind).toBe('response');
      expect([server.connections(), server.open()]).toEqual([opened, 1]);
    });

    test('a connection that was closed meanwhile is opened again', async () => {
      const { server, exchange } = await start(({ bytes }) => send(answerTo(bytes)));
      await exchange(query, never());
      server.hangUp();
      expect((await exchange(query, never())).kind).toBe('response');
    });

    test('one that is closed just when the next query arrives is opened again', async () => {
      const { exchange } = await start(({ bytes, earlier }) =>
        earlier === 1 ? { kind: 'close' } : send(answerTo(bytes)),
      );
      await exchange(query, never());
      expect((await exchange(query, never())).kind).toBe('response');
    });

    test('a connection that fell silent is not used for the next try', async () => {
      const { server, exchange } = await start(
        ({ bytes, earlier }) => (earlier === 1 ? silence : send(answerTo(bytes))),
        1_000,
      );
      await exchange(query, never());
      const opened = server.connections();
      expect(cause(await exchange(query, never()))).toMatchObject({ kind: 'timeout' });
      expect((await exchange(query, never())).kind).toBe('response');
      expect(server.connections()).toBe(opened + 1);
    });
  });

  describeIf(!under.keepsConnection, `DNS over ${name}, without keeping a connection`, () => {
    test('nothing is open when the answer is there', async () => {
      const { server, exchange } = await start(({ bytes }) => send(answerTo(bytes)));
      await exchange(query, never());
      await server.whenAllClosed();
      await nothingIsOpen();
    });
  });
}

function describeIf(applies: boolean, name: string, tests: () => void): void {
  if (applies) describe(name, tests);
}

function claimingOneRecord(answer: Buffer): Buffer {
  answer.writeUInt16BE(1, 6);
  return answer;
}

/** Sockets of any kind that are open in this process. */
const sockets = () =>
  process.getActiveResourcesInfo().filter(kind => ['UDPWrap', 'TCPSocketWrap'].includes(kind)).length;
