import { isConfirmed } from '../../../../shared/generate/draft/confirmed.ts';
import type { Danger } from '../../../../shared/preview/dangers.ts';
import type { DomainReading } from '../../../../shared/reading/domain-reading.ts';
import { type Language, sayDanger, wordsOf } from '../../../../shared/words/say.ts';
import type { ProgressScreen } from '../../progress.ts';
import { CLI_WORDS } from '../../usage.ts';
import { sayAll } from './say.ts';

interface Asked {
  readonly language: Language;
  /** The domain, typed once more by who knows of the danger. */
  readonly confirm: string | undefined;
}

/** Tells the dangers; whether nothing is to be written because of them, as nobody confirmed that he knows. */
export function stoppedBy(
  dangers: readonly Danger[],
  { language, confirm = '' }: Asked,
  { domain }: DomainReading,
  stderr: ProgressScreen,
): boolean {
  if (dangers.length === 0) return false;
  const { title } = wordsOf(language).make.danger;
  sayAll(stderr, [title, ...dangers.map(danger => `- ${sayDanger(danger, language)}`)]);
  if (isConfirmed(domain, confirm)) return false;
  sayAll(stderr, [CLI_WORDS[language].unconfirmed(domain)]);
  return true;
}
