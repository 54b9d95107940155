import type { CertificateFacts } from '../certificate.ts';
import type { Evidence } from '../evidence.ts';
import { sessionsOf } from './sessions-of.ts';

/** The certificates of each session with a host, each chain once. */
export function servedChains(evidence: Evidence, host: string): readonly (readonly CertificateFacts[])[] {
  const chains = new Map<string, readonly CertificateFacts[]>();
  for (const { outcome } of sessionsOf(evidence, host)) {
    if (outcome.kind !== 'tls') continue;
    const chain = outcome.tls.chain.flatMap(sha256 => evidence.certificates[sha256] ?? []);
    chains.set(outcome.tls.chain.join(' '), chain);
  }
  return [...chains.values()];
}
