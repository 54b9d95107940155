import { byTopic } from '../assessment/find-all.ts';
import { sameElsewhere } from '../assessment/same-elsewhere.ts';
import type { AdvisedStep } from '../advise/recommend/receiving-steps.ts';
import type { Assessment } from '../assessment/assessment.ts';
import type { Finding, Verdict } from '../findings/finding.ts';
import { toUnicodeName } from '../model/domain-name.ts';
import type { KnownSender } from '../simulate/known-senders.ts';
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
import { sayProtection } from '../words/protection/say-protection.ts';
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
  /** What is advised, in its order. */
  readonly steps: readonly AdvisedStep[];
  readonly language: Language;
  /** Columns that text is wrapped at. */
  readonly width: number;
  /** Senders to name as examples. */
  readonly known: readonly KnownSender[];
  readonly style: TextStyle;
}

/** The readable report: the answer first, who is served how, the topics, then what to do. Ends with a line end. */
export function asText(report: TextReport): string {
  const { assessment, language, width, style } = report;
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
  lines.push(style.strong(paragraph(`${capital(letter.name)}. ${letter.meaning}`, '  ')));
  const { holds, but } = sayProtection(letters, report.known, language);
  lines.push(...[...holds, ...but].map(text => paragraph(`- ${text}`, '  ')), '');
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
  lines.push(...toDo(report, paragraph));
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The steps in their order, each with what the findings that ask for it want, by whom and by which rule; then what else could be done. */
function toDo(
  { assessment: { findings }, steps, language, style }: TextReport,
  paragraph: (text: string, indent: string) => string,
): readonly string[] {
  const { report: words, advise } = wordsOf(language);
  const told = new Set<string>();
  const actionsOf = (some: readonly Finding[]): readonly string[] =>
    some.flatMap(finding => {
      const { action } = sayFinding(finding, language);
      if (action === '' || finding.verdict === 'good' || told.has(action)) return [];
      told.add(action);
      const who = finding.actors.map(actor => actorName(actor, language)).join('; ');
      return [
        paragraph(action, '     '),
        ...(who === ''
          ? []
          : [paragraph(`${words.who}: ${who}. ${words.source}: ${finding.source}.`, '     ')]),
      ];
    });
  const numbered = steps
    .filter(({ step }) => step !== 'keep')
    .flatMap(({ step, findings: some }, at) => [
      paragraph(`${at + 1}. ${advise.recommend.steps[step]}`, '  '),
      ...actionsOf(some),
    ]);
  const others = actionsOf(findings);
  return [
    ...(numbered.length > 0 ? [style.strong(words.todo), ...numbered] : []),
    ...(others.length > 0 ? ['', style.strong(words.alsoPossible), ...others] : []),
  ];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
