import type { Finding } from '../findings/finding.ts';
import { finding } from '../findings/finding.ts';
import { stsRecordName } from '../mtasts/index.ts';
import { announcedId, servedPolicy } from '../reading/announced-policy.ts';
import type { DomainReading } from '../reading/domain-reading.ts';

/** What only the findings together show: a host that one of DANE and MTA-STS lets mail through to, and the other not. */
export function contradictions(findings: readonly Finding[]): readonly Finding[] {
  if (!findings.some(({ id }) => id === 'mta-sts.enforce')) return [];
  const refusedBySts = findings.flatMap(({ id, facts }) =>
    id === 'mta-sts.mx-not-covered' || id === 'mta-sts.mx-certificate'
      ? [[facts.host, id === 'mta-sts.mx-not-covered' ? 'policy' : 'server'] as const]
      : [],
  );
  const refused = new Map(refusedBySts);
  return findings.flatMap(({ id, facts, evidence }) => {
    // RFC 8461 §2: a policy that would let the mail through does not override DANE.
    if (id === 'dane.mismatch' && !refused.has(facts.host))
      return [finding('mta-sts.contradicts-dane', { host: facts.host, refuses: 'dane' }, evidence)];
    const because = id === 'dane.valid' ? refused.get(facts.host) : undefined;
    if (id === 'dane.valid' && because) {
      const told = finding(
        'mta-sts.contradicts-dane',
        { host: facts.host, refuses: 'mta-sts', because },
        evidence,
      );
      // A policy that is right is not to be repaired for what a server does.
      return [because === 'server' ? { ...told, remedy: 'trusted-certificates' } : told];
    }
    return [];
  });
}

/** What only an earlier check of the same domain shows (RFC 8461 §8.1): a new policy that the record does not announce. */
export function sinceEarlier(reading: DomainReading, earlier: DomainReading): readonly Finding[] {
  const { domain, stsRecord, evidence } = reading;
  if (earlier.domain !== domain || earlier.evidence.startedAt >= evidence.startedAt) return [];
  const id = announcedId(stsRecord);
  const policy = servedPolicy(reading);
  const before = servedPolicy(earlier);
  if (id === undefined || id !== announcedId(earlier.stsRecord) || !policy || !before) return [];
  return JSON.stringify(policy) === JSON.stringify(before)
    ? []
    : [finding('mta-sts.id-unchanged', { id }, [{ kind: 'dns', name: stsRecordName(domain), type: 'TXT' }])];
}
