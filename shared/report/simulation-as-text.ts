import type { Evidence } from '../evidence/evidence.ts';
import type { Milliseconds } from '../model/time.ts';
import {
  allOutcomes,
  type Attack,
  ATTACKS,
  play,
  type Result,
  type Run,
  SENDERS,
  typicalSender,
} from '../simulate/index.ts';
import { readDomain } from '../reading/read-domain.ts';
import { type Language, sayRun, wordsOf } from '../words/say.ts';
import { wrapText } from './wrap-text.ts';

interface Manner {
  readonly now: Milliseconds;
  readonly language: Language;
  /** Columns that text is wrapped at. */
  readonly width: number;
}

/** Together 80, which is what a terminal has at least. */
const NAME_COLUMNS = 21;
const RESULT_COLUMNS = 10;
const CONTACTS = ['first', 'later'] as const;
const inSeconds = (now: Milliseconds) => Math.floor(now / 1_000);

/** The table of all senders under all attacks, at first contact and later; ends with a line end. */
export function outcomesAsText(evidence: Evidence, manner: Manner): string {
  const { table } = wordsOf(manner.language).simulate;
  const lines = [wrapText(`${table} (${evidence.domain})`, manner.width, ''), ''];
  return ended([...lines, ...tables(evidence, manner), ...legend(manner)]);
}

/** The same for several domains, each below its title; what the words mean comes last, and once. */
export function practiceOutcomesAsText(
  checks: readonly { readonly title: string; readonly evidence: Evidence }[],
  manner: Manner,
): string {
  const lines = [wordsOf(manner.language).simulate.table, ''];
  return ended([
    ...lines,
    ...checks.flatMap(({ title, evidence }) => [
      wrapText(`== ${evidence.domain}: ${title}`, manner.width, ''),
      '',
      ...tables(evidence, manner),
    ]),
    ...legend(manner),
  ]);
}

const ended = (lines: readonly string[]) => `${lines.join('\n')}\n`;

function legend({ language, width }: Manner): readonly string[] {
  const words = wordsOf(language).simulate;
  const results = Object.keys(words.legend) as Result[];
  return [
    ...results.map(result => `${words.results[result]}: ${words.legend[result]}`),
    wrapText(words.assumption, width, ''),
  ];
}

function tables(evidence: Evidence, { now, language }: Manner): readonly string[] {
  const words = wordsOf(language).simulate;
  const cells = allOutcomes(readDomain(evidence), inSeconds(now));
  const lines: string[] = [];
  const inColumns = (texts: readonly string[]) =>
    texts
      .map(text => text.padEnd(RESULT_COLUMNS))
      .join('')
      .trimEnd();
  for (const contact of CONTACTS) {
    const heads = SENDERS.map(sender => words.shortSenders[sender]);
    lines.push(words.contact[contact], `${' '.repeat(NAME_COLUMNS)}${inColumns(heads)}`);
    for (const attack of ['none', ...ATTACKS] as const) {
      const results = SENDERS.map(
        sender =>
          words.results[
            cells.find(cell => cell.sender === sender && cell.attack === attack && cell.contact === contact)
              ?.result ?? 'unknown'
          ],
      );
      const { name } = words.attacks[attack];
      // A long name has a line to itself, so that the columns stay where they are.
      const head =
        name.length < NAME_COLUMNS ? [name.padEnd(NAME_COLUMNS)] : [`${name}\n`, ' '.repeat(NAME_COLUMNS)];
      lines.push(`${head.join('')}${inColumns(results)}`);
    }
    lines.push('');
  }
  return lines;
}

/** What every kind of sender does under one attack, step by step with the rule of each; ends with a line end. */
export function attackAsText(
  evidence: Evidence,
  attack: Attack | 'none',
  { now, language, width }: Manner,
): string {
  const words = wordsOf(language).simulate;
  const reading = readDomain(evidence);
  const { name, what } = words.attacks[attack];
  const lines = [`${name} (${evidence.domain})`, wrapText(what, width, ''), ''];
  for (const kind of SENDERS) {
    const [first, later] = CONTACTS.map(contact =>
      play(reading, typicalSender(kind), attack, contact, inSeconds(now)),
    );
    const same = stepsOf(first!.run, language).join() === stepsOf(later!.run, language).join();
    const shown = same
      ? [{ ...first!, when: '' }]
      : CONTACTS.map((contact, at) => ({ ...[first!, later!][at]!, when: `, ${words.contact[contact]}` }));
    for (const { run, result, when } of shown) {
      lines.push(`${words.senders[kind]}${when}: ${words.results[result]}`);
      lines.push(...stepsOf(run, language).map(step => wrapText(step, width, '    ')), '');
    }
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

const stepsOf = (run: Run, language: Language): readonly string[] =>
  sayRun(run, language).map(({ text, source }) => `${text} (${source})`);
