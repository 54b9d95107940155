import type { Letters } from '../../../../shared/simulate/index.ts';
import { sayProtection } from '../../../../shared/words/protection/say-protection.ts';
import { KNOWN_SENDERS } from '../../../state/known-senders.ts';
import { useLanguage } from '../../../state/use-words.ts';

/** Where the level on the stamp does not hold, what it rests on, and until when; nothing where it has no limits. */
export function LevelLimits({ letters }: { letters: Letters }) {
  const { but } = sayProtection(letters, KNOWN_SENDERS, useLanguage());
  if (but.length === 0) return null;
  return (
    <ul className="stamp-for">
      {but.map(text => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
