import { describe, expect, test } from 'vitest';
import { LETTERS, SENDERS } from '../../../../shared/simulate/index.ts';
import { TOPICS, VERDICTS } from '../../../../shared/findings/finding.ts';
import { rooms as enRooms } from '../../../../shared/words/en/rooms.ts';
import { rooms as nlRooms } from '../../../../shared/words/nl/rooms.ts';
import {
  actorName,
  letterWords,
  senderName,
  sayFailure,
  topicName,
  verdictName,
  wordsOf,
} from '../../../../shared/words/say.ts';
import { FAILURES } from './samples.ts';

type Text = string | ((...given: never[]) => unknown);

/** Sentences that take a fact of their own shape are said one by one in `every-sentence.test.ts` and `merge-sentences.test.ts`. */
const BY_FACTS = [
  'findings',
  'failures',
  'domainProblems',
  'causes',
  'syntax',
  'validation',
  'daneReasons',
  'unusable',
  'sts2016',
  'make.danger.kinds',
  'make.plan.actions',
  'make.preview.assumed',
  'make.dnssec.problems',
  'make.problems',
  'merge.problems',
  'merge.clashes',
  'merge.notes',
  'advise.forYou',
  'advise.recommend.reasons',
  'advise.recommend.letters',
];

/** Every text of a catalogue by its path; sentences that need facts are called with a word for each. */
function textsOf(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, Text | object]) => {
    const at = path === '' ? key : `${path}.${key}`;
    if (BY_FACTS.includes(at)) return [];
    if (typeof value === 'string') return [[at, value]];
    if (typeof value === 'function') {
      const said = (value as (...given: string[]) => unknown)('Ω', 'Ψ', 'Φ');
      return typeof said === 'string' ? [[at, said]] : textsOf(said as object, at);
    }
    return textsOf(value, at);
  });
}

/** What may be the same in both languages: names, what is only put in, and words that both have. */
const SAME_IN_BOTH = [
  /^(Postzegel|DNS|TLS|DANE|MTA-STS|TLS-RPT|(SMTP )?STS( \(?2016\)?)?|root \(\.\))$/,
  /^(in |via )?Ω( s| ms| bits|: Ψ)?$/,
  /^(nginx|Apache|Caddy|Microsoft IIS|Postfix|Exim|Exchange Online)$/,
  /^(nsupdate|PowerDNS \(pdnsutil\)|Windows DNS \(PowerShell\)|OctoDNS)$/,
  /^(server|open|DANE \(TLSA\)|DNSSEC|Id|Criteria)$/,
];

/** What has to be empty: there is nothing to say. */
const EMPTY = ['result.urgencies.good'];

const CATALOGUES = [
  ['the terms of findings and reports', wordsOf('nl'), wordsOf('en')],
  ['the labels of the screen', nlRooms, enRooms],
] as const;

describe.each(CATALOGUES)('%s', (_name, nl, en) => {
  const [dutch, english] = [new Map(textsOf(nl)), new Map(textsOf(en))];

  test('the two languages have the same texts, and none is empty or the name of its own key', () => {
    expect(dutch.size).toBeGreaterThan(40);
    expect([...dutch.keys()]).toEqual([...english.keys()]);
    for (const texts of [dutch, english]) {
      const bad = [...texts].filter(
        ([path, text]) =>
          !EMPTY.includes(path) &&
          (text !== text.trim() || text === '' || text === path || /undefined|NaN|\[object/.test(text)),
      );
      expect(bad).toEqual([]);
    }
    for (const path of EMPTY) expect(dutch.get(path) ?? '').toBe('');
  });

  test('a text is different in each language, unless it is known why not', () => {
    const same = [...dutch].filter(([path, text]) => text !== '' && english.get(path) === text);
    expect(same.filter(([, text]) => !SAME_IN_BOTH.some(known => known.test(text)))).toEqual([]);
  });

  test('what a sentence is given is in it, in both languages', () => {
    const given = (texts: ReadonlyMap<string, string>) =>
      [...texts].filter(([, text]) => text.includes('Ω')).map(([path]) => path);
    expect(given(dutch)).toEqual(given(english));
  });

  test('no English is left in Dutch, and no Dutch in English', () => {
    const left = (texts: ReadonlyMap<string, string>, words: RegExp) =>
      [...texts].filter(([, text]) => words.test(text));
    expect(left(dutch, /\b(the|your|with|which|does|cannot|of the|mail server|is not|and)\b/i)).toEqual([]);
    expect(left(english, /\b(de|het|een|niet|voor|uw|wordt|naar)\b/i)).toEqual([]);
  });
});

describe.each(['nl', 'en'] as const)('names in %s', language => {
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ['topic', TOPICS.map(each => topicName(each, language))],
    ['verdict', VERDICTS.map(each => verdictName(each, language))],
    ['sender', SENDERS.map(each => senderName(each, language))],
    ['letter', LETTERS.map(each => letterWords(each, language).name)],
    [
      'actor',
      (['domain-owner', 'dns-host', 'mail-provider', 'web-host', 'registrar', 'nobody'] as const).map(each =>
        actorName(each, language),
      ),
    ],
  ];
  test.each(kinds)('every %s has one of its own', (_kind, names) => {
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^\S.*\S$/);
  });
});

test.each(['nl', 'en'] as const)(
  'a problem with a name that only another version knows is still a sentence, in %s',
  language => {
    const failure = { ...FAILURES['bad-domain'], problem: { kind: 'from-the-future' } };
    expect(sayFailure(failure, language).what).toMatch(/^\S.*\.$/);
  },
);
