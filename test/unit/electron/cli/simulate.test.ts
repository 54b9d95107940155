import { describe, expect, test } from 'vitest';
import { type CliArguments, parseArguments } from '../../../../electron/cli/arguments.ts';
import type { SimulateArguments } from '../../../../electron/cli/arguments/simulate.ts';
import { simulate } from '../../../../electron/cli/commands/simulate.ts';
import { EXIT } from '../../../../electron/cli/exit-codes.ts';
import { compose } from '../../../../electron/compose.ts';
import { labScenarios } from '../../../../electron/lab/lab-scenarios.ts';
import { wordsOf } from '../../../../shared/words/say.ts';

const isSimulate = (wanted: CliArguments): wanted is SimulateArguments => wanted.command === 'simulate';

/** The command as typed, and what it prints. */
async function run(...typed: string[]) {
  const wanted = parseArguments(['simulate', ...typed, '--lang', 'en'], {});
  if (!isSimulate(wanted)) throw new Error(`not understood: ${typed.join(' ')}`);
  const printed: string[] = [];
  const screen = (texts: string[]) => ({
    isTTY: false,
    columns: 80,
    write: (text: string) => texts.push(text) > 0,
  });
  const exitCode = await simulate(
    wanted,
    options => compose({ host: 'cli', ...options }),
    { stdout: screen(printed), stderr: screen([]) },
    new AbortController().signal,
  );
  return { exitCode, text: printed.join('') };
}

const words = wordsOf('en').simulate;
const timesIn = (text: string, part: string) => text.split(part).length - 1;

describe('postzegel simulate --lab', () => {
  test('prints the table of every practice domain, below its title, and what the words mean once', async () => {
    const { exitCode, text } = await run('--lab');
    expect(exitCode).toBe(EXIT.fine);
    const headings = labScenarios().map(({ domain, title }) => `== ${domain}: ${title.en}`);
    expect(text.split('\n').filter(line => line.startsWith('== '))).toEqual(headings);
    expect(timesIn(text, words.contact.first)).toBe(headings.length);
    expect(timesIn(text, words.legend.leaked)).toBe(1);
    expect(timesIn(text.replaceAll(/\s+/g, ' '), words.assumption)).toBe(1);
    expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
  });

  test('with a domain, of that one alone', async () => {
    const { text } = await run('--lab', 'zandmeer-oefening.nl');
    expect(text).toContain('(zandmeer-oefening.nl)');
    expect(timesIn(text, words.contact.first)).toBe(1);
  });

  test('with an attack, step by step, of the first of them', async () => {
    const { text } = await run('--lab', '--attack', 'strip-starttls');
    expect(text).toContain(`(${labScenarios()[0]!.domain})`);
    expect(text).toMatch(/\(RFC 7672 §2\.2\)/);
  });

  test('a domain that is none of them is told, and is a wrong call', async () => {
    expect(await run('--lab', 'voorbeeld.nl')).toEqual({ exitCode: EXIT.usage, text: '' });
  });
});
