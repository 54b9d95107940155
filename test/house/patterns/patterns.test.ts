import { createContext, Script } from 'node:vm';
import { describe, expect, test, vi } from 'vitest';
import { attacks, type Pattern, patternsIn } from './patterns.ts';
import { applicationFiles, ROOT, textOf } from '../source-files.ts';

/** A quadratic pattern takes some 10 ms on this, and a linear one next to nothing. */
const SHORT = 10_000;
const SUSPECT_MS = 2;
/** On four times as much linear work takes four times as long, quadratic work sixteen times. */
const LINEAR = 8;
const ROUNDS = 3;

/** Longer than any pattern that is not lost takes, on the slowest of machines, in ms. */
const LOST = 3_000;
const REPLACE = new Script('text.replace(every, "").length');

/** Runs a pattern over a text; gives the processor time in ms, and infinity where it does not come back. */
function timer({ source, flags }: Pattern): (text: string) => number {
  // All matches, as `replaceAll` and `matchAll` look for them.
  const every = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
  const context = createContext({ every, text: '' }) as { text: string };
  return text => {
    context.text = text;
    const before = process.cpuUsage();
    try {
      REPLACE.runInContext(context, { timeout: LOST });
    } catch {
      return Infinity;
    }
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
}

/** Whether some text makes a pattern take more than time in proportion to it: tried out, not guessed. */
function isSlow(pattern: Pattern): boolean {
  const timed = timer(pattern);
  const best = (text: string) => Math.min(...Array.from({ length: ROUNDS }, () => timed(text)));
  return attacks(pattern).some(attack => {
    const short = attack(SHORT);
    const first = timed(short);
    if (first === Infinity) return true;
    if (first < SUSPECT_MS || best(short) < SUSPECT_MS) return false;
    return best(attack(4 * SHORT)) / best(short) > LINEAR;
  });
}

const OLD_ERROR_LINE = { path: '', source: '^.*(?:(?:^|:)error:|[a-z]+:errno=).*$', flags: 'm' };

test.each<[string, Pattern]>([
  ['the line of an error, as it was once read', OLD_ERROR_LINE],
  ['repetitions in each other', { path: '', source: '^(a+)+$', flags: '' }],
  ['repetitions that overlap', { path: '', source: '^\\w+\\d+$', flags: '' }],
  ['an end looked for from everywhere', { path: '', source: ' +$', flags: '' }],
  ['a word, and anything up to another', { path: '', source: 'failure:.*eof', flags: 'i' }],
])('%s is seen to be slow', (_, pattern) => {
  expect(isSlow(pattern)).toBe(true);
});

test('what is linear is not', () => {
  expect(isSlow({ path: '', source: '^[a-z]+:\\d+$', flags: 'm' })).toBe(false);
});

/** Files that put patterns together from texts. */
const MADE = applicationFiles.filter(path => /\bnew RegExp\(/.test(textOf(path)));

describe('no pattern takes more than time in proportion to a text', () => {
  const files = applicationFiles
    .map(path => ({ path, patterns: patternsIn(path) }))
    .filter(({ patterns }) => patterns.length > 0);

  test('they are found where they are', () => {
    expect(files.flatMap(({ patterns }) => patterns).length).toBeGreaterThan(200);
  });

  test.each(files)('$path', ({ patterns }) => {
    expect(patterns.filter(isSlow)).toEqual([]);
  });

  test.each(MADE)('those that %s puts together', async path => {
    const patterns = await patternsMadeBy(path);
    expect(patterns.length).toBeGreaterThan(0);
    expect(patterns.filter(isSlow)).toEqual([]);
  });
});

/** The patterns that a module makes while it is loaded. */
async function patternsMadeBy(path: string): Promise<readonly Pattern[]> {
  const made: Pattern[] = [];
  vi.resetModules();
  vi.stubGlobal(
    'RegExp',
    new Proxy(RegExp, {
      construct(target, [source, flags]: [string, string | undefined]) {
        made.push({ path, source, flags: flags ?? '' });
        return new target(source, flags);
      },
    }),
  );
  try {
    await import(`${ROOT}/${path}`);
  } finally {
    vi.unstubAllGlobals();
  }
  return made;
}
