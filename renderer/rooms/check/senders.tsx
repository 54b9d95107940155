import type { Letters } from '../../../shared/assess/letter.ts';
import { letterWords, senderName } from '../../../shared/words/say.ts';
import { LetterPicture } from '../../parts/letter-picture.tsx';
import { useLanguage, useWords } from '../../state/use-words.ts';

/** The seal differs per kind of sender: one line each. */
export function Senders({ letters }: { letters: Letters }) {
  const language = useLanguage();
  const words = useWords().result;
  return (
    <section aria-labelledby="senders-title">
      <h2 id="senders-title" className="section-title">
        {words.sendersTitle}
      </h2>
      <ul className="senders">
        {letters.senders.map(({ sender, letter }) => {
          const { name, meaning } = letterWords(letter, language);
          return (
            <li key={sender}>
              <LetterPicture letter={letter} className="sender-picture" />
              <div>
                <p className="sender-name">{senderName(sender, language)}</p>
                <p>
                  <strong className="sender-letter">{name}.</strong> {meaning}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
