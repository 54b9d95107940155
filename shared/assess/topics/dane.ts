import { tlsaBaseDomains, usableTlsaRecords, verifyDane } from '../../dane/index.ts';
import type { DnsRecordOf } from '../../evidence/dns.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { hostsOf, mailHosts } from '../../evidence/mail-hosts.ts';
import { recordsAt } from '../../evidence/secure-records.ts';
import type { SmtpSession } from '../../evidence/smtp.ts';
import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding-kinds.ts';
import type { Milliseconds } from '../../model/time.ts';

/** RFC 6698 §3: where the TLSA records of an SMTP server are. */
export const tlsaOwner = (baseDomain: string) => `_25._tcp.${baseDomain}`;

/** What a host's TLSA records are worth to a sender (RFC 7672 §2.2). */
type HostTlsa =
  | { readonly kind: 'secure'; readonly base: string; readonly records: readonly DnsRecordOf<'TLSA'>[] }
  | { readonly kind: 'none' }
  /** Records are there, but nothing proves that they are genuine. */
  | { readonly kind: 'not-secure' }
  | { readonly kind: 'lookup-failed'; readonly owner: string; readonly detail: string }
  | { readonly kind: 'not-measured' };

export function assessDane(evidence: Evidence, now: Milliseconds): readonly Finding[] {
  const mail = mailHosts(evidence);
  const hosts = hostsOf(mail).map(mx => mx.host);
  if (hosts.length === 0 || (mail.kind !== 'hosts' && mail.kind !== 'implicit')) return [];
  const states = hosts.map(host => ({ host, tlsa: tlsaOf(evidence, host) }));
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
  // A bogus or unknown MX answer is told under DNSSEC: what lies behind it cannot be said.
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

function tlsaOf(evidence: Evidence, host: string): HostTlsa {
  for (const base of tlsaBaseDomains(evidence, host)) {
    const owner = tlsaOwner(base);
    const answer = recordsAt(evidence, owner, 'TLSA');
    switch (answer.kind) {
      case 'not-asked':
      case 'failed':
        return { kind: 'not-measured' };
      case 'server-failure':
        // RFC 7672 §2.1.2: an error is no proof of absence; the sender delays.
        return answer.status === 'indeterminate'
          ? { kind: 'lookup-failed', owner, detail: answer.rcode }
          : { kind: 'lookup-failed', owner, detail: `${answer.rcode}, ${answer.status}` };
      case 'records':
      case 'none':
        if (answer.status === 'bogus') return { kind: 'lookup-failed', owner, detail: 'bogus' };
        if (answer.status === 'indeterminate') return { kind: 'not-measured' };
        if (answer.kind === 'records') {
          return answer.status === 'secure'
            ? { kind: 'secure', base, records: answer.records }
            : { kind: 'not-secure' };
        }
    }
  }
  const atHost = recordsAt(evidence, tlsaOwner(host), 'TLSA');
  return { kind: atHost.kind === 'records' ? 'not-secure' : 'none' };
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
  const sessions = evidence.smtp.filter(session => session.host === host);
  const results = sessions.flatMap(session => verdictOf(evidence, session, base, records, now));
  if (results.includes('no-starttls')) return [finding('dane.no-starttls', { host }, where)];
  if (results.includes('mismatch')) return [finding('dane.mismatch', { host }, where)];
  if (usableTlsaRecords(records).length === 0) return [finding('dane.unusable', { host }, where)];
  const matched = results.find(result => typeof result === 'number');
  return [
    matched === undefined
      ? finding('dane.not-measured', { host }, where)
      : finding('dane.valid', { host, certificateUsage: matched }, where),
  ];
}

/** Of one session: the usage of the record that matched, or what a DANE sender would stumble over; empty if unseen. */
function verdictOf(
  evidence: Evidence,
  { outcome }: SmtpSession,
  base: string,
  records: readonly DnsRecordOf<'TLSA'>[],
  now: Milliseconds,
): readonly ('no-starttls' | 'mismatch' | number)[] {
  if (outcome.kind === 'no-starttls') return ['no-starttls'];
  if (outcome.kind !== 'tls' || usableTlsaRecords(records).length === 0) return [];
  const chain = outcome.tls.chain.flatMap(sha256 => evidence.certificates[sha256] ?? []);
  // RFC 7672 §3.2.2: the TLSA base domain, and the domain that the mail is for.
  const names = [base, evidence.domain];
  const result = verifyDane({ tlsa: records, chain, names, now: Math.floor(now / 1000) });
  return [result.ok && result.matched ? result.matched.certificateUsage : 'mismatch'];
}

const owners = (hosts: readonly string[]): readonly EvidenceReference[] =>
  hosts.map(host => ({ kind: 'dns', name: tlsaOwner(host), type: 'TLSA' }));
