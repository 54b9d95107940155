import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding.ts';
import type { Seconds } from '../../model/time.ts';
import { isCovered, type StsPolicy, unusedPatterns } from '../../mtasts/index.ts';
import type { DomainReading } from '../../reading/domain-reading.ts';
import { mailHosts } from '../../reading/hosts/mail-hosts.ts';
import { meetsPolicy } from '../../reading/hosts/meets-policy.ts';

/** What only comparing shows: the policy against the MX hosts and what they serve. */
export function assessCoverage(reading: DomainReading, policy: StsPolicy, now: Seconds): readonly Finding[] {
  const hosts = mailHosts(reading);
  if (policy.mode === 'none' || hosts.length === 0) return [];
  const { mode } = policy;
  const where: readonly EvidenceReference[] = [{ kind: 'dns', name: reading.domain, type: 'MX' }];
  return [
    ...hosts
      .filter(({ host }) => !isCovered(policy.mx, host))
      .map(({ host }) => finding('mta-sts.mx-not-covered', { host, mode }, where)),
    ...hosts
      .filter(each => isCovered(policy.mx, each.host) && meetsPolicy(each, now) === 'fails')
      .map(({ host }) => finding('mta-sts.mx-certificate', { host, mode }, [])),
    ...unusedPatterns(
      policy.mx,
      hosts.map(({ host }) => host),
    ).map(pattern => finding('mta-sts.pattern-unused', { pattern }, where)),
  ];
}
