import { tlsaOwner } from '../../dane/index.ts';
import type {
  HostReading,
  MxReading,
  PageReading,
  ServerReading,
  TextReading,
  DomainReading,
} from '../../reading/domain-reading.ts';

/** Parts of a reading replaced, the rest left as it is. */
export function withMx(
  reading: DomainReading,
  change: (mx: Extract<MxReading, { kind: 'hosts' }>) => MxReading,
): DomainReading {
  return reading.mx.kind === 'hosts' ? { ...reading, mx: change(reading.mx) } : reading;
}

export const withHosts = (
  reading: DomainReading,
  change: (view: HostReading) => HostReading,
): DomainReading => withMx(reading, mx => ({ ...mx, hosts: mx.hosts.map(change) }));

export const withServers = (
  reading: DomainReading,
  change: (server: ServerReading, host: string) => ServerReading,
): DomainReading =>
  withHosts(reading, view => ({ ...view, servers: view.servers.map(server => change(server, view.host)) }));

/** Nobody without the keys of the zone can sign what is not in it, nor what is left out of it. */
export const falsified = <View extends { readonly status: string }>(view: View): View =>
  view.status === 'secure' ? { ...view, status: 'bogus' } : view;

/** Secure records cannot be taken away unnoticed: their absence cannot be proven (RFC 7672 §2.1.2). */
export const withoutTlsa = (reading: DomainReading): DomainReading =>
  withHosts(reading, view => ({
    ...view,
    tlsa:
      view.tlsa.kind === 'secure'
        ? { kind: 'lookup-failed', owner: tlsaOwner(view.tlsa.base), detail: 'bogus' }
        : view.tlsa.kind === 'not-secure'
          ? { kind: 'none' }
          : view.tlsa,
  }));

/** Records of one's own in the place of a host's: in a signed zone they are bogus, whether it had some or not (RFC 7672 §2.1.2). */
export const withForgedTlsa = (reading: DomainReading): DomainReading =>
  withHosts(withoutTlsa(reading), view =>
    view.tlsa.kind === 'none' && view.tlsa.isProven
      ? { ...view, tlsa: { kind: 'lookup-failed', owner: tlsaOwner(view.host), detail: 'bogus' } }
      : view,
  );

const suppressed = (text: TextReading): TextReading =>
  text.kind === 'records' || text.kind === 'none'
    ? falsified({ kind: 'none' as const, status: text.status })
    : text;

export const UNREACHABLE: PageReading = { kind: 'failed', because: 'fetch' };

/** Neither records nor web servers of any policy answer. */
export const withoutPolicies = (reading: DomainReading): DomainReading => ({
  ...reading,
  stsRecord: suppressed(reading.stsRecord),
  stsPolicy: UNREACHABLE,
  sts2016: suppressed(reading.sts2016),
  sts2016Copy: UNREACHABLE,
});

/** The signatures of the domain's zone, and so of the hosts in it, no longer fit. */
export function withBrokenDnssec(reading: DomainReading): DomainReading {
  const broken = (text: TextReading): TextReading => ('status' in text ? falsified(text) : text);
  const { domain, mx, stsRecord, sts2016, tlsRpt } = reading;
  const isInZone = ({ host }: HostReading) => host === domain || host.endsWith(`.${domain}`);
  const isSigned = 'status' in mx && mx.status === 'secure';
  const breakHost = (view: HostReading): HostReading =>
    isSigned && isInZone(view) && view.addresses === 'found' ? { ...view, addresses: 'bogus' } : view;
  return {
    ...reading,
    mx:
      mx.kind === 'hosts'
        ? falsified({ ...mx, hosts: mx.hosts.map(breakHost) })
        : 'status' in mx
          ? falsified(mx)
          : mx,
    stsRecord: broken(stsRecord),
    sts2016: broken(sts2016),
    tlsRpt: broken(tlsRpt),
  };
}
