import type { Milliseconds } from '../../../../shared/model/time.ts';
import type { Language } from '../../../../shared/words/say.ts';

const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };

/** A moment by the clock on the user's wall. Reports that travel use UTC instead (`shared/words/date.ts`). */
export function sayLocalMoment(
  at: Milliseconds,
  language: Language,
  parts: Intl.DateTimeFormatOptions = { dateStyle: 'long', timeStyle: 'short' },
): string {
  return new Intl.DateTimeFormat(LOCALES[language], parts).format(at);
}
