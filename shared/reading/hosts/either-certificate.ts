import type { DomainReading, ServerReading } from '../domain-reading.ts';

/**
 * What senders may meet at one address: the server, and where it has a certificate of each kind also the server as those
 * meet it that get the other one (RFC 8446 §4.4.2.2: it goes by the signatures that they offer).
 */
export function eitherCertificate(server: ServerReading): readonly ServerReading[] {
  if (server.kind !== 'tls' || !server.other) return [server];
  const { other, untrusted, ...own } = server;
  return [
    { ...own, ...(untrusted && { untrusted }) },
    { ...own, ...other },
  ];
}

/** The domain as those senders meet it that get the other certificate wherever there is one; undefined where there is none. */
export function withOtherCertificates(reading: DomainReading): DomainReading | undefined {
  const { mx } = reading;
  if (mx.kind !== 'hosts') return undefined;
  const hasOther = (server: ServerReading) => server.kind === 'tls' && server.other !== undefined;
  if (!mx.hosts.some(({ servers }) => servers.some(hasOther))) return undefined;
  const hosts = mx.hosts.map(host => ({
    ...host,
    servers: host.servers.flatMap(server => eitherCertificate(server).slice(-1)),
  }));
  return { ...reading, mx: { ...mx, hosts } };
}
