import { useId, useState } from 'react';
import type { ReadyLetter } from '../../../../shared/advise/recommend/advice.ts';
import { visibleText } from '../../../../shared/model/visible-text.ts';
import { type Language, sayLetter, wordsOf } from '../../../../shared/words/say.ts';
import { CopyButton } from '../../../parts/copy-button.tsx';
import { useLanguage } from '../../../state/use-words.ts';

const LANGUAGES: Readonly<Record<Language, string>> = { nl: 'Nederlands', en: 'English' };

/** Letters to whoever has to act, filled in and ready to be copied, in either language. */
export function ReadyLetters({ letters }: { letters: readonly ReadyLetter[] }) {
  const language = useLanguage();
  const words = wordsOf(language).advise.recommend;
  const [chosen, setChosen] = useState<Language>();
  const id = useId();
  if (letters.length === 0) return null;
  const written = chosen ?? language;
  return (
    <div className="ready-letters">
      <h3>{words.lettersTitle}</h3>
      <p className="question">
        <label htmlFor={id}>{words.letterLanguage}</label>
        <select
          id={id}
          value={written}
          onChange={event => setChosen(event.target.value === 'en' ? 'en' : 'nl')}
        >
          {Object.entries(LANGUAGES).map(([each, name]) => (
            <option key={each} value={each}>
              {name}
            </option>
          ))}
        </select>
      </p>
      {letters.map(letter => (
        <Letter key={letter.kind} letter={letter} language={written} />
      ))}
    </div>
  );
}

function Letter({ letter, language }: { letter: ReadyLetter; language: Language }) {
  const words = wordsOf(useLanguage()).advise.recommend;
  const { to, subject, body } = sayLetter(letter, language);
  const text = body.map(visibleText).join('\n\n');
  return (
    <article className="ready-letter">
      <dl>
        <div>
          <dt>{words.letterTo}</dt>
          <dd>{visibleText(to)}</dd>
        </div>
        <div>
          <dt>{words.letterSubject}</dt>
          <dd lang={language}>{visibleText(subject)}</dd>
        </div>
      </dl>
      <div className="ready-letter-body" lang={language}>
        {body.map(each => (
          <p key={each}>{visibleText(each)}</p>
        ))}
      </div>
      <CopyButton text={text} what={subject} />
    </article>
  );
}
