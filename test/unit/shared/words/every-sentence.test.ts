import { describe, expect, test } from 'vitest';
import { keyProblem } from '../../../../shared/evidence/keys/key-material.ts';
import type { Finding, FindingId } from '../../../../shared/findings/finding.ts';
import { finding } from '../../../../shared/findings/finding.ts';
import { FINDINGS } from '../../../../shared/findings/findings.ts';
import { OVERALL } from '../../../../shared/publication/judge-publication.ts';
import type { Silence } from '../../../../shared/publication/judge-set.ts';
import {
  type Language,
  sayCause,
  sayDomainProblem,
  sayFailure,
  sayFinding,
  sayReason,
  saySilence,
  wordsOf,
} from '../../../../shared/words/say.ts';
import {
  ASSUMPTIONS,
  CAUSES,
  DANE_REASONS,
  DANGERS,
  DOMAIN_PROBLEMS,
  DRAFT_PROBLEMS,
  DS_PROBLEMS,
  FACTS,
  FAILURES,
  PLAN_ACTIONS,
  REASONS,
  STS2016_PROBLEMS,
  UNUSABLE,
} from './samples.ts';

const LANGUAGES: readonly Language[] = ['nl', 'en'];
const IDS = Object.keys(FINDINGS) as FindingId[];
/** What slips through when a fact is not there, or is put into a sentence as it is. */
const NO_WORDS = /undefined|NaN|\[object|Infinity|\{|\}/;

const findingWords = (id: FindingId, language: Language) =>
  // The table of facts has the facts of each id under its own name.
  sayFinding(finding(id, FACTS[id] as never) as Finding, language);

describe.each(LANGUAGES)('every sentence in %s', language => {
  test.each(IDS)('%s: what it is, what it means, and what to do where something is wrong', id => {
    const { title, meaning, action } = findingWords(id, language);
    for (const text of [title, meaning]) {
      expect(text).toMatch(/^\S.*[.!?]$/s);
      expect(text).not.toMatch(NO_WORDS);
      expect(text).not.toContain('  ');
    }
    expect(action).not.toMatch(NO_WORDS);
    const { verdict } = finding(id, FACTS[id] as never) as Finding;
    if (verdict === 'problem' || verdict === 'warning') expect(action).toMatch(/^\S.*[.!?`]$/s);
  });

  test.each([
    [{ rcode: 'REFUSED', saidOfRoot: true }, /(weigert|refuses).*REFUSED.*root/],
    [{ rcode: 'SERVFAIL', saidOfRoot: false }, /(fout|error) \(SERVFAIL\)(?!.*root)/],
    [{ rcode: 'NOERROR', saidOfRoot: true }, /(niets is|nothing) \(NOERROR\).*root/],
  ])('a resolver that answers nothing: what it does with the questions, %o', (said, expected) => {
    const facts = { resolver: '192.0.2.53', ...said };
    expect(sayFinding(finding('dnssec.resolver-unusable', facts), language).meaning).toMatch(expected);
  });

  test('RFC 6672 §2.2: YXDOMAIN is told as the DNAME that it is, not as a server that is down', () => {
    const { title, action } = sayFinding(finding('mx.server-failure', { rcode: 'YXDOMAIN' }), language);
    expect([title, action]).toEqual([expect.stringContaining('DNAME'), expect.stringContaining('DNAME')]);
  });

  test('no finding says what a provider does: that changes, and is in assets with its source and date', () => {
    const said = IDS.flatMap(id => Object.values(findingWords(id, language)));
    expect(said.filter(text => /Google|Gmail|Microsoft|Exchange|Outlook|Yahoo/.test(text))).toEqual([]);
  });

  test.each([
    ...Object.values(FAILURES),
    ...keyProblem.options.map(problem => ({ kind: 'unreadable-key', problem }) as const),
  ])('failure $kind: what happened, what it means, what to do', failure => {
    for (const text of Object.values(sayFailure(failure, language))) {
      expect(text).toMatch(/\S/);
      expect(text).not.toMatch(NO_WORDS);
    }
  });

  test.each(Object.values(CAUSES))('cause $kind', cause => {
    expect(sayCause(cause, language)).toMatch(/^\S.{5,}/);
    expect(sayCause(cause, language)).not.toMatch(NO_WORDS);
  });

  test.each(Object.values(REASONS))('reason $kind', reason => {
    expect(sayReason(reason, language)).toMatch(/^\S.{5,}/);
    expect(sayReason(reason, language)).not.toMatch(NO_WORDS);
  });

  test.each([
    ...Object.values(DANE_REASONS).map(each => ['daneReasons', each.kind, each] as const),
    ...Object.values(UNUSABLE).map(each => ['unusable', each.kind, each] as const),
    ...Object.values(STS2016_PROBLEMS).map(each => ['sts2016', each.kind, each] as const),
  ])('%s: %s', (dictionary, kind, problem) => {
    const sentences = wordsOf(language)[dictionary] as Readonly<Record<string, (facts: unknown) => string>>;
    const text = sentences[kind]!(problem);
    expect(text).toMatch(/^\S.{5,}[^.]$/);
    expect(text).not.toMatch(NO_WORDS);
  });

  const { danger, plan, preview, dnssec, problems } = wordsOf(language).make;
  test.each<[string, Readonly<Record<string, object>>, Readonly<Record<string, (facts: never) => string>>]>([
    ['dangers', DANGERS, danger.kinds],
    ['steps of plans', PLAN_ACTIONS, plan.actions],
    ['assumptions', ASSUMPTIONS, preview.assumed],
    ['problems with keys', DS_PROBLEMS, dnssec.problems],
    ['problems with drafts', DRAFT_PROBLEMS, problems],
  ])('making: %s', (_what, samples, sentences) => {
    for (const [kind, facts] of Object.entries(samples)) {
      expect(sentences[kind]!(facts as never)).toMatch(/^\S.{5,}/);
      expect(sentences[kind]!(facts as never)).not.toMatch(NO_WORDS);
    }
  });

  test.each(OVERALL)('publication: %s, with and without something to wait for', overall => {
    for (const lingers of ['1 uur', '']) {
      const { says, next } = wordsOf(language).make.verify.overall[overall](lingers);
      for (const text of [says, next]) {
        expect(text).toMatch(/^\S.*[.!?]$/);
        expect(text).not.toMatch(/ {2}/);
        expect(text).not.toMatch(NO_WORDS);
      }
    }
  });

  test.each<[Silence, RegExp]>([
    [{ kind: 'failed', cause: { kind: 'connection-refused' } }, /\S.{5,}/],
    [{ kind: 'rcode', rcode: 'REFUSED' }, /REFUSED/],
    [{ kind: 'not-authoritative' }, /\S.{5,}/],
  ])('silence of a name server: %j', (silence, expected) => {
    expect(saySilence(silence, language)).toMatch(expected);
  });

  test.each(Object.values(DOMAIN_PROBLEMS))('domain name: $kind', problem => {
    expect(sayDomainProblem(problem, language)).toMatch(/^\S.{5,}/);
    expect(sayDomainProblem(problem, language)).not.toMatch(NO_WORDS);
  });
});

describe('the two languages', () => {
  test.each(IDS)('%s is said differently in each', id => {
    expect(findingWords(id, 'nl').title).not.toBe(findingWords(id, 'en').title);
  });

  test('have no English left in Dutch', () => {
    const english = /\b(the|your|with|which|does|cannot|server's|mail server|ask your)\b/i;
    const dutch = IDS.flatMap(id => Object.values(findingWords(id, 'nl')));
    expect(dutch.filter(text => english.test(text))).toEqual([]);
  });

  test('name every topic, verdict and actor, each by another name', () => {
    for (const language of LANGUAGES) {
      const { topics, verdicts, actors } = wordsOf(language);
      for (const names of [topics, verdicts, actors].map(each => Object.values(each))) {
        expect(new Set(names).size).toBe(names.length);
      }
    }
  });
});

test('every finding names the section it comes from', () => {
  const sources = Object.entries(FINDINGS).filter(
    ([, { source }]) => !/^(RFC \d{4,5} §[\d.]+|draft-margolis-smtp-sts-00 §\d|NCSC TLS 2025)$/.test(source),
  );
  expect(sources).toEqual([]);
});
