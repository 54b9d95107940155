import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import { visibleText } from '../../../../shared/model/visible-text.ts';
import type { SenderLetter } from '../../../../shared/simulate/index.ts';
import { letterWords, senderName, wordsOf } from '../../../../shared/words/say.ts';
import { LetterPicture, type PicturedLetter } from '../../../parts/letter-picture.tsx';
import { SenderSteps } from '../../../parts/sender-steps.tsx';
import { useLanguage } from '../../../state/use-words.ts';

interface SenderLineProps {
  readonly sender: SenderLetter;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** One kind of sender on one line; open for what it does, step by step. */
export function SenderLine({
  sender: { sender, letter, usual, worst, refused },
  isOpen,
  onOpen,
}: SenderLineProps) {
  const language = useLanguage();
  const words = wordsOf(language).simulate;
  const { name, mail } = letterWords(letter, language);
  return (
    <Disclosure className="sender" isExpanded={isOpen} onExpandedChange={onOpen}>
      <Heading level={3} className="topic-heading">
        <Button slot="trigger" className="topic-button sender-button">
          <SenderCells letter={letter} name={senderName(sender, language)} verdict={name}>
            {mail}
            {worst && <span className="topic-more"> {words.atHost(visibleText(worst.host))}</span>}
            {refused && (
              <span className="topic-more"> {words.refusedAt(refused.places.map(visibleText))}</span>
            )}
          </SenderCells>
          <span className="topic-arrow" aria-hidden="true" />
        </Button>
      </Heading>
      <DisclosurePanel className="topic-panel">
        {isOpen && (
          <>
            <SenderSteps message={usual} title={words.today} />
            {worst && <SenderSteps message={worst} title={words.worst(visibleText(worst.host))} />}
            {refused?.places[0] !== undefined && (
              <SenderSteps message={refused} title={words.worst(visibleText(refused.places[0]))} />
            )}
          </>
        )}
      </DisclosurePanel>
    </Disclosure>
  );
}

interface SenderCellsProps {
  readonly letter: PicturedLetter;
  readonly name: string;
  readonly verdict: string;
  readonly children: ReactNode;
}

/** What stands on the line of a sender, also before anything is known. */
export function SenderCells({ letter, name, verdict, children }: SenderCellsProps) {
  return (
    <>
      <LetterPicture letter={letter} className="sender-picture" />
      <span className="topic-name">{name}</span>
      <span className="sender-letter">{verdict}</span>
      <span className="topic-sentence">{children}</span>
    </>
  );
}
