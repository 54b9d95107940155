import { Heading } from '@nl-design-system-candidate/heading-react';
import type { Letter } from '../../../shared/assess/letter.ts';
import type { Evidence } from '../../../shared/evidence/evidence.ts';
import { toUnicodeName } from '../../../shared/model/domain-name.ts';
import { sayMoment } from '../../../shared/words/date.ts';
import { letterWords } from '../../../shared/words/say.ts';
import { LetterPicture } from '../../parts/letter-picture.tsx';
import { useLanguage, useWords } from '../../state/use-words.ts';

interface StampProps {
  readonly evidence: Evidence;
  readonly letter: Letter;
  readonly noMail: boolean;
  readonly fromFile: boolean;
}

/** The result as a stamp: the state of the letter, the answer in one sentence, and a postmark. */
export function Stamp({ evidence, letter, noMail, fromFile }: StampProps) {
  const language = useLanguage();
  const words = useWords().result;
  const { vantage, domain, startedAt } = evidence;
  const where = vantage.network === 'lab' ? words.practice : vantage.resolvers.join(', ');
  return (
    <div className="stamp" data-letter={letter}>
      <div className="stamp-inner">
        <LetterPicture letter={letter} className="stamp-picture" />
        <div>
          <p className="stamp-domain">{toUnicodeName(domain)}</p>
          <Heading level={1} className="stamp-state">
            {letterWords(letter, language).name}
          </Heading>
          <p className="stamp-question">{words.question}</p>
          <p className="stamp-answer">{words.answers[noMail ? 'no-mail' : letter]}</p>
          <p className="postmark">
            {words.measured} {sayMoment(startedAt, language)}
            {where !== '' && `, ${words.from(where)}`}
            {fromFile && `. ${words.opened}`}
          </p>
        </div>
      </div>
    </div>
  );
}
