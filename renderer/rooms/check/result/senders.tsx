import { useStore } from 'zustand';
import type { Letters } from '../../../../shared/simulate/index.ts';
import { useWords } from '../../../state/use-words.ts';
import { goTo, place, withOpen } from '../../../state/location.ts';
import { SenderLine } from './sender-line.tsx';

/** The seal differs per kind of sender: one line each. */
export function Senders({ letters }: { letters: Letters }) {
  const words = useWords().result;
  const { open } = useStore(place);
  return (
    <section aria-labelledby="senders-title">
      <h2 id="senders-title" className="section-title">
        {words.sendersTitle}
      </h2>
      {letters.senders.map(each => {
        const key = `sender-${each.sender}`;
        return (
          <SenderLine
            key={key}
            sender={each}
            isOpen={open.includes(key)}
            onOpen={isOpen => goTo({ open: withOpen(open, key, isOpen) })}
          />
        );
      })}
    </section>
  );
}
