import { tlsaOwner } from '../../dane/index.ts';
import type { HostView, MxView, PolicyView, ServerView, TextView, World } from '../world.ts';

/** Parts of a world replaced, the rest left as it is. */
export function withMx(world: World, change: (mx: Extract<MxView, { kind: 'hosts' }>) => MxView): World {
  return world.mx.kind === 'hosts' ? { ...world, mx: change(world.mx) } : world;
}

export const withHosts = (world: World, change: (view: HostView) => HostView): World =>
  withMx(world, mx => ({ ...mx, hosts: mx.hosts.map(change) }));

export const withServers = (world: World, change: (server: ServerView, host: string) => ServerView): World =>
  withHosts(world, view => ({ ...view, servers: view.servers.map(server => change(server, view.host)) }));

/** Nobody without the keys of the zone can sign what is not in it, nor what is left out of it. */
export const falsified = <View extends { readonly status: string }>(view: View): View =>
  view.status === 'secure' ? { ...view, status: 'bogus' } : view;

/** Secure records cannot be taken away unnoticed: their absence cannot be proven (RFC 7672 §2.1.2). */
export const withoutTlsa = (world: World): World =>
  withHosts(world, view => ({
    ...view,
    tlsa:
      view.tlsa.kind === 'secure'
        ? { kind: 'lookup-failed', owner: tlsaOwner(view.tlsa.base), detail: 'bogus' }
        : view.tlsa.kind === 'not-secure'
          ? { kind: 'none' }
          : view.tlsa,
  }));

/** Records of one's own in the place of a host's: in a signed zone they are bogus, whether it had some or not (RFC 7672 §2.1.2). */
export const withForgedTlsa = (world: World): World =>
  withHosts(withoutTlsa(world), view =>
    view.tlsa.kind === 'none' && view.tlsa.isProven
      ? { ...view, tlsa: { kind: 'lookup-failed', owner: tlsaOwner(view.host), detail: 'bogus' } }
      : view,
  );

const suppressed = (text: TextView): TextView =>
  text.kind === 'records' || text.kind === 'none'
    ? falsified({ kind: 'none' as const, status: text.status })
    : text;

export const UNREACHABLE: PolicyView = { kind: 'failed', because: 'fetch' };

/** Neither records nor web servers of any policy answer. */
export const withoutPolicies = (world: World): World => ({
  ...world,
  stsRecord: suppressed(world.stsRecord),
  stsPolicy: UNREACHABLE,
  sts2016: suppressed(world.sts2016),
  sts2016Copy: UNREACHABLE,
});

/** The signatures of the domain's zone, and so of the hosts in it, no longer fit. */
export function withBrokenDnssec(world: World): World {
  const broken = (text: TextView): TextView => ('status' in text ? falsified(text) : text);
  const { domain, mx, stsRecord, sts2016, tlsRpt } = world;
  const isInZone = ({ host }: HostView) => host === domain || host.endsWith(`.${domain}`);
  const isSigned = 'status' in mx && mx.status === 'secure';
  const breakHost = (view: HostView): HostView =>
    isSigned && isInZone(view) && view.addresses === 'found' ? { ...view, addresses: 'bogus' } : view;
  return {
    ...world,
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
