import { visibleText } from '../../../../shared/model/visible-text.ts';
import type { Letters } from '../../../../shared/simulate/index.ts';
import { toUnicodeName } from '../../../../shared/model/domain-name.ts';
import { letterWords } from '../../../../shared/words/say.ts';
import { sayProtection } from '../../../../shared/words/protection/say-protection.ts';
import { KNOWN_SENDERS } from '../../../state/known-senders.ts';
import { useLanguage, useWords } from '../../../state/use-words.ts';
import type { CheckResult } from '../kept-check.ts';
import { Postmark } from './postmark.tsx';
import { sayLocalMoment } from './say-local-moment.ts';
import { StampFrame } from './stamp-frame.tsx';

interface StampProps {
  readonly result: CheckResult;
  readonly letters: Letters;
}

/** The result as a stamp: the answer in one sentence, the state of the letter, for whom and until when, and a postmark. */
export function Stamp({ result, letters }: StampProps) {
  const language = useLanguage();
  const words = useWords().result;
  const { vantage, domain, startedAt } = result.evidence;
  const { overall } = letters;
  const { holds } = sayProtection(letters, KNOWN_SENDERS, language);
  const where = vantage.network === 'lab' ? words.practice : visibleText(vantage.resolvers.join(', '));
  return (
    <StampFrame
      letter={overall}
      domain={toUnicodeName(domain)}
      state={letterWords(overall, language).name}
      postmark={<Postmark at={startedAt} />}
    >
      <p className="stamp-question">{words.question}</p>
      <p className="stamp-answer">{words.answers[isOnlySealedLater(letters) ? 'sealed-later' : overall]}</p>
      <ul className="stamp-for">
        {holds.map(text => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p className="stamp-measured">
        {words.measured} {sayLocalMoment(startedAt, language)}
        {where !== '' && `, ${words.from(where)}`}
        {result.fromFile && `. ${words.opened}`}.
      </p>
    </StampFrame>
  );
}

/** No sender that checks is sure at its first contact. */
const isOnlySealedLater = ({ overall, senders }: Letters): boolean =>
  overall === 'sealed' && senders.every(({ letter, isOpenAtFirst }) => letter !== 'sealed' || isOpenAtFirst);
