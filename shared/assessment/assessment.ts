import type { Evidence } from '../evidence/evidence.ts';
import type { Finding } from '../findings/finding.ts';
import type { Milliseconds, Seconds } from '../model/time.ts';
import type { DomainReading } from '../reading/domain-reading.ts';
import { readDomain } from '../reading/read-domain.ts';
import { type Letters, letters } from '../simulate/index.ts';
import { findAll } from './find-all.ts';
import { type States, statesOf } from './states.ts';

/** What a domain's evidence comes to at a moment: worked out once, shown by every room, by reports and on the command line. */
export interface Assessment {
  readonly evidence: Evidence;
  readonly reading: DomainReading;
  /** The moment that it is judged at. */
  readonly now: Milliseconds;
  readonly at: Seconds;
  readonly findings: readonly Finding[];
  readonly letters: Letters;
  readonly states: States;
}

/**
 * Reads evidence and assesses it. Pure: the same evidence and moment always give the same assessment.
 * @param now what expires is judged by it
 * @param earlier an earlier check of the same domain: then also what only comparing shows
 */
export function assess(evidence: Evidence, now: Milliseconds, earlier?: Evidence): Assessment {
  const reading = readDomain(evidence);
  const at = Math.floor(now / 1_000);
  const findings = findAll(reading, at, earlier && readDomain(earlier));
  return {
    evidence,
    reading,
    now,
    at,
    findings,
    letters: letters(reading, at),
    states: statesOf(reading, at),
  };
}
