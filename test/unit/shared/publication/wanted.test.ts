import { expect, test } from 'vitest';
import type { ProposedRecord, Proposal } from '../../../../shared/overlay/proposal.ts';
import { questionsOf, wantedOf } from '../../../../shared/publication/wanted.ts';
import { policyExchange } from '../../../../shared/mtasts/index.ts';
import { madeEvidence } from '../../../support/made-evidence.ts';

const name = '_mta-sts.voorbeeld.nl';
const txt = (text: string, ttl = 300): ProposedRecord => ({ owner: name, type: 'TXT', ttl, strings: [text] });

test('only what changes is looked at: not a set that stays, nor one that only gets another TTL', () => {
  const proposal: Proposal = {
    recordSets: [
      { name, type: 'TXT', before: [txt('a')], after: [txt('b')] },
      { name: `x.${name}`, type: 'TXT', before: [txt('a')], after: [txt('a', 60)] },
    ],
  };
  expect(questionsOf(wantedOf(madeEvidence(), proposal))).toEqual({
    sets: [{ name, type: 'TXT' }],
    policy: false,
  });
});

test('of a proposal that changes nothing, all is to be as it is', () => {
  const evidence = madeEvidence();
  const outcome = policyExchange(evidence)?.outcome;
  const text = outcome?.kind === 'response' ? outcome.body : '';
  const proposal: Proposal = {
    recordSets: [{ name, type: 'TXT', before: [txt('a')], after: [txt('a')] }],
    policy: { kind: 'serve', text },
  };
  const wanted = wantedOf(evidence, proposal);
  expect(questionsOf(wanted)).toEqual({ sets: [{ name, type: 'TXT' }], policy: true });
  expect(wanted.policy).toEqual({ before: text, after: text });
});

test('a policy that changes is looked at beside the one that was served', () => {
  const wanted = wantedOf(madeEvidence(), { recordSets: [], policy: { kind: 'remove' } });
  expect(wanted.sets).toEqual([]);
  expect(wanted.policy?.after).toBeUndefined();
  expect(wanted.policy?.before).toContain('version: STSv1');
});
