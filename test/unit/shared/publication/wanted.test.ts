import { expect, test } from 'vitest';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import type { ProposedRecord, Proposal } from '../../../../shared/overlay/proposal.ts';
import { questionsOf, wantedOf } from '../../../../shared/publication/wanted.ts';
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
  expect(questionsOf(wantedOf(readDomain(madeEvidence()), proposal))).toEqual({
    sets: [{ name, type: 'TXT' }],
    policy: false,
  });
});

test('of a proposal that changes nothing, all is to be as it is', () => {
  const evidence = madeEvidence();
  const text = readDomain(evidence).policyFile!;
  const proposal: Proposal = {
    recordSets: [{ name, type: 'TXT', before: [txt('a')], after: [txt('a')] }],
    policy: { kind: 'serve', text },
  };
  const wanted = wantedOf(readDomain(evidence), proposal);
  expect(questionsOf(wanted)).toEqual({ sets: [{ name, type: 'TXT' }], policy: true });
  expect(wanted.policy).toEqual({ before: text, after: text });
});

test('a policy that changes is looked at beside the one that was served', () => {
  const wanted = wantedOf(readDomain(madeEvidence()), { recordSets: [], policy: { kind: 'remove' } });
  expect(wanted.sets).toEqual([]);
  expect(wanted.policy?.after).toBeUndefined();
  expect(wanted.policy?.before).toContain('version: STSv1');
});
