import { webPkiFlaw } from '../../certificates/index.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { hostsOf, mailHosts } from '../../evidence/mail-hosts.ts';
import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding-kinds.ts';
import type { Milliseconds } from '../../model/time.ts';
import { matchesMx, type StsPolicy } from '../../mtasts/index.ts';

/** What only comparing shows: the policy against the MX hosts and what they serve. */
export function assessCoverage(evidence: Evidence, policy: StsPolicy, now: Milliseconds): readonly Finding[] {
  if (policy.mode === 'none') return [];
  const hosts = hostsOf(mailHosts(evidence)).map(mx => mx.host);
  if (hosts.length === 0) return [];
  const where: readonly EvidenceReference[] = [{ kind: 'dns', name: evidence.domain, type: 'MX' }];
  const covered = (host: string) => policy.mx.some(pattern => matchesMx(pattern, host));
  return [
    ...hosts
      .filter(host => !covered(host))
      .map(host => finding('mta-sts.mx-not-covered', { host, mode: policy.mode }, where)),
    ...hosts
      .filter(host => covered(host) && failsWebPki(evidence, host, now))
      .map(host => finding('mta-sts.mx-certificate', { host, mode: policy.mode }, [])),
    ...policy.mx
      .filter(pattern => !hosts.some(host => matchesMx(pattern, host)))
      .map(pattern => finding('mta-sts.pattern-unused', { pattern }, where)),
  ];
}

/** RFC 8461 §4.2: STARTTLS, a chain to a trusted root, not expired, and the MX host's name. Unseen is not failed. */
function failsWebPki(evidence: Evidence, host: string, now: Milliseconds): boolean {
  return evidence.smtp.some(({ host: of, outcome }) => {
    if (of !== host) return false;
    if (outcome.kind === 'no-starttls') return true;
    if (outcome.kind !== 'tls') return false;
    const certificate = evidence.certificates[outcome.tls.chain[0] ?? ''];
    if (!certificate) return false;
    return webPkiFlaw(certificate, outcome.tls.webPki.kind === 'trusted', host, now / 1000) !== undefined;
  });
}
