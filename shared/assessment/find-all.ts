import { type Finding, TOPICS, VERDICTS, type Topic, type Verdict } from '../findings/finding.ts';
import { grouped } from '../model/lookup/grouped.ts';
import type { Seconds } from '../model/time.ts';
import type { DomainReading } from '../reading/domain-reading.ts';
import { contradictions, sinceEarlier } from './compared.ts';
import { assessCertificates } from './topics/certificate.ts';
import { assessDane } from './topics/dane.ts';
import { assessDnssec } from './topics/dnssec.ts';
import { assessMtaSts } from './topics/mta-sts.ts';
import { assessMx } from './topics/mx.ts';
import { assessResolver } from './topics/resolver.ts';
import { assessStarttls } from './topics/starttls.ts';
import { assessSts2016 } from './topics/sts2016.ts';
import { assessTlsRpt } from './topics/tls-rpt.ts';

/**
 * What a reading means, topic by topic, what asks for attention first at the top of each. Pure: the same reading and
 * the same `now` (for what expires) always give the same findings.
 * With an earlier check of the same domain also what only that one shows.
 */
export function findAll(reading: DomainReading, now: Seconds, earlier?: DomainReading): readonly Finding[] {
  const unusable = assessResolver(reading);
  if (unusable) return [unusable];
  const single: readonly Finding[] = [
    ...assessMx(reading),
    ...assessDnssec(reading, now),
    ...assessStarttls(reading),
    ...assessCertificates(reading, now),
    ...assessDane(reading, now),
    ...assessMtaSts(reading, now),
    ...assessSts2016(reading),
    ...assessTlsRpt(reading),
  ];
  const findings = [...single, ...contradictions(single), ...(earlier ? sinceEarlier(reading, earlier) : [])];
  return onceEach(findings).toSorted(
    (a, b) =>
      TOPICS.indexOf(a.topic) - TOPICS.indexOf(b.topic) || attention(a.verdict) - attention(b.verdict),
  );
}

/** The same finding at two addresses of one host is one finding, resting on both observations. */
function onceEach(findings: readonly Finding[]): readonly Finding[] {
  const byContent = grouped(findings, ({ id, facts }) => JSON.stringify([id, facts]));
  return [...byContent.values()].map(same =>
    same.length === 1 ? same[0]! : { ...same[0]!, evidence: same.flatMap(({ evidence }) => evidence) },
  );
}

const attention = (verdict: Verdict) => VERDICTS.indexOf(verdict);

export interface TopicResult {
  readonly topic: Topic;
  /** The verdict that asks for most attention; `good` where nothing does. */
  readonly verdict: Verdict;
  /** Most urgent first; never empty. */
  readonly findings: readonly [Finding, ...Finding[]];
}

/** Findings grouped by topic, in the order of `TOPICS`; a topic about which nothing was found is left out. */
export function byTopic(findings: readonly Finding[]): readonly TopicResult[] {
  return TOPICS.flatMap(topic => {
    const [first, ...rest] = findings.filter(finding => finding.topic === topic);
    return first ? [{ topic, verdict: first.verdict, findings: [first, ...rest] as const }] : [];
  });
}
