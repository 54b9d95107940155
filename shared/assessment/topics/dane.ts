import { type DaneReason, rolloverScheme, tlsaOwner } from '../../dane/index.ts';
import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding.ts';
import type { Seconds } from '../../model/time.ts';
import type { DomainReading, HostReading, HostTlsa } from '../../reading/domain-reading.ts';
import { isFoundByAll } from '../../reading/hosts/dane-match.ts';
import { type HostDane, hostDane } from '../../reading/hosts/host-dane.ts';
import { assessRecords } from './dane-records.ts';

export function assessDane(reading: DomainReading, now: Seconds): readonly Finding[] {
  const { domain, mx } = reading;
  if (mx.kind !== 'hosts') return [];
  const hosts = mx.hosts.map(({ host }) => host);
  const named = (...kinds: HostTlsa['kind'][]) =>
    mx.hosts.filter(({ tlsa }) => kinds.includes(tlsa.kind)).map(({ host }) => host);

  if (mx.status === 'insecure') {
    // RFC 7672 §2.2.1: over an MX record that nothing vouches for, DANE promises nothing.
    const published = named('secure', 'not-secure');
    return [
      published.length > 0
        ? finding('dane.mx-not-secure', { hosts: published }, owners(published))
        : finding('dane.needs-dnssec', { hosts }, owners(hosts)),
    ];
  }
  // What lies behind a bogus MX answer cannot be said; an unknown one is told under DNSSEC.
  if (mx.status === 'bogus')
    return [finding('dane.mx-bogus', {}, [{ kind: 'dns', name: domain, type: 'MX' }])];
  if (mx.status !== 'secure') return [];
  const covered = named('secure', 'lookup-failed', 'not-measured');
  const uncovered = named('none', 'not-secure');
  if (covered.length === 0) {
    const unproven = named('not-secure');
    return [
      unproven.length > 0
        ? finding('dane.mx-not-secure', { hosts: unproven }, owners(unproven))
        : finding('dane.none', { hosts }, owners(hosts)),
    ];
  }
  return [
    ...mx.hosts.flatMap(host => assessHost(host, hostDane(reading, host, now), now)),
    ...(uncovered.length > 0 ? [finding('dane.partial', { covered, uncovered }, owners(hosts))] : []),
  ];
}

function assessHost(reading: HostReading, dane: HostDane, now: Seconds): readonly Finding[] {
  const { host } = reading;
  switch (dane.kind) {
    case 'none':
    case 'not-secure':
      return [];
    case 'lookup-failed':
      return [
        finding('dane.lookup-failed', { host, detail: dane.detail }, [
          { kind: 'dns', name: dane.owner, type: 'TLSA' },
        ]),
      ];
    case 'not-measured':
      return [finding('dane.not-measured', { host }, owners([host]))];
    case 'secure':
      return assessServers(reading, dane, now);
  }
}

function assessServers(
  reading: HostReading,
  { base, records, usable, servers }: Extract<HostDane, { kind: 'secure' }>,
  now: Seconds,
): readonly Finding[] {
  const { host } = reading;
  const where: readonly EvidenceReference[] = [{ kind: 'dns', name: tlsaOwner(base), type: 'TLSA' }];
  if (servers.some(({ result }) => result === 'no-tls'))
    return [finding('dane.no-starttls', { host }, where)];
  if (usable.length === 0) return [finding('dane.unusable', { host }, where)];
  const verified = servers.flatMap(({ result }) => (typeof result === 'object' ? [result] : []));
  const failed = verified.find(({ ok }) => !ok);
  if (failed) return [finding('dane.mismatch', { host, reason: failed.reason }, where)];
  const beside = [
    ...assessRecords(reading, records, now, where),
    ...(reading.isDenialBroken
      ? [finding('dane.denial-broken', { host }, [{ kind: 'dns', name: tlsaOwner(base), type: 'A' }])]
      : []),
  ];
  const [first] = verified;
  if (!first?.matched) return [finding('dane.not-measured', { host }, where), ...beside];
  if (verified.some(result => !isFoundByAll(result)))
    return [finding('dane.only-by-search', { host }, where), ...beside];
  const { certificateUsage } = first.matched;
  return [
    finding('dane.valid', { host, certificateUsage, rollover: rolloverScheme(usable).kind }, where),
    ...verified.flatMap(({ reason }) => overlooked(host, reason, where)),
    ...beside,
  ];
}

/** What a sender passes over without harm. */
function overlooked(
  host: string,
  reason: DaneReason,
  where: readonly EvidenceReference[],
): readonly Finding[] {
  return reason.kind === 'matched' && reason.overlooked.length > 0
    ? [finding('dane.overlooks', { host, overlooked: reason.overlooked }, where)]
    : [];
}

const owners = (hosts: readonly string[]): readonly EvidenceReference[] =>
  hosts.map(host => ({ kind: 'dns', name: tlsaOwner(host), type: 'TLSA' }));
