import { useEffect, useState } from 'react';
import { copyText } from '../host/copy-text.ts';
import { useWords } from '../state/use-words.ts';

/** How long the button says what it did, in ms. */
const SAID_MS = 4_000;

/** Copies a text, and says so. `what` tells one such button from another to who does not see what it stands beside. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const words = useWords();
  const [outcome, setOutcome] = useState<'copied' | 'notCopied'>();
  useEffect(() => {
    if (!outcome) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), SAID_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => setOutcome((await copyText(text)) ? 'copied' : 'notCopied');
  return (
    <button type="button" className="copy-button" onClick={() => void copy()}>
      <span aria-live="polite">{words[outcome ?? 'copy']}</span>
      <span className="visually-hidden">: {what}</span>
    </button>
  );
}
