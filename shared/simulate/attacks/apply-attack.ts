import type { Seconds } from '../../model/time.ts';
import { writeStsPolicy, writeStsRecord } from '../../mtasts/index.ts';
import { writeSts2016Record } from '../../sts2016/index.ts';
import type { PageReading, ServerReading, DomainReading } from '../../reading/domain-reading.ts';
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
} from './change-reading.ts';
import { ATTACKER_HOST, attackerHost, attackerServer, newHost, withStolenKey } from './forged.ts';

/** The reading as a sender finds it under an attack, or after an accident. */
export function applyAttack(reading: DomainReading, attack: Attack, now: Seconds): DomainReading {
  switch (attack) {
    case 'strip-starttls':
      return {
        ...withServers(reading, server =>
          server.kind === 'unreachable' ? server : { kind: 'no-tls', owner: server.owner },
        ),
        isWatched: true,
      };
    case 'forge-mx':
      return withMx(reading, mx => falsified({ ...mx, hosts: [attackerHost(now)] }));
    case 'redirect':
      return withServers(reading, (_server, host) => attackerServer(host, false, now));
    case 'misissued-certificate':
      return withServers(reading, (_server, host) => attackerServer(host, true, now));
    case 'stolen-old-key':
      // Replaced, and not yet past its end: no sender has to ask whether it was revoked.
      return withServers(reading, (server, host) => withStolenKey(server, host, now));
    case 'strip-tlsa':
      return withoutTlsa(reading);
    case 'forge-tlsa':
      return applyAttack(withForgedTlsa(reading), 'redirect', now);
    case 'suppress-policy':
      return withoutPolicies(reading);
    case 'suppress-policy-and-redirect':
      return applyAttack(withoutPolicies(reading), 'redirect', now);
    case 'impersonate-policy-host':
      // Without a certificate for its name, whoever answers for the policy host is not listened to (RFC 8461 §3.3).
      return {
        ...reading,
        stsPolicy: { kind: 'failed', because: 'certificate' },
        sts2016Copy: { kind: 'failed', because: 'certificate' },
      };
    case 'take-over-policy-host':
      return applyAttack(
        {
          ...reading,
          stsPolicy: saying(NO_DEMANDS, reading.stsPolicy),
          // Draft §3.3: another text than that of the record authenticates nothing.
          sts2016Copy: saying(NO_DEMANDS_2016, reading.sts2016Copy),
        },
        'redirect',
        now,
      );
    case 'replace-sts2016':
      return applyAttack(withForged2016(reading), 'forge-mx', now);
    case 'tamper-reports':
      return { ...reading, reportsAreTampered: true };
    case 'take-over-registrar':
      return takenOver(reading, now);
    case 'dnssec-broken':
      return withBrokenDnssec(reading);
    case 'tlsa-stale':
      return withHosts(reading, view =>
        view.tlsa.kind === 'secure'
          ? { ...view, tlsa: { ...view.tlsa, records: view.tlsa.records.map(stale) } }
          : view,
      );
    case 'certificate-expired':
      return withServers(reading, server => expired(server, now));
    case 'mx-moved':
      return withMx(reading, mx => ({ ...mx, hosts: [newHost(now)] }));
  }
}

const NO_DEMANDS = writeStsPolicy({ mode: 'none', maxAge: 86_400, mx: [], extensions: [] });

const NO_DEMANDS_2016 = writeSts2016Record({ tlsOnly: false, mx: [ATTACKER_HOST], reportTo: [] });

/** RFC 8461 §10.3: whoever has the policy host has it say what they like, such as that nothing is asked of senders. */
const saying = (body: string, page: PageReading): PageReading =>
  page.kind === 'served' ? { kind: 'served', body } : page;

function withForged2016(reading: DomainReading): DomainReading {
  if (reading.sts2016.kind !== 'records') return reading;
  const record = writeSts2016Record({
    tlsOnly: true,
    mx: [ATTACKER_HOST],
    policyAuthentication: { kind: 'dnssec' },
    certificateCheck: 'webpki',
    maxLifetime: 999_999,
    reportTo: [],
  });
  return { ...reading, sts2016: falsified({ ...reading.sts2016, records: [[record]] }) };
}

/**
 * Whoever has the zone signs what they like in it, with a DS of their own where there was none, and gets a certificate for
 * any name in it. Policies that ask for nothing are enough, and are taken for genuine.
 */
function takenOver(reading: DomainReading, now: Seconds): DomainReading {
  const record = writeStsRecord({ id: 'takenover', extensions: [] });
  const isKnown = reading.stsRecord.kind === 'records';
  return {
    ...withMx(reading, mx => ({ ...mx, status: 'secure', hosts: [attackerHost(now)] })),
    ...(isKnown && {
      stsRecord: { ...reading.stsRecord, status: 'secure', records: [[record]] },
      stsPolicy: { kind: 'served', body: NO_DEMANDS },
    }),
    ...(reading.sts2016.kind === 'records' && {
      sts2016: { ...reading.sts2016, status: 'secure', records: [[NO_DEMANDS_2016]] },
      sts2016Copy: { kind: 'served', body: NO_DEMANDS_2016 },
    }),
    ...(reading.tlsRpt.kind === 'records' && {
      tlsRpt: { kind: 'none', status: 'secure' },
    }),
  };
}

/** The server's own certificate, once its end has come. */
function expired(server: ServerReading, now: Seconds): ServerReading {
  const [own] = server.kind === 'tls' ? server.chain : [];
  return server.kind === 'tls' && own ? { ...server, later: Math.max(0, own.notAfter + 1 - now) } : server;
}

const stale = <Record extends { readonly data: string }>(record: Record): Record => ({
  ...record,
  data: record.data.replace(/[0-9a-f]/gi, digit => (15 - Number.parseInt(digit, 16)).toString(16)),
});
