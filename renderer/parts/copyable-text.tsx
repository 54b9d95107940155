import { CopyButton } from './copy-button.tsx';

/** Text as it is typed elsewhere, with a button that copies it. */
export function CopyableText({ text, what }: { text: string; what: string }) {
  return (
    <div className="copyable">
      <pre>
        <Tokens text={text} />
      </pre>
      <CopyButton text={text} what={what} />
    </div>
  );
}

/** Breaks lines between words, and within one only where it is longer than a line: not at the hyphen of an option. */
function Tokens({ text }: { text: string }) {
  return text.split(/(\s+)/).map((part, at) =>
    // Every other part is the space between two words; their order never changes.
    at % 2 === 1 || part === '' ? (
      part
    ) : (
      <span key={`${at}${part}`} className="token">
        {part}
      </span>
    ),
  );
}
