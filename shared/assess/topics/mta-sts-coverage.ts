import type { Evidence } from '../../evidence/evidence.ts';
import { hostsOf, mailHosts } from '../../evidence/mail-hosts.ts';
import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding-kinds.ts';
import type { Milliseconds } from '../../model/time.ts';
import { hostMeetsPolicy, isCovered, type StsPolicy, unusedPatterns } from '../../mtasts/index.ts';

/** What only comparing shows: the policy against the MX hosts and what they serve. */
export function assessCoverage(evidence: Evidence, policy: StsPolicy, now: Milliseconds): readonly Finding[] {
  if (policy.mode === 'none') return [];
  const hosts = hostsOf(mailHosts(evidence)).map(mx => mx.host);
  if (hosts.length === 0) return [];
  const where: readonly EvidenceReference[] = [{ kind: 'dns', name: evidence.domain, type: 'MX' }];
  const covered = (host: string) => isCovered(policy.mx, host);
  return [
    ...hosts
      .filter(host => !covered(host))
      .map(host => finding('mta-sts.mx-not-covered', { host, mode: policy.mode }, where)),
    ...hosts
      .filter(host => covered(host) && hostMeetsPolicy(evidence, host, now / 1000) === 'fails')
      .map(host => finding('mta-sts.mx-certificate', { host, mode: policy.mode }, [])),
    ...unusedPatterns(policy.mx, hosts).map(pattern => finding('mta-sts.pattern-unused', { pattern }, where)),
  ];
}
