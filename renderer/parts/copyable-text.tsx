import { useState } from 'react';
import { useWords } from '../state/use-words.ts';

/** Text as it is typed elsewhere, with a button that copies it. */
export function CopyableText({ text }: { text: string }) {
  const words = useWords();
  const [copied, setCopied] = useState(false);
  return (
    <div className="copyable">
      <pre>{text}</pre>
      <button
        type="button"
        className="copy-button"
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      >
        <span aria-live="polite">{copied ? words.copied : words.copy}</span>
      </button>
    </div>
  );
}
