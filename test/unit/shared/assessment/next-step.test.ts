import { describe, expect, test } from 'vitest';
import { findingsIn } from '../../../support/findings-in.ts';
import { nextStep } from '../../../../shared/assessment/next-step.ts';
import type { Finding, FindingId } from '../../../../shared/findings/finding.ts';
import { FINDING_KINDS, finding } from '../../../../shared/findings/finding-kinds.ts';
import { sayFinding } from '../../../../shared/words/say.ts';
import { madeEvidence, NOW } from '../../../support/made-evidence.ts';
import { FACTS } from '../words/samples.ts';

const made = (id: FindingId) => finding(id, FACTS[id] as never) as Finding;
const IDS = Object.keys(FINDING_KINDS) as FindingId[];

describe('the next step', () => {
  test.each<[string, readonly FindingId[], FindingId | undefined]>([
    ['nothing found: nothing to do', [], undefined],
    ['all is well', ['mx.hosts', 'dnssec.secure', 'dane.valid'], undefined],
    ['a problem before a warning', ['mx.alias', 'tls-rpt.invalid'], 'tls-rpt.invalid'],
    [
      'a warning before a notice',
      ['mta-sts.testing', 'tls-rpt.none-while-enforcing'],
      'tls-rpt.none-while-enforcing',
    ],
    [
      'names before encryption, encryption before signatures, those before DANE',
      ['dane.mismatch', 'dnssec.bogus', 'starttls.missing', 'mx.none'],
      'mx.none',
    ],
    ['encryption before DNSSEC', ['dnssec.bogus', 'starttls.missing'], 'starttls.missing'],
    ['DANE before MTA-STS', ['mta-sts.record-invalid', 'dane.mismatch'], 'dane.mismatch'],
    [
      'the certificate after what rests on it',
      ['certificate.weak-signature', 'dane.mismatch'],
      'dane.mismatch',
    ],
    [
      'what keeps the rest from being seen comes first of all',
      ['dane.mismatch', 'mx.none', 'starttls.port-25-blocked'],
      'starttls.port-25-blocked',
    ],
    [
      'no answer from the DNS: nobody else’s to mend, and still first',
      ['mx.not-measured'],
      'mx.not-measured',
    ],
    ['what was not measured and nobody can mend is no step', ['starttls.turned-away'], undefined],
    ['a notice that somebody can act on', ['mx.hosts', 'mta-sts.none'], 'mta-sts.none'],
  ])('%s', (_rule, ids, expected) => {
    for (const order of [ids, ids.toReversed()]) expect(nextStep(order.map(made))?.id).toBe(expected);
  });

  test('of a healthy domain there is none', () => {
    expect(nextStep(findingsIn(madeEvidence(), NOW))).toBeUndefined();
  });

  test.each(IDS)('%s alone: a step has something to do, in both languages', id => {
    const step = nextStep([made(id)]);
    if (FINDING_KINDS[id].verdict === 'problem') expect(step?.id).toBe(id);
    if (!step) return;
    for (const language of ['nl', 'en'] as const) expect(sayFinding(step, language).action).not.toBe('');
  });
});
