import { dohExchange } from '../../electron/dns/transports/doh.ts';
import { dotExchange } from '../../electron/dns/transports/dot.ts';
import { tcpExchange } from '../../electron/dns/transports/tcp.ts';
import { udpExchange } from '../../electron/dns/transports/udp.ts';
import { dohServer, dotServer, tcpDnsServer, udpDnsServer } from '../support/dns-server.ts';
import { testCertificate } from '../support/test-certificates.ts';
import { dnsTransportSuite } from './dns-transport-suite.ts';

const certificate = testCertificate({ extensions: ['subjectAltName = IP:127.0.0.1'] });
const roots = { source: 'test', pem: [certificate.certificate] };

dnsTransportSuite('UDP', {
  transport: 'udp',
  waitsOn: true,
  keepsConnection: false,
  sendsId: true,
  startServer: udpDnsServer,
  exchangeWith: udpExchange,
});

dnsTransportSuite('TCP', {
  transport: 'tcp',
  waitsOn: false,
  keepsConnection: false,
  sendsId: true,
  startServer: tcpDnsServer,
  exchangeWith: tcpExchange,
});

dnsTransportSuite('TLS', {
  transport: 'tls',
  waitsOn: false,
  keepsConnection: true,
  sendsId: true,
  startServer: react => dotServer(react, certificate),
  exchangeWith: ({ address, port }, limitMs) =>
    dotExchange({ host: address, port, serverName: address }, roots, limitMs),
});

const overHttps = {
  transport: 'https',
  waitsOn: false,
  keepsConnection: true,
  sendsId: false,
  exchangeWith: ({ address, port }: { address: string; port: number }, limitMs: number) =>
    dohExchange(`https://${address}:${port}/dns-query`, roots, limitMs),
} as const;

dnsTransportSuite('HTTPS (HTTP/2)', { ...overHttps, startServer: react => dohServer(react, certificate) });
dnsTransportSuite('HTTPS (HTTP/1.1)', {
  ...overHttps,
  startServer: react => dohServer(react, certificate, 'http/1.1'),
});
