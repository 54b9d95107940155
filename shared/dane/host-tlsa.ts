import type { DnsRecordOf } from '../evidence/dns.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { recordsAt } from '../evidence/secure-records.ts';
import { tlsaBaseDomains } from './base-domain.ts';

/** RFC 6698 §3: where the TLSA records of an SMTP server are. An alias may lead to the root, which has no label of its own. */
export const tlsaOwner = (baseDomain: string) => (baseDomain === '.' ? '_25._tcp' : `_25._tcp.${baseDomain}`);

/** What a host's TLSA records are worth to a sender (RFC 7672 §2.2). */
export type HostTlsa =
  | { readonly kind: 'secure'; readonly base: string; readonly records: readonly DnsRecordOf<'TLSA'>[] }
  /** `isProven`: a signed zone says so, in which nobody else can put records (RFC 4035 §5.4). */
  | { readonly kind: 'none'; readonly isProven?: true }
  /** Records are there, but nothing proves that they are genuine. */
  | { readonly kind: 'not-secure' }
  | { readonly kind: 'lookup-failed'; readonly owner: string; readonly detail: string }
  | { readonly kind: 'not-measured' };

/** What is at `_25._tcp` of a host, aliases considered (RFC 7672 §2.2.2). */
export function hostTlsa(evidence: Evidence, host: string): HostTlsa {
  let isProven = false;
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
        isProven ||= answer.status === 'secure';
    }
  }
  const atHost = recordsAt(evidence, tlsaOwner(host), 'TLSA');
  if (atHost.kind === 'records') return { kind: 'not-secure' };
  return isProven ? { kind: 'none', isProven } : { kind: 'none' };
}
