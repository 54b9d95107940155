import type { Preview } from '../../../../shared/preview/preview.ts';
import {
  type Language,
  letterWords,
  sayAssumption,
  senderName,
  wordsOf,
} from '../../../../shared/words/say.ts';
import type { ProgressScreen } from '../../progress.ts';
import { CLI_WORDS } from '../../usage.ts';
import { sayAll } from './say.ts';

/** Which kinds of sender would do something else than now, and what that rests on. */
export function sayChanges(
  stderr: ProgressScreen,
  { senders, assumptions }: Preview,
  language: Language,
): void {
  const words = wordsOf(language).make.preview;
  const changed = senders.filter(({ before, after }) => before.letter !== after.letter);
  const lines = changed.map(({ before, after }) => {
    const [was, will] = [before, after].map(({ letter }) => letterWords(letter, language).name);
    return `- ${senderName(before.sender, language)}: ${CLI_WORDS[language].changes(was!, will!)}`;
  });
  sayAll(stderr, [
    ...(lines.length > 0 ? [`${words.title}:`, ...lines] : []),
    ...assumptions.map(each => sayAssumption(each, language)),
  ]);
}
