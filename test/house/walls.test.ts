import { describe, expect, test } from 'vitest';
import { breaches, circles, importsOf, type Layers } from './imports.ts';
import { applicationFiles, textOf } from './source-files.ts';

const MODEL = ['shared/model'];
const EVIDENCE = [...MODEL, 'shared/evidence', 'shared/certificates'];
const STANDARDS = ['shared/dane', 'shared/mtasts', 'shared/tlsrpt', 'shared/sts2016'];
/** What evidence says, and the standards it is read by. */
const READING = [...EVIDENCE, ...STANDARDS, 'shared/reading'];
const FINDINGS = [...READING, 'shared/findings'];
const MAKING = ['shared/overlay', 'shared/generate', 'shared/preview', 'shared/publication'];
const ADVISING = [...FINDINGS, 'shared/assessment', 'shared/simulate'];
const WORDS = [...ADVISING, 'shared/contract', 'shared/advise', ...MAKING];

const PROTOCOLS = [
  'electron/dns',
  'electron/network.ts',
  'electron/limited-wait.ts',
  'electron/socket-failure.ts',
];
const CLIENTS = [...PROTOCOLS, 'electron/dnssec', 'electron/smtp', 'electron/tls', 'electron/https'];
const API = [...CLIENTS, 'electron/keys', 'electron/networks', 'electron/lab', 'electron/checks'];
const SHARED = [...WORDS, 'shared/words', 'shared/report'];
const STRAY = ['electron/stray-errors.ts', 'electron/host-log.ts'];
const HOSTS = [
  ...API,
  'electron/api.ts',
  'electron/dispatch.ts',
  'electron/compose.ts',
  'electron/page',
  ...STRAY,
];

/** The layers of the design, lowest first: what each may import beside itself. */
const LAYERS: Layers = {
  'shared/model': [],
  'shared/evidence': MODEL,
  // Facts of certificates are evidence; the rules about them are used by what judges it.
  'shared/certificates': [...MODEL, 'shared/evidence'],
  'shared/dane': EVIDENCE,
  'shared/mtasts': EVIDENCE,
  'shared/tlsrpt': EVIDENCE,
  'shared/sts2016': EVIDENCE,
  'shared/reading': [...EVIDENCE, ...STANDARDS],
  'shared/overlay': READING,
  'shared/generate': [...FINDINGS, 'shared/overlay'],
  // A preview is nothing but an assessment of the overlay.
  'shared/preview': [...ADVISING, 'shared/overlay'],
  'shared/findings': [...EVIDENCE, ...STANDARDS],
  'shared/publication': [...FINDINGS, 'shared/overlay', 'shared/generate'],
  // What is published in the practice network is a proposal.
  'shared/contract': [...EVIDENCE, ...STANDARDS, 'shared/overlay'],
  'shared/simulate': READING,
  'shared/assessment': [...FINDINGS, 'shared/simulate'],
  'shared/advise': ADVISING,
  // Words name the letters, the steps of senders, the servers and the plans: of `assessment`, `simulate`, `generate`, `preview`.
  'shared/words': WORDS,
  'shared/report': [...WORDS, 'shared/words'],

  'electron/network.ts': SHARED,
  'electron/limited-wait.ts': [...SHARED, 'electron/network.ts'],
  'electron/socket-failure.ts': [...SHARED, 'electron/network.ts'],
  'electron/dns': [...SHARED, ...PROTOCOLS, 'electron/tls'],
  'electron/dnssec': [...SHARED, ...PROTOCOLS],
  'electron/tls': [...SHARED, ...PROTOCOLS],
  'electron/keys': [...SHARED, 'electron/tls'],
  'electron/smtp': [...SHARED, ...PROTOCOLS, 'electron/tls'],
  'electron/https': [...SHARED, ...PROTOCOLS, 'electron/tls'],
  'electron/networks': [...SHARED, ...CLIENTS],
  'electron/lab': [...SHARED, ...CLIENTS],
  'electron/checks': [...SHARED, ...CLIENTS],
  'electron/api.ts': [...SHARED, ...API],
  'electron/stray-errors.ts': [],
  'electron/host-log.ts': ['electron/stray-errors.ts'],
  'electron/dispatch.ts': [...SHARED, 'electron/api.ts', 'electron/stray-errors.ts'],
  'electron/page': [],
  'electron/compose.ts': [...SHARED, ...HOSTS],
  'electron/browser': [...SHARED, ...HOSTS],
  'electron/cli': [...SHARED, ...HOSTS],
  'electron/shell': [...SHARED, ...HOSTS],
  // The ways in, and what packs the application.
  electron: [...SHARED, ...HOSTS, 'electron/shell', 'electron/browser', 'electron/cli'],

  renderer: SHARED,
};

const imports = applicationFiles.flatMap(path => importsOf(path, textOf(path)));
const inside = imports.filter(({ to }) => /\.tsx?$/.test(to));

describe('the walls of the design', () => {
  test('every import goes to a layer that it may go to', () => {
    expect(inside.length).toBeGreaterThan(500);
    expect(breaches(LAYERS, inside)).toEqual([]);
  });

  test('no circle of imports', () => {
    expect(circles(inside)).toEqual([]);
  });

  test('shared/ imports no module of Node, and of packages only those that compute', () => {
    const packages = applicationFiles
      .filter(path => path.startsWith('shared/'))
      .flatMap(path => [...textOf(path).matchAll(/\bfrom '([^.'][^']*)'/g)].map(match => match[1]));
    const pure = /^(zod\/mini|punycode\/punycode\.js|@noble\/(curves|hashes)\/\w+\.js)$/;
    expect(packages.filter(name => !pure.test(name!))).toEqual([]);
  });

  test('data of assets/ reaches shared/ as an argument', () => {
    const reaching = imports.filter(({ from, to }) => from.startsWith('shared/') && to.startsWith('assets/'));
    expect(reaching).toEqual([]);
  });
});

describe('the checks of the walls themselves', () => {
  const layers: Layers = { low: [], high: ['low'] };

  test('an import upwards is found, one downwards is not', () => {
    expect(breaches(layers, importsOf('low/a.ts', "import { b } from '../high/b.ts';"))).toEqual([
      'low/a.ts imports high/b.ts',
    ]);
    expect(breaches(layers, importsOf('high/b.ts', "import { a } from '../low/a.ts';"))).toEqual([]);
  });

  test('exports from elsewhere, types and imports on demand are imports too', () => {
    const source =
      "export { b } from '../high/b.ts';\nimport type { c } from '../high/c.ts';\nawait import('../high/d.ts');";
    expect(importsOf('low/a.ts', source).map(({ to }) => to)).toEqual([
      'high/b.ts',
      'high/c.ts',
      'high/d.ts',
    ]);
  });

  test('a file outside all layers is found', () => {
    expect(breaches(layers, [{ from: 'new/a.ts', to: 'low/b.ts' }])).toEqual(['new/a.ts is in no layer']);
  });

  test('a circle is found, with its way round', () => {
    const round = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'c', to: 'a' },
    ];
    expect(circles(round)).toEqual(['a -> b -> c -> a']);
    expect(circles(round.slice(0, 2))).toEqual([]);
  });
});
