import { baseDomains, tlsaOwner } from '../../dane/index.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { aliasesOf, lookupOf, recordsAt } from '../../evidence/secure-records.ts';
import type { HostTlsa } from '../domain-reading.ts';

/** What is at `_25._tcp` of a host, aliases considered (RFC 7672 §2.2.2). */
export function hostTlsa(evidence: Evidence, host: string): HostTlsa {
  let isProven = false;
  for (const base of tlsaBaseDomains(evidence, host)) {
    const owner = tlsaOwner(base);
    const answer = recordsAt(evidence, owner, 'TLSA');
    switch (answer.kind) {
      case 'not-asked':
      case 'failed':
        return { kind: 'not-measured', owner };
      case 'server-failure':
        // RFC 7672 §2.1.2: an error is no proof of absence; the sender delays.
        return answer.status === 'indeterminate'
          ? { kind: 'lookup-failed', owner, detail: answer.rcode }
          : { kind: 'lookup-failed', owner, detail: `${answer.rcode}, ${answer.status}` };
      case 'records':
      case 'none':
        if (answer.status === 'bogus') {
          const records = answer.kind === 'records' ? answer.records : [];
          return { kind: 'lookup-failed', owner, detail: 'bogus', records };
        }
        if (answer.status === 'indeterminate') return { kind: 'not-measured', owner };
        if (answer.kind === 'records') {
          const { status, records } = answer;
          return status === 'secure'
            ? { kind: 'secure', base, records }
            : { kind: 'not-secure', base, records, status };
        }
        isProven ||= answer.status === 'secure';
    }
  }
  const atHost = recordsAt(evidence, tlsaOwner(host), 'TLSA');
  if (atHost.kind === 'records')
    return { kind: 'not-secure', base: host, records: atHost.records, status: 'insecure' };
  return isProven ? { kind: 'none', isProven } : { kind: 'none' };
}

/**
 * Where to look for a host's TLSA records, best first (RFC 7672 §2.2.2 and §2.2.3). Empty where DANE does not apply,
 * because nothing vouches for the host's addresses.
 */
export function tlsaBaseDomains(evidence: Evidence, host: string): readonly string[] {
  const results = (['A', 'AAAA'] as const).map(type => lookupOf(evidence, host, type)?.result);
  const secure = results.some(result => result?.kind === 'answer' && result.status === 'secure');
  const aliases = [...aliasesOf(evidence, host, 'A'), ...aliasesOf(evidence, host, 'AAAA')];
  const answer = { host, status: secure ? 'secure' : 'insecure', aliases, firstAlias: 'unknown' } as const;
  const found = baseDomains(answer);
  return found.kind === 'candidates' ? found.names : [];
}
