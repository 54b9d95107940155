import { describe, expect, test, vi } from 'vitest';
import { comparedTable } from '../../../../shared/advise/comparison.ts';
import { stepsFor } from '../../../../shared/advise/recommend/receiving-steps.ts';
import { recommend } from '../../../../shared/advise/recommend/recommend.ts';
import { situationOf } from '../../../../shared/advise/situation.ts';
import { type Assessment, assess } from '../../../../shared/assessment/assessment.ts';
import { byTopic } from '../../../../shared/assessment/find-all.ts';
import { sameElsewhere } from '../../../../shared/assessment/same-elsewhere.ts';
import { readSavedEvidence } from '../../../../shared/evidence/bounds/saved-evidence.ts';
import { proposeMtaSts, suggestMtaSts } from '../../../../shared/generate/mta-sts.ts';
import { proposeTlsa, tlsaChoices } from '../../../../shared/generate/tlsa-choices.ts';
import type { Proposal } from '../../../../shared/overlay/proposal.ts';
import { preview } from '../../../../shared/preview/preview.ts';
import { asJson } from '../../../../shared/report/as-json.ts';
import { asText, PLAIN } from '../../../../shared/report/as-text.ts';
import { chainAsText } from '../../../../shared/report/chain-as-text.ts';
import { chainTree } from '../../../../shared/report/chain-tree.ts';
import { asHtml } from '../../../../shared/report/comparison/as-html.ts';
import { asMarkdown } from '../../../../shared/report/comparison/as-markdown.ts';
import { comparisonAsText } from '../../../../shared/report/comparison/as-text.ts';
import { wholeComparison } from '../../../../shared/report/comparison/comparison-page.ts';
import { outcomesAsText } from '../../../../shared/report/simulation-as-text.ts';
import { allOutcomes, sequence, typicalSender } from '../../../../shared/simulate/index.ts';
import { chainRows } from '../../../../renderer/pictures/chain-rows.ts';
import { growth, LINEAR } from '../../../support/growth.ts';
import { LARGE } from '../../../support/large-evidence.ts';
import { NOW } from '../../../support/made-evidence.ts';
import { ADVICE } from '../advise/advice-files.ts';

// Many rounds, where the machine has other things to do as well.
vi.setConfig({ testTimeout: 120_000 });

const page = (assessment: Assessment) => wholeComparison({ data: ADVICE, assessment, language: 'nl' });
const NO_CHANGE: Proposal = { recordSets: [] };

/** A policy as it is suggested, and another TLSA record at the first host. */
function change({ reading, at }: Assessment): Proposal {
  const policy = proposeMtaSts(reading, suggestMtaSts(reading, at));
  const [host] = tlsaChoices(reading, at);
  const [choice] = host?.choices ?? [];
  const tlsa = host && choice ? proposeTlsa(reading, [host], { [host.host]: [choice.text] }) : NO_CHANGE;
  return {
    ...(policy.ok && policy.value),
    recordSets: [...(policy.ok ? policy.value.recordSets : []), ...tlsa.recordSets],
  };
}

/** All that is worked out of evidence when somebody looks at it. */
const WORK: Readonly<Record<string, (assessment: Assessment) => unknown>> = {
  'findings, put together': ({ findings }) => [byTopic(findings), sameElsewhere(findings)],
  'every attack': ({ reading, at }) => allOutcomes(reading, at),
  'the pictures of an attack': ({ reading, at }) =>
    sequence(reading, typicalSender('dane-and-mta-sts'), 'redirect', 'later', at),
  'the picture of the chain': ({ evidence }) => chainRows(chainTree(evidence.zones)),
  'the chain as text': ({ evidence }) => chainAsText(evidence.zones, 'nl', 76),
  preview: assessment => preview(assessment, change(assessment)),
  'what may be published': ({ reading, at }) => tlsaChoices(reading, at),
  compare: assessment => {
    const situation = situationOf(assessment, ADVICE.providers);
    return [recommend(situation), comparedTable(ADVICE, situation)];
  },
  'the report': assessment =>
    asText({
      assessment,
      known: [],
      steps: stepsFor(assessment, ADVICE.providers),
      language: 'nl',
      width: 80,
      style: PLAIN,
    }),
  'the report as JSON': ({ evidence, findings }) => asJson(evidence, findings),
  'the table of attacks': ({ evidence }) => outcomesAsText(evidence, { now: NOW, language: 'en', width: 80 }),
  'the comparison as text': assessment => comparisonAsText(page(assessment), 80, PLAIN),
  'the comparison as Markdown': assessment => asMarkdown(page(assessment)),
  'the comparison as HTML': assessment => asHtml(page(assessment), 'nl'),
};

describe.each(Object.entries(LARGE))('twice as many %s take about twice as long', (_, make) => {
  test('reading it from a file', () => {
    expect(growth(make, readSavedEvidence)).toBeLessThan(LINEAR);
  });
  test('assess, letters included', () => {
    expect(growth(make, evidence => assess(evidence, NOW))).toBeLessThan(LINEAR);
  });
  test.each(Object.entries(WORK))('%s', (_name, work) => {
    expect(growth(size => assess(make(size), NOW), work)).toBeLessThan(LINEAR);
  });
});

test('what grows faster is seen', () => {
  const everyPair = (list: readonly number[]) => list.filter(one => list.some(other => other === -one - 1));
  const make = (size: number) => Array.from({ length: size }, (_, at) => at);
  expect(growth(make, everyPair)).toBeGreaterThan(LINEAR);
  expect(growth(make, list => list.map(String))).toBeLessThan(LINEAR);
});
