import { afterEach, describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../electron/network.ts';
import { parseResolverSetting, resolverExchange } from '../../../../electron/dns/index.ts';
import {
  answerTo,
  type DnsServer,
  dohServer,
  dotServer,
  send,
  tcpDnsServer,
  udpDnsServer,
} from '../../../support/dns-server.ts';
import { testCertificate } from '../../../support/test-certificates.ts';
import { queryOf } from '../../../support/query-of.ts';

const certificate = testCertificate({ extensions: ['subjectAltName = IP:127.0.0.1'] });
const roots = { source: 'test', pem: [certificate.certificate] };
const query = queryOf({ name: 'a.example', type: 'A' });

const servers: DnsServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(server => server.close()));
});
const started = async (starting: Promise<DnsServer>) => {
  const server = await starting;
  servers.push(server);
  return server.port;
};
const resolver = (text: string, limits = {}) => {
  const setting = parseResolverSetting(text);
  if (!setting.ok) throw new Error(`no setting: ${text}`);
  return resolverExchange(setting.value, roots, { ...DEFAULT_LIMITS, ...limits });
};
const ask = (text: string, limits = {}) =>
  resolver(text, limits).exchange(query, new AbortController().signal);

describe('a setting becomes the transports of its servers', () => {
  test('over UDP, and the next server where the first has nobody', async () => {
    const gone = await udpDnsServer(() => ({ kind: 'silence' }));
    await gone.close();
    const port = await started(udpDnsServer(({ bytes }) => send(answerTo(bytes))));
    const result = await ask(`127.0.0.1:${gone.port},127.0.0.1:${port}`);
    expect([result.kind, result.via]).toEqual([
      'response',
      { transport: 'udp', server: `127.0.0.1:${port}` },
    ]);
  });

  test('SERVFAIL from the first, and the second knows', async () => {
    const first = await started(
      udpDnsServer(({ bytes }) => send(answerTo(bytes, { rcode: 2, answers: [] }))),
    );
    const second = await started(udpDnsServer(({ bytes }) => send(answerTo(bytes))));
    const result = await ask(`127.0.0.1:${first} 127.0.0.1:${second}`);
    expect([result.kind, result.via?.server]).toEqual(['response', `127.0.0.1:${second}`]);
  });

  test('over TCP where the answer did not fit', async () => {
    const tcp = await started(tcpDnsServer(({ bytes }) => send(answerTo(bytes))));
    await started(udpDnsServer(({ bytes }) => send(answerTo(bytes, { truncated: true })), tcp));
    const result = await ask(`127.0.0.1:${tcp}`);
    expect([result.kind, result.via?.transport]).toEqual(['response', 'tcp']);
  });

  test('as many tries as the limits say', async () => {
    let asked = 0;
    const port = await started(
      udpDnsServer(() => {
        asked += 1;
        return { kind: 'silence' };
      }),
    );
    const result = await ask(`127.0.0.1:${port}`, { dnsQueryMs: 50, dnsTries: 4 });
    expect([result.kind === 'failed' && result.cause.kind, asked]).toEqual(['timeout', 4]);
  });

  test('over TLS and over HTTPS', async () => {
    const dot = await started(dotServer(({ bytes }) => send(answerTo(bytes)), certificate));
    const doh = await started(dohServer(({ bytes }) => send(answerTo(bytes)), certificate));
    expect((await ask(`tls://127.0.0.1:${dot}`)).via).toEqual({
      transport: 'tls',
      server: `tls://127.0.0.1:${dot}`,
    });
    const url = `https://127.0.0.1:${doh}/dns-query`;
    expect((await ask(url)).via).toEqual({ transport: 'https', server: url });
  });
});

describe('servers are named as a person would', () => {
  test.each([
    ['192.0.2.53, 192.0.2.54:53', ['192.0.2.53', '192.0.2.54']],
    ['[2001:db8::53]:5353', ['[2001:db8::53]:5353']],
    ['tls://dns.example:853', ['tls://dns.example']],
    ['tls://[2001:db8::53]:8853#dns.example', ['tls://[2001:db8::53]:8853']],
    ['https://dns.example/dns-query', ['https://dns.example/dns-query']],
  ])('%s', (text, names) => {
    expect(resolver(text).names).toEqual(names);
  });
});
