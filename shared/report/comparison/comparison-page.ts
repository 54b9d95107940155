import type { AdviceData, Part } from '../../advise/advice-data.ts';
import { comparedCriteria, comparedTable } from '../../advise/comparison.ts';
import type { ForYou } from '../../advise/for-you.ts';
import type { Choices } from '../../advise/recommend/advice.ts';
import { recommend } from '../../advise/recommend/recommend.ts';
import { type Situation, situationOf } from '../../advise/situation.ts';
import type { Assessment } from '../../assessment/assessment.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { toUnicodeName } from '../../model/domain-name.ts';
import { sayMoment } from '../../words/date.ts';
import { type Language, sayForYou, wordsOf } from '../../words/say.ts';
import { type Block, heading, paragraph, type Text } from './blocks.ts';
import { adviceBlocks, letterBlocks } from './recommendation-blocks.ts';

export interface ComparisonPage {
  readonly data: AdviceData;
  /** Of the domain that it is for, if it is for one. */
  readonly assessment: Assessment | undefined;
  readonly language: Language;
  readonly choices?: Choices;
}

/** On the page for a manager: without the analysis, which would fill another two pages. */
const SHORT: readonly Part[] = ['table', 'conclusions', 'since'];

/** The comparison for a domain, on at most four pages: the advice first, then the table, the criteria and the sources. */
export function comparisonPage(page: ComparisonPage): readonly Block[] {
  const words = wordsOf(page.language).advise;
  return [...blocks(page, SHORT, () => []), paragraph(words.page.analysisElsewhere)];
}

/** All of it: the analysis as well, and the letters. */
export const wholeComparison = (page: ComparisonPage): readonly Block[] =>
  blocks(page, ['table', 'analysis', 'conclusions', 'since'], situation =>
    letterBlocks(recommend(situation, page.choices), page.language),
  );

function blocks(
  { data, assessment, language, choices }: ComparisonPage,
  parts: readonly Part[],
  letters: (situation: Situation) => readonly Block[],
): readonly Block[] {
  const words = wordsOf(language).advise;
  const evidence = assessment?.evidence;
  const situation = assessment && situationOf(assessment, data.providers);
  return [
    heading(1, evidence ? words.titleFor(toUnicodeName(evidence.domain)) : words.title),
    paragraph(words.lead),
    paragraph(evidence ? measured(evidence, language) : words.page.unmeasured),
    ...(situation
      ? [...adviceBlocks(recommend(situation, choices), language), ...letters(situation)]
      : [paragraph(words.recommend.invite)]),
    heading(2, words.table.title),
    ...tableBlocks(data, situation, language, parts),
    heading(2, words.criteria.title),
    paragraph(words.criteria.lead),
    criteriaBlock(data, situation, language),
    heading(2, words.page.sources),
    paragraph(words.page.sourcesLead),
    paragraph(sourcesOf(data, parts).join('; ')),
  ];
}

function measured({ startedAt, vantage }: Evidence, language: Language): string {
  const words = wordsOf(language).advise.page;
  const moment = words.measured(sayMoment(startedAt, language));
  return vantage.network === 'lab' ? `${moment} ${words.practice}` : moment;
}

function tableBlocks(
  data: AdviceData,
  situation: Situation | undefined,
  language: Language,
  parts: readonly Part[],
): readonly Block[] {
  const { table } = wordsOf(language).advise;
  return comparedTable(data, situation)
    .filter(({ part }) => parts.includes(part))
    .flatMap(({ part, rows }) => [
      heading(3, table.parts[part]),
      {
        kind: 'table' as const,
        head: [table.claim, table.memo, table.now, table.forYou],
        rows: rows.map(({ row, forYou }): readonly Text[] => [
          { strong: table.sides[row.side], text: table.stances[row.stance] },
          {
            text: row.memo[language],
            ...(row.correction && { small: `${table.note} ${row.correction[language]}` }),
          },
          { text: row.now[language], small: sourceOf(row.now, language) },
          forYouText(forYou, language),
        ]),
      },
    ]);
}

function criteriaBlock(data: AdviceData, situation: Situation | undefined, language: Language): Block {
  const { table, criteria } = wordsOf(language).advise;
  return {
    kind: 'table',
    head: [criteria.title, table.memo, table.now, table.forYou],
    rows: comparedCriteria(data, situation).map(({ criterion, forYou }) => [
      { strong: criteria.names[criterion.id], text: criterion.changed[language] },
      { text: criterion.memo[language] },
      { text: criterion.now[language], small: sourceOf(criterion.now, language) },
      forYouText(forYou, language),
    ]),
  };
}

const forYouText = (forYou: ForYou | undefined, language: Language): Text => {
  const { verdicts, table } = wordsOf(language).advise;
  return forYou
    ? { strong: `${verdicts[forYou.verdict]}.`, text: sayForYou(forYou.fact, language) }
    : { text: table.invite };
};

/** The source of what is so now, and how sure it is where it is not of the first hand. */
export function sourceOf(
  { source, date, confidence }: AdviceData['criteria'][number]['now'],
  language: Language,
): string {
  const { table } = wordsOf(language).advise;
  const how = { high: '', medium: ` ${table.secondary}`, low: ` ${table.weak}` }[confidence];
  return `${table.source(source, date)}${how}`;
}

/** Every source once, in the order in which they are met. */
const sourcesOf = ({ tables, criteria }: AdviceData, parts: readonly Part[]): readonly string[] => [
  ...new Set(
    [...tables.filter(({ part }) => parts.includes(part)).flatMap(({ rows }) => rows), ...criteria].map(
      ({ now }) => `${now.source} (${now.date})`,
    ),
  ),
];
