import { isAbsent } from '../model/records/one-record.ts';
import type { Seconds } from '../model/time.ts';
import { announcedId, policyIn } from '../reading/announced-policy.ts';
import { isFoundByAll } from '../reading/hosts/dane-match.ts';
import type { DomainReading, HostReading } from '../reading/domain-reading.ts';
import { hostDane } from '../reading/hosts/host-dane.ts';
import { isOldTls } from '../reading/hosts/old-tls.ts';
import { mailHosts } from '../reading/hosts/mail-hosts.ts';
import { meetsPolicy } from '../reading/hosts/meets-policy.ts';
import { isCovered, selectStsRecord, type StsPolicy } from '../mtasts/index.ts';
import { deliverableRua, selectTlsRptRecord } from '../tlsrpt/index.ts';

/** How the domain's own zone stands. */
export type DnssecState = 'signed' | 'unsigned' | 'bogus' | 'unknown';
/** `gaps`: not for all hosts or addresses, or with records that prove nothing. `idle`: records that nothing vouches for. */
export type DaneState = 'works' | 'broken' | 'gaps' | 'idle' | 'none' | 'unknown';
export type StsState = 'enforce' | 'testing' | 'off' | 'broken' | 'none' | 'unknown';
export type ReportsState = 'present' | 'broken' | 'none' | 'unknown';
/** `old`: some server has no version that is still to be used (RFC 8996 §2). */
export type TlsState = 'offered' | 'old' | 'missing' | 'unknown';
export type MailState = 'hosts' | 'none' | 'unknown';

/** How each subject stands for the domain as a whole, from the reading and nothing else. */
export interface States {
  readonly mail: MailState;
  readonly dnssec: DnssecState;
  readonly tls: TlsState;
  readonly dane: DaneState;
  readonly sts: StsState;
  readonly reports: ReportsState;
}

export const statesOf = (reading: DomainReading, at: Seconds): States => ({
  mail: mailState(reading),
  dnssec: dnssecState(reading),
  tls: tlsState(reading),
  dane: daneState(reading, at),
  sts: stsState(reading, at),
  reports: reportsState(reading),
});

const MAIL = { hosts: 'hosts', 'no-mail': 'none', failed: 'unknown', unknown: 'unknown' } as const;
const mailState = ({ mx }: DomainReading): MailState => MAIL[mx.kind];

const DNSSEC = { secure: 'signed', insecure: 'unsigned', bogus: 'bogus', unknown: 'unknown' } as const;
const dnssecState = ({ zone, resolver }: DomainReading): DnssecState =>
  resolver.strips || resolver.unusable ? 'unknown' : DNSSEC[zone.kind];

function tlsState(reading: DomainReading): TlsState {
  const servers = mailHosts(reading).flatMap(host => host.servers);
  if (servers.some(({ kind }) => kind === 'no-tls')) return 'missing';
  if (servers.some(server => server.kind === 'tls' && isOldTls(server.version))) return 'old';
  return servers.some(({ kind }) => kind === 'tls') ? 'offered' : 'unknown';
}

/** The worst of the hosts first; the order in which it matters to senders. */
const DANE_ORDER: readonly DaneState[] = ['broken', 'idle', 'unknown', 'gaps', 'works', 'none'];

function daneState(reading: DomainReading, at: Seconds): DaneState {
  const { mx } = reading;
  if (mx.kind !== 'hosts') return 'unknown';
  // To a host that provably has no address no mail goes.
  const reachable = mx.hosts.filter(({ addresses }) => addresses !== 'none');
  const hosts = reachable.length > 0 ? reachable : mx.hosts;
  const isPublished = ({ tlsa: { kind } }: HostReading) => kind === 'secure' || kind === 'not-secure';
  switch (mx.status) {
    case 'bogus':
    case 'indeterminate':
      return 'unknown';
    // RFC 7672 §2.2.1: over an MX record that nothing vouches for, DANE promises nothing.
    case 'insecure': {
      // Postfix goes by the records all the same, and puts off mail where they do not fit.
      const isBroken = hosts.some(
        host => host.tlsa.kind === 'secure' && hostState(reading, host, at) === 'broken',
      );
      return isBroken ? 'broken' : hosts.some(isPublished) ? 'idle' : 'none';
    }
    case 'secure': {
      const states = hosts.map(host => hostState(reading, host, at));
      const has = (state: DaneState) => states.includes(state);
      if (states.every(state => state === 'none' || state === 'idle')) return has('idle') ? 'idle' : 'none';
      const worst = DANE_ORDER.find(has) ?? 'none';
      const isUneven = has('none') || has('idle');
      return isUneven && (worst === 'works' || worst === 'idle') ? 'gaps' : worst;
    }
  }
}

function hostState(reading: DomainReading, host: HostReading, at: Seconds): DaneState {
  const dane = hostDane(reading, host, at);
  switch (dane.kind) {
    case 'none':
      return 'none';
    case 'not-secure':
      return 'idle';
    case 'lookup-failed':
      return 'broken';
    case 'not-measured':
      return 'unknown';
    case 'secure': {
      const results = dane.servers.map(({ result }) => result);
      const fits = results.some(result => typeof result === 'object' && isFoundByAll(result));
      const fails = results.some(
        result => result === 'no-tls' || (typeof result === 'object' && !isFoundByAll(result)),
      );
      if (dane.usable.length === 0) return results.includes('no-tls') ? 'broken' : 'gaps';
      if (fails) return fits ? 'gaps' : 'broken';
      return fits ? 'works' : 'unknown';
    }
  }
}

function stsState(reading: DomainReading, at: Seconds): StsState {
  const { stsRecord, stsPolicy } = reading;
  switch (stsRecord.kind) {
    case 'failed':
    case 'unknown':
      return 'unknown';
    case 'none':
      return 'none';
    case 'records':
      break;
  }
  if (announcedId(stsRecord) === undefined) {
    const selected = selectStsRecord(stsRecord.records);
    return !selected.ok && isAbsent(selected.errors) ? 'none' : 'broken';
  }
  switch (stsPolicy.kind) {
    case 'unknown':
      return 'unknown';
    case 'failed':
      return 'broken';
    case 'served': {
      const policy = policyIn(stsPolicy);
      if (!policy) return 'broken';
      if (policy.mode === 'none') return 'off';
      // RFC 8461 §5: in mode testing nothing is refused.
      const isBroken =
        policy.mode === 'enforce' && mailHosts(reading).some(host => isRefused(policy, host, at));
      return isBroken ? 'broken' : policy.mode;
    }
  }
}

/** The policy keeps mail from this host, as was seen (RFC 8461 §4.1, §4.2). */
const isRefused = ({ mx }: StsPolicy, host: HostReading, at: Seconds): boolean =>
  !isCovered(mx, host.host) || meetsPolicy(host, at) === 'fails';

function reportsState({ tlsRpt }: DomainReading): ReportsState {
  switch (tlsRpt.kind) {
    case 'failed':
    case 'unknown':
      return 'unknown';
    case 'none':
      return 'none';
    case 'records': {
      const selected = selectTlsRptRecord(tlsRpt.records);
      if (selected.ok) return deliverableRua(selected.value).length > 0 ? 'present' : 'broken';
      return isAbsent(selected.errors) ? 'none' : 'broken';
    }
  }
}
