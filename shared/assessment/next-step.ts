import { type Finding, type FindingId, type Topic, VERDICTS } from '../findings/finding.ts';

/** What keeps the rest from being seen comes before everything that was seen. */
const MEASURE_FIRST: readonly FindingId[] = [
  'dnssec.resolver-unusable',
  'mx.not-measured',
  'dnssec.resolver-strips',
  'starttls.port-25-blocked',
];
/** What to do goes from the ground up: without names and encryption the rest is worth little. */
const ORDER: readonly Topic[] = ['mx', 'starttls', 'dnssec', 'dane', 'mta-sts', 'certificate', 'tls-rpt'];

/** The finding whose action helps most now; undefined where there is nothing to do. */
export function nextStep(findings: readonly Finding[]): Finding | undefined {
  const rank = ({ id, verdict, topic }: Finding) =>
    MEASURE_FIRST.includes(id) ? -1 : VERDICTS.indexOf(verdict) * ORDER.length + ORDER.indexOf(topic);
  return findings
    .filter(
      finding =>
        finding.verdict !== 'good' && (finding.actors.length > 0 || MEASURE_FIRST.includes(finding.id)),
    )
    .toSorted((a, b) => rank(a) - rank(b))[0];
}
