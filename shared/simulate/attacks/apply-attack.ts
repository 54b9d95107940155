import type { Seconds } from '../../model/time.ts';
import { writeStsPolicy, writeStsRecord } from '../../mtasts/index.ts';
import { writeSts2016Record } from '../../sts2016/index.ts';
import type { PolicyView, ServerView, World } from '../world.ts';
import type { Attack } from './attack.ts';
import {
  falsified,
  withBrokenDnssec,
  withForgedTlsa,
  withHosts,
  withMx,
  withoutPolicies,
  withoutTlsa,
  withServers,
} from './change-world.ts';
import { ATTACKER_HOST, attackerHost, attackerServer, newHost, withStolenKey } from './forged.ts';

/** The world as a sender finds it under an attack, or after an accident. */
export function applyAttack(world: World, attack: Attack, now: Seconds): World {
  switch (attack) {
    case 'strip-starttls':
      return {
        ...withServers(world, server =>
          server.kind === 'unreachable' ? server : { kind: 'no-tls', owner: server.owner },
        ),
        isWatched: true,
      };
    case 'forge-mx':
      return withMx(world, mx => falsified({ ...mx, hosts: [attackerHost(now)] }));
    case 'redirect':
      return withServers(world, (_server, host) => attackerServer(host, false, now));
    case 'misissued-certificate':
      return withServers(world, (_server, host) => attackerServer(host, true, now));
    case 'stolen-old-key':
      // Replaced, and not yet past its end: no sender has to ask whether it was revoked.
      return withServers(world, (server, host) => withStolenKey(server, host, now));
    case 'strip-tlsa':
      return withoutTlsa(world);
    case 'forge-tlsa':
      return applyAttack(withForgedTlsa(world), 'redirect', now);
    case 'suppress-policy':
      return withoutPolicies(world);
    case 'suppress-policy-and-redirect':
      return applyAttack(withoutPolicies(world), 'redirect', now);
    case 'impersonate-policy-host':
      // Without a certificate for its name, whoever answers for the policy host is not listened to (RFC 8461 §3.3).
      return {
        ...world,
        stsPolicy: { kind: 'failed', because: 'certificate' },
        sts2016Copy: { kind: 'failed', because: 'certificate' },
      };
    case 'take-over-policy-host':
      return applyAttack(
        {
          ...world,
          stsPolicy: saying(NO_DEMANDS, world.stsPolicy),
          // Draft §3.3: another text than that of the record authenticates nothing.
          sts2016Copy: saying(NO_DEMANDS_2016, world.sts2016Copy),
        },
        'redirect',
        now,
      );
    case 'replace-sts2016':
      return applyAttack(withForged2016(world), 'forge-mx', now);
    case 'tamper-reports':
      return { ...world, reportsAreTampered: true };
    case 'take-over-registrar':
      return takenOver(world, now);
    case 'dnssec-broken':
      return withBrokenDnssec(world);
    case 'tlsa-stale':
      return withHosts(world, view =>
        view.tlsa.kind === 'secure'
          ? { ...view, tlsa: { ...view.tlsa, records: view.tlsa.records.map(stale) } }
          : view,
      );
    case 'certificate-expired':
      return withServers(world, server => expired(server, now));
    case 'mx-moved':
      return withMx(world, mx => ({ ...mx, hosts: [newHost(now)] }));
  }
}

const NO_DEMANDS = writeStsPolicy({ mode: 'none', maxAge: 86_400, mx: [], extensions: [] });

const NO_DEMANDS_2016 = writeSts2016Record({ tlsOnly: false, mx: [ATTACKER_HOST], reportTo: [] });

/** RFC 8461 §10.3: whoever has the policy host has it say what they like, such as that nothing is asked of senders. */
const saying = (body: string, page: PolicyView): PolicyView =>
  page.kind === 'served' ? { kind: 'served', body } : page;

function withForged2016(world: World): World {
  if (world.sts2016.kind !== 'records') return world;
  const record = writeSts2016Record({
    tlsOnly: true,
    mx: [ATTACKER_HOST],
    policyAuthentication: { kind: 'dnssec' },
    certificateCheck: 'webpki',
    maxLifetime: 999_999,
    reportTo: [],
  });
  return { ...world, sts2016: falsified({ ...world.sts2016, records: [[record]] }) };
}

/**
 * Whoever has the zone signs what they like in it, with a DS of their own where there was none, and gets a certificate for
 * any name in it. Policies that ask for nothing are enough, and are taken for genuine.
 */
function takenOver(world: World, now: Seconds): World {
  const record = writeStsRecord({ id: 'takenover', extensions: [] });
  const isKnown = world.stsRecord.kind === 'records';
  return {
    ...withMx(world, mx => ({ ...mx, status: 'secure', hosts: [attackerHost(now)] })),
    ...(isKnown && {
      stsRecord: { ...world.stsRecord, status: 'secure', records: [[record]] },
      stsPolicy: { kind: 'served', body: NO_DEMANDS },
    }),
    ...(world.sts2016.kind === 'records' && {
      sts2016: { ...world.sts2016, status: 'secure', records: [[NO_DEMANDS_2016]] },
      sts2016Copy: { kind: 'served', body: NO_DEMANDS_2016 },
    }),
    ...(world.tlsRpt.kind === 'records' && {
      tlsRpt: { kind: 'none', status: 'secure' },
    }),
  };
}

/** The server's own certificate, once its end has come. */
function expired(server: ServerView, now: Seconds): ServerView {
  const [own] = server.kind === 'tls' ? server.chain : [];
  return server.kind === 'tls' && own ? { ...server, later: Math.max(0, own.notAfter + 1 - now) } : server;
}

const stale = <Record extends { readonly data: string }>(record: Record): Record => ({
  ...record,
  data: record.data.replace(/[0-9a-f]/gi, digit => (15 - Number.parseInt(digit, 16)).toString(16)),
});
