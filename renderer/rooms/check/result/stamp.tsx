import { visibleText } from '../../../../shared/model/visible-text.ts';
import type { Letter } from '../../../../shared/simulate/index.ts';
import { toUnicodeName } from '../../../../shared/model/domain-name.ts';
import { letterWords } from '../../../../shared/words/say.ts';
import { useLanguage, useWords } from '../../../state/use-words.ts';
import type { CheckResult } from '../kept-check.ts';
import { Postmark } from './postmark.tsx';
import { sayLocalMoment } from './say-local-moment.ts';
import { StampFrame } from './stamp-frame.tsx';

interface StampProps {
  readonly result: CheckResult;
  readonly letter: Letter;
  readonly noMail: boolean;
}

/** The result as a stamp: the state of the letter, the answer in one sentence, and a postmark. */
export function Stamp({ result, letter, noMail }: StampProps) {
  const language = useLanguage();
  const words = useWords().result;
  const { vantage, domain, startedAt } = result.evidence;
  const where = vantage.network === 'lab' ? words.practice : visibleText(vantage.resolvers.join(', '));
  return (
    <StampFrame
      letter={letter}
      domain={toUnicodeName(domain)}
      state={letterWords(letter, language).name}
      postmark={<Postmark at={startedAt} />}
    >
      <p className="stamp-question">{words.question}</p>
      <p className="stamp-answer">{words.answers[noMail ? 'no-mail' : letter]}</p>
      <p className="stamp-measured">
        {words.measured} {sayLocalMoment(startedAt, language)}
        {where !== '' && `, ${words.from(where)}`}
        {result.fromFile && `. ${words.opened}`}.
      </p>
    </StampFrame>
  );
}
