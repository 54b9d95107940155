import type { Seconds } from '../../model/time.ts';
import { writeStsPolicy } from '../../mtasts/index.ts';
import type { HostView, MxView, ServerView, TextView, World } from '../world.ts';
import type { Attack } from './attack.ts';
import { ATTACKER_HOST, attackerHost, attackerServer } from './forged.ts';

/** The world as a sender finds it under an attack, or after an accident. */
export function applyAttack(world: World, attack: Attack, now: Seconds): World {
  switch (attack) {
    case 'strip-starttls':
      return { ...withServers(world, ({ owner }) => ({ kind: 'no-tls', owner })), isWatched: true };
    case 'forge-mx':
      return withMx(world, mx => ({
        ...mx,
        // Nobody without the keys of the zone can sign what is not in it.
        status: mx.status === 'secure' ? 'bogus' : mx.status,
        hosts: [attackerHost(now)],
      }));
    case 'redirect':
      return withServers(world, (_server, host) => attackerServer(host, false, now));
    case 'misissued-certificate':
      return withServers(world, (_server, host) => attackerServer(host, true, now));
    case 'stolen-old-key':
      // Replaced, and not yet past its end: no sender asks whether it was revoked.
      return withServers(world, (_server, host) => attackerServer(host, true, now));
    case 'strip-tlsa':
      return withTlsa(world);
    case 'forge-tlsa':
      return withServers(withTlsa(world), (_server, host) => attackerServer(host, false, now));
    case 'suppress-policy':
      return withoutPolicy(world);
    case 'suppress-policy-and-redirect':
      return applyAttack(withoutPolicy(world), 'redirect', now);
    case 'impersonate-policy-host':
      // Without a certificate for its name, whoever answers for the policy host is not listened to (RFC 8461 §3.3).
      return { ...world, stsPolicy: { kind: 'failed' } };
    case 'take-over-policy-host':
      return applyAttack({ ...world, stsPolicy: servedNone(world) }, 'redirect', now);
    case 'replace-sts2016':
      return applyAttack(withForged2016(world), 'forge-mx', now);
    case 'tamper-reports':
      return { ...world, reportsAreTampered: true };
    case 'take-over-registrar':
      // Whoever has the zone signs what they like, and gets a certificate for any name in it.
      return {
        ...withMx(world, mx => ({ ...mx, hosts: [attackerHost(now)] })),
        stsRecord: withoutPolicy(world).stsRecord,
        stsPolicy: { kind: 'failed' },
      };
    case 'dnssec-broken':
      return dnssecBroken(world);
    case 'tlsa-stale':
      return withHosts(world, view =>
        view.tlsa.kind === 'secure'
          ? { ...view, tlsa: { ...view.tlsa, records: view.tlsa.records.map(stale) } }
          : view,
      );
    case 'certificate-expired':
      return withServers(world, server =>
        server.kind === 'tls'
          ? {
              ...server,
              chain: server.chain.map(each => ({ ...each, notAfter: Math.min(each.notAfter, now - 1) })),
            }
          : server,
      );
    case 'mx-moved':
      return withMx(world, mx => ({ ...mx, hosts: [newHost(now)] }));
  }
}

function withMx(world: World, change: (mx: Extract<MxView, { kind: 'hosts' }>) => MxView): World {
  return world.mx.kind === 'hosts' ? { ...world, mx: change(world.mx) } : world;
}
const withHosts = (world: World, change: (view: HostView) => HostView): World =>
  withMx(world, mx => ({ ...mx, hosts: mx.hosts.map(change) }));
const withServers = (world: World, change: (server: ServerView, host: string) => ServerView): World =>
  withHosts(world, view => ({ ...view, servers: view.servers.map(server => change(server, view.host)) }));

/** Secure records cannot be taken away unnoticed: their absence cannot be proven (RFC 7672 §2.1.2). */
const withTlsa = (world: World): World =>
  withHosts(world, view => ({
    ...view,
    tlsa:
      view.tlsa.kind === 'secure'
        ? { kind: 'lookup-failed', owner: `_25._tcp.${view.tlsa.base}`, detail: 'bogus' }
        : view.tlsa.kind === 'not-secure'
          ? { kind: 'none' }
          : view.tlsa,
  }));

const suppressed = (text: TextView): TextView =>
  text.kind === 'records' || text.kind === 'none'
    ? { kind: 'none', status: text.status === 'secure' ? 'bogus' : text.status }
    : text;

const withoutPolicy = (world: World): World => ({
  ...world,
  stsRecord: suppressed(world.stsRecord),
  stsPolicy: { kind: 'failed' },
  sts2016: suppressed(world.sts2016),
  sts2016Copy: { kind: 'failed' },
});

const servedNone = ({ stsPolicy }: World): World['stsPolicy'] =>
  stsPolicy.kind === 'served'
    ? { kind: 'served', body: writeStsPolicy({ mode: 'none', maxAge: 86_400, mx: [], extensions: [] }) }
    : stsPolicy;

const withForged2016 = (world: World): World =>
  world.sts2016.kind === 'records'
    ? {
        ...world,
        sts2016: {
          kind: 'records',
          status: world.sts2016.status === 'secure' ? 'bogus' : world.sts2016.status,
          records: [[`v=STS1; to=true; mx=${ATTACKER_HOST}; a=dnssec; c=webpki; e=999999`]],
        },
      }
    : world;

function dnssecBroken(world: World): World {
  const broken = (text: TextView): TextView =>
    'status' in text && text.status === 'secure' ? { ...text, status: 'bogus' } : text;
  const { mx } = world;
  return {
    ...world,
    mx: mx.kind === 'hosts' && mx.status === 'secure' ? { ...mx, status: 'bogus' } : mx,
    stsRecord: broken(world.stsRecord),
    sts2016: broken(world.sts2016),
    tlsRpt: broken(world.tlsRpt),
  };
}

const stale = <Record extends { readonly data: string }>(record: Record): Record => ({
  ...record,
  data: record.data.replace(/[0-9a-f]/gi, digit => (15 - Number.parseInt(digit, 16)).toString(16)),
});

/** The right host after a move that nobody told the policy and the TLSA records of. */
function newHost(now: Seconds): HostView {
  const host = 'mail.newprovider.example';
  return {
    host,
    tlsa: { kind: 'none' },
    servers: [{ ...attackerServer(host, true, now), owner: 'genuine' }],
  };
}
