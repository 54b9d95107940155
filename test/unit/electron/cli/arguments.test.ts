import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../../../electron/cli/arguments.ts';

const NL = { LANG: 'nl_NL.UTF-8' };

describe('postzegel check', () => {
  test.each([
    [
      ['check', 'voorbeeld.nl'],
      { domain: 'voorbeeld.nl', lab: false, json: false, language: 'nl', resolver: 'system' },
    ],
    [['check', '--lab'], { domain: undefined, lab: true }],
    [['check', '--lab', 'voorbeeld.nl'], { domain: 'voorbeeld.nl', lab: true }],
    [['check', 'voorbeeld.nl', '--json', '--lang', 'en'], { json: true, language: 'en' }],
    [['check', 'voorbeeld.nl', '--resolver', 'tls://dns.example'], { resolver: 'tls://dns.example' }],
    [['check', '--allow-private', 'voorbeeld.nl'], { allowPrivateAddresses: true }],
    [['check', '--from', 'bewaard.json'], { from: 'bewaard.json', domain: undefined }],
  ])('%j', (argv, wanted) => {
    expect(parseArguments(argv, NL)).toMatchObject({ command: 'check', ...wanted });
  });
});

test('check --since: an earlier check to compare with', () => {
  expect(parseArguments(['check', '--lab', '--since', 'eerder.json'], NL)).toMatchObject({
    since: 'eerder.json',
  });
});

describe('postzegel simulate', () => {
  test.each([
    [['simulate', 'voorbeeld.nl'], { domain: 'voorbeeld.nl', lab: false, attack: undefined }],
    [['simulate', '--lab'], { domain: undefined, lab: true }],
    [['simulate', '--lab', '--attack', 'strip-starttls'], { attack: 'strip-starttls' }],
    [['simulate', '--from', 'bewaard.json', '--attack', 'none'], { from: 'bewaard.json', attack: 'none' }],
  ])('%j', (argv, wanted) => {
    expect(parseArguments(argv, NL)).toMatchObject({ command: 'simulate', ...wanted });
  });
});

describe('postzegel compare', () => {
  test.each([
    [['compare', 'voorbeeld.nl'], { domain: 'voorbeeld.nl', lab: false, format: 'text' }],
    [['compare', '--lab', '--html'], { domain: undefined, lab: true, format: 'html' }],
    [['compare', '--from', 'bewaard.json', '--markdown'], { from: 'bewaard.json', format: 'markdown' }],
  ])('%j', (argv, wanted) => {
    expect(parseArguments(argv, NL)).toMatchObject({ command: 'compare', ...wanted });
  });
});

test.each([
  [['compare']],
  [['compare', '--lab', '--json']],
  [['compare', '--lab', '--attack', 'none']],
  [['compare', '--lab', '--markdown', '--html']],
  [['check', '--lab', '--html']],
  [['simulate', '--lab', '--markdown']],
  [['check']],
  [['simulate']],
  [['simulate', '--lab', '--attack', 'iets']],
  [['simulate', '--lab', '--json']],
  [['simulate', '--lab', '--since', 'eerder.json']],
  [['check', '--lab', '--attack', 'none']],
  [['controleer', 'voorbeeld.nl']],
  [['check', 'voorbeeld.nl', 'tweede.nl']],
  [['check', 'voorbeeld.nl', '--onbekend']],
  [['check', 'voorbeeld.nl', '--lang', 'fr']],
  [['check', 'voorbeeld.nl', '--resolver']],
])('%j is answered with what is wrong', argv => {
  expect(parseArguments(argv, NL)).toMatchObject({
    command: 'wrong',
    language: 'nl',
    problem: expect.stringMatching(/\S/),
  });
});

test.each([[[]], [['--help']], [['check', '-h']]])('%j asks for help', argv => {
  expect(parseArguments(argv, NL)).toEqual({ command: 'help', language: 'nl' });
});

test.each([
  [{ LANG: 'nl_NL.UTF-8' }, 'nl'],
  [{ LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'en_GB.UTF-8', LC_ALL: 'nl_BE' }, 'nl'],
  [{ LANG: 'de_DE.UTF-8' }, 'en'],
  [{ LANG: 'C.UTF-8' }, 'nl'],
  [{}, 'nl'],
])('%j speaks %s', (environment, language) => {
  expect(parseArguments(['--help'], environment)).toMatchObject({ language });
});
