import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding.ts';
import type { AddressFamily, DomainReading, ServerReading } from '../../reading/domain-reading.ts';
import { isOldTls } from '../../reading/hosts/old-tls.ts';
import { mailHosts } from '../../reading/hosts/mail-hosts.ts';

/** A server that was looked at. */
interface Looked {
  readonly host: string;
  readonly address: string;
  readonly server: ServerReading;
}

export function assessStarttls(reading: DomainReading): readonly Finding[] {
  const { mx } = reading;
  // A private address is no MX that could answer: its own finding, under MX, says so.
  const looked = mailHosts(reading).flatMap(({ host, servers }) =>
    servers.flatMap(server =>
      server.address === undefined || server.kind === 'unreachable'
        ? []
        : [{ host, address: server.address, server }],
    ),
  );
  const [first] = looked;
  if (!first) {
    return mx.kind === 'no-mail' ? [] : [finding('starttls.no-mx', {})];
  }
  if (looked.every(neverConnected)) {
    const { host } = first;
    return looked.every(each => each.host === host && isRefused(each))
      ? [
          finding(
            'starttls.connection-refused',
            { host, addresses: addressesOf(looked) },
            looked.map(reference),
          ),
        ]
      : [finding('starttls.port-25-blocked', { host, addresses: looked.length }, looked.map(reference))];
  }
  return [
    ...offered(looked),
    ...looked.flatMap(textInClear),
    ...looked.flatMap(assessServer),
    ...(['ipv4', 'ipv6'] as const).flatMap(family => withoutFamily(looked, family)),
  ];
}

const versionName = (version: string) => version.replace('TLSv', 'TLS ');

function offered(looked: readonly Looked[]): readonly Finding[] {
  const encrypted = looked.filter(({ server }) => server.kind === 'tls');
  if (encrypted.length === 0) return [];
  const hosts = [...new Set(encrypted.map(({ host }) => host))];
  const versions = encrypted.flatMap(({ server }) =>
    server.kind === 'tls' && server.version !== undefined ? [server.version] : [],
  );
  const facts = { hosts, versions: [...new Set(versions)].toSorted().map(versionName) };
  return [finding('starttls.offered', facts, encrypted.map(reference))];
}

function assessServer(looked: Looked): readonly Finding[] {
  const { host, address, server } = looked;
  const where = [reference(looked)];
  switch (server.kind) {
    case 'tls':
      return server.version !== undefined && isOldTls(server.version)
        ? [finding('starttls.old-version', { host, version: versionName(server.version) }, where)]
        : [];
    case 'no-tls': {
      const { because } = server;
      switch (because?.kind) {
        case 'refused':
          return [finding('starttls.refused', { host, address, code: because.code }, where)];
        case 'unavailable':
          return [
            finding('starttls.unavailable', { host, address, code: because.code, text: because.text }, where),
          ];
        case 'handshake':
          return [finding('starttls.handshake-failed', { host, address, cause: because.cause }, where)];
        case 'not-offered':
        case undefined:
          return [finding('starttls.missing', { host, address }, where)];
      }
      return [];
    }
    case 'unreachable':
      return [];
    case 'unknown': {
      const { because } = server;
      switch (because.kind) {
        case 'turned-away':
          return [
            finding('starttls.turned-away', { host, address, code: because.code, text: because.text }, where),
          ];
        case 'masked':
          return [finding('starttls.masked', { host, address, sign: because.sign }, where)];
        case 'silent':
          return [finding('starttls.silent', { host, address, afterMs: because.afterMs }, where)];
        // Told once, for all addresses of the family together.
        case 'no-family':
          return [];
        case 'unreachable':
        case 'not-tried':
          return [finding('starttls.unreachable', { host, address, cause: because.cause }, where)];
      }
    }
  }
}

function withoutFamily(looked: readonly Looked[], family: AddressFamily): readonly Finding[] {
  const missed = looked.filter(({ server }) => missedFamily(server)?.family === family);
  const noRoad = missed.every(({ server }) => missedFamily(server)?.cause.kind === 'unreachable');
  const facts = { family, addresses: addressesOf(missed), noRoad };
  return missed.length > 0 ? [finding('starttls.no-family', facts, missed.map(reference))] : [];
}

const missedFamily = (server: ServerReading) =>
  server.kind === 'unknown' && server.because.kind === 'no-family' ? server.because : undefined;

/**
 * RFC 3207 §4.2: nothing said before TLS counts after it. What stands there could be somebody's on the way, for senders that
 * take it for what comes inside TLS (CVE-2011-0411).
 */
function textInClear(looked: Looked): readonly Finding[] {
  const { host, address, server } = looked;
  const { textInClear: text } = server;
  return text === undefined
    ? []
    : [finding('starttls.text-in-clear', { host, address, text }, [reference(looked)])];
}

const neverConnected = ({ server }: Looked) =>
  server.kind === 'unknown' && server.because.kind === 'unreachable' && server.because.stage === 'connect';

const isRefused = ({ server }: Looked) =>
  server.kind === 'unknown' &&
  server.because.kind === 'unreachable' &&
  server.because.cause.kind === 'connection-refused';

const addressesOf = (looked: readonly Looked[]) => [...new Set(looked.map(({ address }) => address))];

const reference = ({ host, address }: Looked): EvidenceReference => ({ kind: 'smtp', host, address });
