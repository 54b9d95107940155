import type { DomainReading, HostReading, ServerReading } from '../../reading/domain-reading.ts';

/** An address of which nobody can say from here what it does. */
export interface UnseenServer {
  readonly host: string;
  readonly server: Extract<ServerReading, { kind: 'unknown' }>;
}

/**
 * A server that nobody here could look at. One behind something that rewrites its replies was looked at: what hides STARTTLS
 * may stand before the server, and then hides it from every sender.
 */
const isUnseen = (server: ServerReading): server is UnseenServer['server'] =>
  server.kind === 'unknown' && server.because.kind !== 'masked';

/** The addresses that were left out of what a domain's level rests on: another one of the same host was seen. */
export const leftOut = ({ mx }: Pick<DomainReading, 'mx'>): readonly UnseenServer[] =>
  mx.kind === 'hosts'
    ? mx.hosts.flatMap(({ host, servers }) =>
        servers.every(isUnseen) ? [] : servers.filter(isUnseen).map(server => ({ host, server })),
      )
    : [];

/**
 * A reading as far as could be seen: of a host of which an address was seen, those that were not are left out, as they make
 * its level neither worse nor better. A host of which nothing was seen stays unknown.
 */
export function seenOnly(reading: DomainReading): DomainReading {
  const { mx } = reading;
  if (mx.kind !== 'hosts' || leftOut(reading).length === 0) return reading;
  const hosts = mx.hosts.map((host): HostReading => {
    const seen = host.servers.filter(server => !isUnseen(server));
    return seen.length === 0 ? host : { ...host, servers: seen };
  });
  return { ...reading, mx: { ...mx, hosts } };
}
