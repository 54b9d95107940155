import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseResolverSetting } from '../../../../electron/dns/index.ts';

const tls = (host: string, port = 853, serverName = host) => ({
  kind: 'tls',
  service: { host, port, serverName },
});
const servers = (...endpoints: readonly (readonly [string, number])[]) => ({
  kind: 'servers',
  servers: endpoints.map(([address, port]) => ({ address, port })),
});

describe('whom to ask', () => {
  test.each([
    ['system', { kind: 'system' }],
    [' System ', { kind: 'system' }],
    ['192.0.2.53', servers(['192.0.2.53', 53])],
    ['192.0.2.53:5353', servers(['192.0.2.53', 5353])],
    ['2001:db8::53', servers(['2001:db8::53', 53])],
    ['[2001:db8::53]:5353', servers(['2001:db8::53', 5353])],
    ['[2001:db8::53]', servers(['2001:db8::53', 53])],
    ['fe80::1%eth0', servers(['fe80::1%eth0', 53])],
    [
      '192.0.2.53,[2001:db8::53]:53, 192.0.2.54:54',
      servers(['192.0.2.53', 53], ['2001:db8::53', 53], ['192.0.2.54', 54]),
    ],
    ['tls://dns.example', tls('dns.example')],
    ['tls://DNS.Example./', tls('dns.example')],
    ['TLS://dns.example:8853', tls('dns.example', 8853)],
    ['tls://192.0.2.53', tls('192.0.2.53')],
    ['tls://192.0.2.53#dns.example', tls('192.0.2.53', 853, 'dns.example')],
    ['tls://[2001:db8::53]:8853#dns.example', tls('2001:db8::53', 8853, 'dns.example')],
    ['tls://gemeente-súdwest-fryslân.nl', tls('xn--gemeente-sdwest-frysln-93b87c.nl')],
    ['tls://localhost', tls('localhost')],
    ['https://dns.example/dns-query', { kind: 'https', url: 'https://dns.example/dns-query' }],
    ['HTTPS://dns.example', { kind: 'https', url: 'https://dns.example/' }],
    ['https://192.0.2.53:8443/q', { kind: 'https', url: 'https://192.0.2.53:8443/q' }],
    ['https://[2001:db8::53]/q', { kind: 'https', url: 'https://[2001:db8::53]/q' }],
    ['https://dns.example/dns-query{?dns}', { kind: 'https', url: 'https://dns.example/dns-query' }],
  ])('%s', (text, value) => {
    expect(parseResolverSetting(text)).toEqual({ ok: true, value, warnings: [] });
  });

  test.each([
    ['', { kind: 'empty' }],
    ['  ', { kind: 'empty' }],
    [' , ', { kind: 'empty' }],
    ['dns.example', { kind: 'not-an-address', text: 'dns.example' }],
    ['192.0.2.53, 192.0.2.256', { kind: 'not-an-address', text: '192.0.2.256' }],
    ['192.0.2.53:0', { kind: 'not-an-address', text: '192.0.2.53:0' }],
    ['192.0.2.53:65536', { kind: 'not-an-address', text: '192.0.2.53:65536' }],
    ['[192.0.2.53]:53', { kind: 'not-an-address', text: '[192.0.2.53]:53' }],
    ['192.0.2.53%eth0', { kind: 'not-an-address', text: '192.0.2.53%eth0' }],
    ['192.0.2.1 192.0.2.2 192.0.2.3 192.0.2.4 192.0.2.5', { kind: 'too-many-servers', limit: 4 }],
    ['http://dns.example/dns-query', { kind: 'unknown-scheme', text: 'http://dns.example/dns-query' }],
    ['quic://dns.example', { kind: 'unknown-scheme', text: 'quic://dns.example' }],
    ['tls://', { kind: 'bad-service', text: 'tls://' }],
    ['tls://a b', { kind: 'bad-service', text: 'tls://a b' }],
    ['tls://dns.example/path', { kind: 'bad-service', text: 'tls://dns.example/path' }],
    ['tls://dns.example:0', { kind: 'bad-service', text: 'tls://dns.example:0' }],
    ['tls://dns.example:99999', { kind: 'bad-service', text: 'tls://dns.example:99999' }],
    ['tls://me@dns.example', { kind: 'bad-service', text: 'tls://me@dns.example' }],
    ['tls://192.0.2.256', { kind: 'bad-service', text: 'tls://192.0.2.256' }],
    ['tls://1.2', { kind: 'bad-service', text: 'tls://1.2' }],
    ['tls://2001:db8::53', { kind: 'bad-service', text: 'tls://2001:db8::53' }],
    ['tls://[192.0.2.53]', { kind: 'bad-service', text: 'tls://[192.0.2.53]' }],
    ['tls://dns.example#', { kind: 'bad-service', text: 'tls://dns.example#' }],
    ['tls://dns.example#-', { kind: 'bad-service', text: 'tls://dns.example#-' }],
    ['https://', { kind: 'bad-service', text: 'https://' }],
    ['https://me:secret@dns.example/', { kind: 'bad-service', text: 'https://me:secret@dns.example/' }],
    ['https://dns.example/#fragment', { kind: 'bad-service', text: 'https://dns.example/#fragment' }],
    ['https://dns.example:0/', { kind: 'bad-service', text: 'https://dns.example:0/' }],
    [`tls://${'a'.repeat(300)}`, { kind: 'bad-service', text: `tls://${'a'.repeat(94)}` }],
  ])('refused: %s', (text, problem) => {
    expect(parseResolverSetting(text)).toEqual({ ok: false, errors: [problem] });
  });

  test('any text at all is accepted or refused', () => {
    assert(property(string(), text => void parseResolverSetting(text)));
    assert(property(string(), text => void parseResolverSetting(`tls://${text}`)));
    assert(property(string(), text => void parseResolverSetting(`https://${text}`)));
  });
});
