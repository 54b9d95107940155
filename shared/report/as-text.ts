import { byTopic } from '../assessment/find-all.ts';
import { sameElsewhere } from '../assessment/same-elsewhere.ts';
import type { Assessment } from '../assessment/assessment.ts';
import { type Finding, VERDICTS, type Verdict } from '../findings/finding.ts';
import { grouped } from '../model/lookup/grouped.ts';
import { toUnicodeName } from '../model/domain-name.ts';
import { visibleText } from '../model/visible-text.ts';
import { sayMoment } from '../words/date.ts';
import {
  actorName,
  type Language,
  letterWords,
  sayFinding,
  senderName,
  topicName,
  verdictName,
  wordsOf,
} from '../words/say.ts';
import { chainAsText } from './chain-as-text.ts';
import { wrapText } from './wrap-text.ts';

/** A mark for each verdict that can be told apart without colour, and in every terminal. */
const MARKS: Readonly<Record<Verdict, string>> = {
  problem: '✗',
  warning: '!',
  'not-measured': '?',
  notice: 'i',
  good: '✓',
};

const CHAIN_INDENT = '    ';

/** Adds emphasis where the terminal has it; does nothing where it has not. */
export interface TextStyle {
  readonly strong: (text: string) => string;
  readonly verdict: (text: string, verdict: Verdict) => string;
}
export const PLAIN: TextStyle = { strong: text => text, verdict: text => text };

export interface TextReport {
  readonly assessment: Assessment;
  readonly language: Language;
  /** Columns that text is wrapped at. */
  readonly width: number;
  readonly style: TextStyle;
}

/** The readable report: the answer first, who is served how, the topics, then what to do. Ends with a line end. */
export function asText({ assessment, language, width, style }: TextReport): string {
  const { evidence, reading, findings, letters } = assessment;
  const words = wordsOf(language).report;
  const paragraph = (text: string, indent: string) => wrapText(text, width, indent);
  const { overall, senders } = letters;
  const letter = letterWords(overall, language);
  const name = toUnicodeName(evidence.domain);
  const where = evidence.vantage.network === 'lab' ? words.practice : evidence.vantage.resolvers.join(', ');
  const lines: string[] = [
    style.strong(visibleText(name === evidence.domain ? name : `${name} (${evidence.domain})`)),
    paragraph(`${words.measured} ${sayMoment(evidence.startedAt, language)} (${where})`, ''),
    '',
  ];
  if (evidence.end !== 'complete') {
    lines.push(paragraph(evidence.end === 'cancelled' ? words.cancelled : words.timeLimit, ''), '');
  }
  lines.push(words.heading);
  lines.push(style.strong(paragraph(`${capital(letter.name)}. ${letter.meaning}`, '  ')), '');
  if (reading.mx.kind === 'hosts') {
    lines.push(words.senders);
    const widest = Math.max(...senders.map(({ sender }) => senderName(sender, language).length));
    for (const { sender, letter } of senders) {
      lines.push(`  ${senderName(sender, language).padEnd(widest)}  ${letterWords(letter, language).name}`);
    }
    lines.push('');
  }
  for (const { topic, verdict, findings: some } of byTopic(findings)) {
    const heading = `${MARKS[verdict]} ${topicName(topic, language)}: ${verdictName(verdict, language).toLowerCase()}`;
    lines.push(style.verdict(heading, verdict));
    const different = sameElsewhere(some);
    for (const { finding, alsoAt } of different) {
      const { title, meaning } = sayFinding(finding, language);
      const mark = different.length > 1 ? `${MARKS[finding.verdict]} ` : '';
      lines.push(paragraph(`${mark}${title}`, '  '), paragraph(meaning, '    '));
      if (alsoAt.length > 0) lines.push(paragraph(`${words.alsoAt} ${alsoAt.join(', ')}.`, '    '));
    }
    if (topic === 'dnssec' && evidence.zones.length > 0) {
      const chain = chainAsText(evidence.zones, language, width - CHAIN_INDENT.length);
      lines.push(`  ${wordsOf(language).chain.title}`, ...chain.map(line => CHAIN_INDENT + line));
    }
    lines.push('');
  }
  lines.push(...toDo(findings, language, paragraph, style));
  return `${lines.join('\n').trimEnd()}\n`;
}

function toDo(
  findings: readonly Finding[],
  language: Language,
  paragraph: (text: string, indent: string) => string,
  style: TextStyle,
): readonly string[] {
  const words = wordsOf(language).report;
  const open = findings
    .map(finding => ({ finding, action: sayFinding(finding, language).action }))
    .filter(({ finding, action }) => action !== '' && finding.verdict !== 'good');
  if (open.length === 0) return [];
  const once = [...grouped(open, ({ action }) => action).values()].map(([first]) => first!);
  const sorted = once.toSorted(
    (a, b) => VERDICTS.indexOf(a.finding.verdict) - VERDICTS.indexOf(b.finding.verdict),
  );
  return [
    style.strong(words.todo),
    ...sorted.flatMap(({ finding, action }, at) => [
      paragraph(`${at + 1}. ${action}`, '  '),
      ...(finding.actors.length > 0
        ? [
            paragraph(
              `${words.who}: ${finding.actors.map(actor => actorName(actor, language)).join('; ')}. ${words.source}: ${finding.source}.`,
              '     ',
            ),
          ]
        : []),
    ]),
  ];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
