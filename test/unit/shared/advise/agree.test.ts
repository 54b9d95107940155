import * as fc from 'fast-check';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import { servedPolicy } from '../../../../shared/reading/announced-policy.ts';
import { assess } from '../../../../shared/assessment/assessment.ts';
import { describe, expect, test } from 'vitest';
import { comparedCriteria, comparedTable } from '../../../../shared/advise/comparison.ts';
import type { ForYou, ForYouKind } from '../../../../shared/advise/for-you.ts';
import type { Choices, Step } from '../../../../shared/advise/recommend/advice.ts';
import { recommend } from '../../../../shared/advise/recommend/recommend.ts';
import { type Situation, situationOf } from '../../../../shared/advise/situation.ts';
import { findingsIn } from '../../../support/findings-in.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import type { FindingId } from '../../../../shared/findings/finding.ts';
import { hostNames } from '../../../../shared/reading/hosts/mail-hosts.ts';
import { writeStsPolicy } from '../../../../shared/mtasts/index.ts';
import { overlay } from '../../../../shared/overlay/overlay.ts';
import { letters, play, type SenderKind, typicalSender } from '../../../../shared/simulate/index.ts';
import { sayAdviceReason, sayForYou, sayLetter, wordsOf } from '../../../../shared/words/say.ts';
import { NOW } from '../../../support/made-evidence.ts';
import { ADVICE } from './advice-files.ts';
import { anyEvidence } from './any-evidence.ts';

const SECONDS = NOW / 1_000;
const yesNo = fc.constantFrom<'yes' | 'no'>('yes', 'no');
const choices: fc.Arbitrary<Choices> = fc.record(
  {
    mailServers: fc.constantFrom<'own' | 'hosted'>('own', 'hosted'),
    providerDane: yesNo,
    webHost: yesNo,
    staff: yesNo,
    sending: fc.constantFrom<NonNullable<Choices['sending']>>(
      'postfix',
      'exim',
      'exchange-online',
      'provider',
    ),
  },
  { requiredKeys: [] },
);
const situation = (evidence: Evidence): Situation => situationOf(assess(evidence, NOW), ADVICE.providers);
const cellsOf = (seen: Situation): readonly ForYou[] =>
  [...comparedTable(ADVICE, seen).flatMap(({ rows }) => rows), ...comparedCriteria(ADVICE, seen)].map(
    ({ forYou }) => forYou!,
  );
/** The oracle: the findings and the letters of the evidence alone, not through what the advice makes of them. */
const oracle = (evidence: Evidence) => {
  const findings = findingsIn(evidence, NOW);
  const { senders } = letters(readDomain(evidence), SECONDS);
  return {
    ids: new Set(findings.map(({ id }) => id)),
    problems: findings.filter(({ verdict }) => verdict === 'problem'),
    hosts: hostNames(readDomain(evidence)),
    letter: (sender: SenderKind) => senders.find(each => each.sender === sender)!.letter,
  };
};
/** What the evidence must show where a cell says this. */
type Claims = Partial<Readonly<Record<ForYouKind, () => void>>>;
const forAny = (check: (evidence: Evidence, told: Choices) => void) =>
  fc.assert(fc.property(anyEvidence, choices, check), { numRuns: 300 });

describe('the column for you, over evidence of every kind', () => {
  test('no cell is empty, in either language, and each that says something of the domain rests on something', () => {
    forAny(evidence => {
      for (const { fact, rests, verdict } of cellsOf(situation(evidence))) {
        for (const language of ['nl', 'en'] as const) {
          const said = sayForYou(fact, language);
          expect(said).toMatch(/^\p{Lu}.*\.$/su);
          expect(said).not.toMatch(/undefined|NaN|\[object| {2}/);
          expect(wordsOf(language).advise.verdicts[verdict]).toMatch(/\S/);
        }
        if (verdict === 'good' || verdict === 'bad') expect(rests.length).toBeGreaterThan(0);
      }
    });
  });

  test('what it says of DANE and MTA-STS is what the simulated senders do', () => {
    forAny(evidence => {
      const { letter, problems } = oracle(evidence);
      const bothSealed = () =>
        expect([letter('dane'), letter('mta-sts'), letter('dane-and-mta-sts')]).toEqual(
          Array(3).fill('sealed'),
        );
      const daneHolds = () => {
        expect(letter('dane')).toBe('sealed');
        expect(problems.filter(({ topic }) => topic === 'dane')).toEqual([]);
      };
      const stsHolds = () => expect(letter('mta-sts')).toBe('sealed');
      const claims: Claims = {
        'dane-works': daneHolds,
        'provider-has-dane': daneHolds,
        'only-dane': daneHolds,
        'duty-met': daneHolds,
        'own-choice-dane': daneHolds,
        'own-choice-enforce': stsHolds,
        'without-dnssec-used': stsHolds,
        'only-sts': stsHolds,
        together: bothSealed,
        neither: () => expect(letter('dane')).not.toBe('sealed'),
      };
      for (const { fact, verdict } of cellsOf(situation(evidence))) {
        claims[fact.kind]?.();
        if (fact.kind !== 'letter') continue;
        expect(fact.letter).toBe(letter(fact.sender));
        expect(verdict === 'good').toBe(fact.letter === 'sealed');
      }
    });
  });

  test('every message that a cell says was played, ends so when it is played again', () => {
    forAny(evidence => {
      const world = readDomain(evidence);
      for (const { rests } of cellsOf(situation(evidence))) {
        for (const rest of rests) {
          if (rest.kind !== 'played') continue;
          const again = play(world, typicalSender(rest.sender), rest.attack, rest.contact, SECONDS);
          expect(rest.result).toBe(again.result);
        }
      }
    });
  });

  test('what it says of DNSSEC, reports and faults is what was found', () => {
    forAny(evidence => {
      const { ids, problems } = oracle(evidence);
      const has = (id: FindingId) => () => expect(ids).toContain(id);
      const hasNot = (id: FindingId) => () => expect(ids).not.toContain(id);
      const signed = () => {
        expect(ids).toContain('dnssec.secure');
        expect(ids).not.toContain('dnssec.mx-unsigned');
      };
      const claims: Claims = {
        'domain-unsigned': has('dnssec.unsigned'),
        'domain-bogus': has('dnssec.bogus'),
        'signed-throughout': signed,
        'dnssec-anyway': signed,
        'dane-ready': signed,
        reports: has('tls-rpt.present'),
        'reports-none': hasNot('tls-rpt.present'),
        'kept-well': () =>
          expect(problems.filter(({ topic }) => topic === 'dane' || topic === 'mta-sts')).toEqual([]),
        'sts-old-record': () => expect([...ids].some(id => id.startsWith('sts2016.'))).toBe(true),
      };
      for (const { fact } of cellsOf(situation(evidence))) claims[fact.kind]?.();
    });
  });
});

describe('the recommendation, over evidence of every kind and all that can be told', () => {
  test('never adds to what is broken: a broken letter or a problem with signatures or encryption goes first', () => {
    forAny((evidence, told) => {
      const { letter, problems, ids } = oracle(evidence);
      const { choice } = recommend(situation(evidence), told).receiving;
      if (['both', 'dane', 'mta-sts', 'ask-provider'].includes(choice)) {
        expect([letter('dane'), letter('mta-sts')]).not.toContain('broken');
        expect(
          problems.filter(({ id }) => /^(dnssec|starttls)\./.test(id) && id !== 'starttls.old-version'),
        ).toEqual([]);
        expect(ids).not.toContain('dane.mismatch');
        // In mode testing it stops no mail, and is no problem yet.
        expect(problems.map(({ id }) => id)).not.toContain('mta-sts.mx-not-covered');
      }
      if (choice === 'repair') expect(problems.length).toBeGreaterThan(0);
    });
  });

  test('no step is for something that is there already, and none skips what it needs', () => {
    forAny((evidence, told) => {
      const { ids, letter } = oracle(evidence);
      const { steps, choice } = recommend(situation(evidence), told).receiving;
      const before = (one: Step, other: Step) => steps.indexOf(one) < steps.indexOf(other);
      if (steps.includes('publish-tlsa')) {
        expect(ids).not.toContain('dane.valid');
        if (ids.has('dnssec.unsigned')) expect(before('sign-domain', 'publish-tlsa')).toBe(true);
      }
      // RFC 7671 §8.1: no certificate is replaced after the record that names it, nor anything demanded before reports come.
      if (steps.includes('trusted-certificates') && steps.includes('publish-tlsa')) {
        expect(before('trusted-certificates', 'publish-tlsa')).toBe(true);
      }
      for (const step of ['publish-tlsa', 'publish-policy-testing'] as const) {
        if (steps.includes('publish-reports') && steps.includes(step))
          expect(before('publish-reports', step)).toBe(true);
      }
      if (steps.includes('sign-domain')) expect(ids).toContain('dnssec.unsigned');
      if (steps.includes('publish-policy-testing')) expect(ids).not.toContain('mta-sts.enforce');
      if (steps.includes('publish-reports')) expect(ids).not.toContain('tls-rpt.present');
      if (steps.includes('offer-starttls')) {
        expect(
          (
            [
              'starttls.missing',
              'starttls.refused',
              'starttls.unavailable',
              'starttls.handshake-failed',
            ] as const
          ).some(id => ids.has(id)),
        ).toBe(true);
      }
      if (steps.includes('keep')) {
        expect(['both', 'dane']).toContain(choice);
        expect(letter('dane')).toBe('sealed');
      }
      // A domain without mail has its names and signatures to put right, if anything.
      if (choice === 'no-mail')
        expect(steps.filter(step => step !== 'repair-mx' && step !== 'repair-dnssec')).toEqual([]);
      else expect(steps.length).toBeGreaterThan(0);
    });
  });

  test('RFC 8461 §5: where it says to enforce, a sender that checks still delivers with the policy enforced', () => {
    let met = 0;
    forAny((evidence, told) => {
      if (!recommend(situation(evidence), told).receiving.steps.includes('policy-to-enforce')) return;
      met += 1;
      const policy = servedPolicy(readDomain(evidence))!;
      const text = writeStsPolicy({ ...policy, mode: 'enforce' });
      const later = overlay(evidence, { recordSets: [], policy: { kind: 'serve', text } }, NOW);
      expect(
        letters(readDomain(later), SECONDS).senders.find(({ sender }) => sender === 'mta-sts')?.letter,
      ).not.toBe('broken');
    });
    expect(met).toBeGreaterThan(0);
  });

  test('a letter asks what the findings show, of the hosts that are there', () => {
    forAny((evidence, told) => {
      const { ids, hosts } = oracle(evidence);
      for (const letter of recommend(situation(evidence), told).letters) {
        expect(letter.domain).toBe(evidence.domain);
        if (letter.kind === 'dns-host') expect(ids).toContain('dnssec.unsigned');
        if (letter.kind === 'sending') expect(told.sending).toBe('provider');
        if (letter.kind === 'provider' || letter.kind === 'move') {
          expect(hosts).toEqual(expect.arrayContaining([...letter.hosts]));
          expect(letter.hosts.length).toBeGreaterThan(0);
        }
        if (letter.kind === 'move') expect(ids).toContain('dnssec.mx-unsigned');
        if (letter.kind !== 'provider') continue;
        if (letter.needs.includes('dnssec')) expect(ids).toContain('dnssec.mx-unsigned');
        if (letter.needs.includes('tlsa')) expect(ids).not.toContain('dane.valid');
        expect(letter.needs.length).toBeGreaterThan(0);
      }
    });
  });

  test('asking a provider comes with the letter for it', () => {
    forAny((evidence, told) => {
      const { receiving, letters: ready } = recommend(situation(evidence), told);
      if (receiving.choice === 'ask-provider' || receiving.choice === 'mta-sts') {
        expect(ready.some(({ kind }) => kind !== 'dns-host' && kind !== 'sending')).toBe(true);
      }
      if (receiving.steps.includes('sign-domain'))
        expect(ready.some(({ kind }) => kind === 'dns-host')).toBe(true);
    });
  });

  test('it gives its reasons, what would change it is another choice, and all of it is said in both languages', () => {
    forAny((evidence, told) => {
      const { receiving, sending, letters: ready } = recommend(situation(evidence), told);
      for (const language of ['nl', 'en'] as const) {
        for (const reason of [...receiving.reasons, ...sending.reasons]) {
          expect(sayAdviceReason(reason, language)).toMatch(/^\p{Lu}.*\.$/su);
        }
        for (const letter of ready) {
          const { to, subject, body } = sayLetter(letter, language);
          expect([to, subject, ...body].join('\n')).not.toMatch(/undefined|\[object/);
          expect(subject).toContain(evidence.domain);
        }
      }
      for (const advice of [receiving, sending]) {
        expect(advice.reasons.length).toBeGreaterThan(0);
        expect(advice.changes.filter(({ choice }) => choice === advice.choice)).toEqual([]);
      }
    });
  });
});
