import type { DraftProblem } from '../../../../shared/generate/draft/proposed.ts';
import type { DomainReading } from '../../../../shared/reading/domain-reading.ts';
import { type Language, sayDraftProblem, wordsOf } from '../../../../shared/words/say.ts';
import { EXIT } from '../../exit-codes.ts';
import { CLI_WORDS } from '../../usage.ts';
import { CannotMake } from './say.ts';

/** Why nothing is made of what was filled in: it is wrong, or nobody knows the mail servers that it has to name. */
export function refusedDraft(
  problems: readonly DraftProblem[],
  { mx }: DomainReading,
  language: Language,
): CannotMake {
  const isUnknown = mx.kind === 'failed' || mx.kind === 'unknown';
  if (isUnknown && problems.some(problem => problem.kind === 'missing-key' && problem.key === 'mx'))
    return new CannotMake(CLI_WORDS[language].mxUnknown, EXIT.notMeasured);
  const said = problems.map(problem => sayDraftProblem(problem, language));
  return new CannotMake([wordsOf(language).make.publish.wrong, ...said].join(' '));
}
