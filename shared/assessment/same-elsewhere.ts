import type { Finding } from '../findings/finding.ts';
import { grouped } from '../model/lookup/grouped.ts';

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
  const byContent = grouped(findings, ({ id, facts }) => JSON.stringify([id, { ...facts, address: '' }]));
  return [...byContent.values()].map(([first, ...others]) => ({
    finding:
      others.length === 0
        ? first!
        : { ...first!, evidence: [first!, ...others].flatMap(({ evidence }) => evidence) },
    alsoAt: others.flatMap(other => addressOf(other) ?? []),
  }));
}

const addressOf = ({ facts }: Finding) => ('address' in facts ? facts.address : undefined);
