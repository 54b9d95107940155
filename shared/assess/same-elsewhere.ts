import type { Finding } from '../findings/finding.ts';

/** A finding, with the other addresses of the same host at which the very same was found. */
export interface FindingWithPlaces {
  readonly finding: Finding;
  readonly alsoAt: readonly string[];
}

/**
 * The findings with those put together that differ in nothing but the address: a server with IPv4 and IPv6 is one thing
 * to mend. In the order in which they first come up; the evidence of all is kept.
 */
export function sameElsewhere(findings: readonly Finding[]): readonly FindingWithPlaces[] {
  const byContent = new Map<string, FindingWithPlaces>();
  for (const finding of findings) {
    const address = addressOf(finding);
    const content = JSON.stringify([finding.id, { ...finding.facts, address: '' }]);
    const earlier = byContent.get(content);
    byContent.set(
      content,
      earlier
        ? {
            finding: { ...earlier.finding, evidence: [...earlier.finding.evidence, ...finding.evidence] },
            alsoAt: [...earlier.alsoAt, ...(address === undefined ? [] : [address])],
          }
        : { finding, alsoAt: [] },
    );
  }
  return [...byContent.values()];
}

const addressOf = ({ facts }: Finding) => ('address' in facts ? facts.address : undefined);
