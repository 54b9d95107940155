import type { Advice, Recommendation } from '../../advise/recommend/advice.ts';
import { type Language, sayAdviceReason, sayLetter, wordsOf } from '../../words/say.ts';
import { type Block, heading, list, paragraph } from './blocks.ts';

/** What is advised for mail that comes in and mail that goes out. */
export function adviceBlocks({ receiving, sending }: Recommendation, language: Language): readonly Block[] {
  const words = wordsOf(language).advise.recommend;
  return [
    heading(2, words.title),
    heading(3, words.receiving),
    ...oneAdvice(receiving, language),
    heading(3, words.sending),
    ...oneAdvice(sending, language),
  ];
}

function oneAdvice({ choice, reasons, steps, changes }: Advice, language: Language): readonly Block[] {
  const words = wordsOf(language).advise.recommend;
  const { name, what } = words.choices[choice];
  const said = reasons.map(reason => sayAdviceReason(reason, language)).join(' ');
  return [
    paragraph(what, `${name}.`),
    ...list(
      true,
      steps.map(step => words.steps[step]),
    ),
    paragraph(said, `${words.reasonsTitle}:`),
    ...(changes.length > 0 ? [paragraph(sayChanges(changes, language), `${words.changesTitle}:`)] : []),
  ];
}

const sayChanges = (changes: Advice['changes'], language: Language): string => {
  const words = wordsOf(language).advise.recommend;
  return changes
    .map(change => words.change(words.hypotheses[change.if], words.choices[change.choice].name))
    .join(' ');
};

/** The letters that are ready to be sent. */
export function letterBlocks({ letters }: Recommendation, language: Language): readonly Block[] {
  const words = wordsOf(language).advise.recommend;
  if (letters.length === 0) return [];
  return [
    heading(2, words.lettersTitle),
    ...letters.flatMap(letter => {
      const { to, subject, body } = sayLetter(letter, language);
      return [heading(3, subject), paragraph(to, `${words.letterTo}:`), ...body.map(text => paragraph(text))];
    }),
  ];
}
