import type { ReactNode } from 'react';
import type { Letters } from '../../../../shared/assess/letter.ts';
import { letterWords, senderName } from '../../../../shared/words/say.ts';
import { LetterPicture, type PicturedLetter } from '../../../parts/letter-picture.tsx';
import { useLanguage, useWords } from '../../../state/use-words.ts';

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
            <SenderLine key={sender} letter={letter} name={senderName(sender, language)}>
              <strong className="sender-letter">{name}.</strong> {meaning}
            </SenderLine>
          );
        })}
      </ul>
    </section>
  );
}

interface SenderLineProps {
  readonly letter: PicturedLetter;
  readonly name: string;
  readonly children: ReactNode;
}

export function SenderLine({ letter, name, children }: SenderLineProps) {
  return (
    <li>
      <LetterPicture letter={letter} className="sender-picture" />
      <div>
        <p className="sender-name">{name}</p>
        <p>{children}</p>
      </div>
    </li>
  );
}
