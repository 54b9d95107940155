import {
  type DaneReason,
  type DaneResult,
  type HostTlsa,
  hostTlsa,
  rolloverScheme,
  tlsaOwner,
  usableTlsaRecords,
  verifyDane,
} from '../../dane/index.ts';
import type { DnsRecordOf } from '../../evidence/dns.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { hostsOf, mailHosts } from '../../evidence/mail-hosts.ts';
import { sessionsOf } from '../../evidence/sessions/sessions-of.ts';
import type { SmtpSession } from '../../evidence/smtp.ts';
import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding-kinds.ts';
import type { Milliseconds } from '../../model/time.ts';
import { assessDenial, assessRecords } from './dane-records.ts';

export function assessDane(evidence: Evidence, now: Milliseconds): readonly Finding[] {
  const mail = mailHosts(evidence);
  const hosts = hostsOf(mail).map(mx => mx.host);
  if (hosts.length === 0 || (mail.kind !== 'hosts' && mail.kind !== 'implicit')) return [];
  const states = hosts.map(host => ({ host, tlsa: hostTlsa(evidence, host) }));
  const named = (...kinds: HostTlsa['kind'][]) =>
    states.filter(({ tlsa }) => kinds.includes(tlsa.kind)).map(({ host }) => host);

  if (mail.status === 'insecure') {
    // RFC 7672 §2.2.1: over an MX record that nothing vouches for, DANE promises nothing.
    const published = named('secure', 'not-secure');
    return [
      published.length > 0
        ? finding('dane.mx-not-secure', { hosts: published }, owners(published))
        : finding('dane.needs-dnssec', { hosts }, owners(hosts)),
    ];
  }
  // What lies behind a bogus MX answer cannot be said; an unknown one is told under DNSSEC.
  if (mail.status === 'bogus')
    return [finding('dane.mx-bogus', {}, [{ kind: 'dns', name: evidence.domain, type: 'MX' }])];
  if (mail.status !== 'secure') return [];
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
    ...states.flatMap(({ host, tlsa }) => assessHost(evidence, host, tlsa, now)),
    ...(uncovered.length > 0 ? [finding('dane.partial', { covered, uncovered }, owners(hosts))] : []),
  ];
}

function assessHost(evidence: Evidence, host: string, tlsa: HostTlsa, now: Milliseconds): readonly Finding[] {
  if (tlsa.kind === 'lookup-failed') {
    return [
      finding('dane.lookup-failed', { host, detail: tlsa.detail }, [
        { kind: 'dns', name: tlsa.owner, type: 'TLSA' },
      ]),
    ];
  }
  if (tlsa.kind === 'not-measured') return [finding('dane.not-measured', { host }, owners([host]))];
  if (tlsa.kind !== 'secure') return [];
  const { base, records } = tlsa;
  const where: readonly EvidenceReference[] = [{ kind: 'dns', name: tlsaOwner(base), type: 'TLSA' }];
  const sessions = sessionsOf(evidence, host);
  const results = sessions.flatMap(session => verdictOf(evidence, session, base, records, now));
  if (results.includes('no-starttls')) return [finding('dane.no-starttls', { host }, where)];
  const verified = results.filter(result => result !== 'no-starttls');
  const failed = verified.find(({ ok }) => !ok);
  if (failed) return [finding('dane.mismatch', { host, reason: failed.reason }, where)];
  if (usableTlsaRecords(records).length === 0) return [finding('dane.unusable', { host }, where)];
  const beside = [
    ...assessRecords(evidence, host, records, now, where),
    ...assessDenial(evidence, host, base),
  ];
  const [first] = verified;
  if (!first?.matched) return [finding('dane.not-measured', { host }, where), ...beside];
  if (verified.some(({ reason }) => reason.kind === 'matched' && reason.onlyBySearch))
    return [finding('dane.only-by-search', { host }, where), ...beside];
  const { certificateUsage } = first.matched;
  return [
    finding(
      'dane.valid',
      { host, certificateUsage, rollover: rolloverScheme(usableTlsaRecords(records)).kind },
      where,
    ),
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

/** Of one session: what DANE makes of it; empty if unseen. */
function verdictOf(
  evidence: Evidence,
  { outcome }: SmtpSession,
  base: string,
  records: readonly DnsRecordOf<'TLSA'>[],
  now: Milliseconds,
): readonly ('no-starttls' | DaneResult)[] {
  if (outcome.kind === 'no-starttls') return ['no-starttls'];
  if (outcome.kind !== 'tls' || usableTlsaRecords(records).length === 0) return [];
  const chain = outcome.tls.chain.flatMap(sha256 => evidence.certificates[sha256] ?? []);
  // RFC 7672 §3.2.2: the TLSA base domain, and the domain that the mail is for.
  const names = [base, evidence.domain];
  return [verifyDane({ tlsa: records, chain, names, now: Math.floor(now / 1000) })];
}

const owners = (hosts: readonly string[]): readonly EvidenceReference[] =>
  hosts.map(host => ({ kind: 'dns', name: tlsaOwner(host), type: 'TLSA' }));
