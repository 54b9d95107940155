import { useId } from 'react';

interface FileChoiceProps {
  readonly text: string;
  /** The id of what says which files. */
  readonly hint: string;
  /** Where the host has a dialog of its own. */
  readonly onPick: (() => void) | undefined;
  readonly onFile: (file: File) => void;
}

/** By the dialog of the host where it has one: then the file does not come into the page. Else by that of the browser. */
export function FileChoice({ text, hint, onPick, onFile }: FileChoiceProps) {
  const id = useId();
  if (onPick) {
    return (
      <button type="button" className="key-pick" aria-describedby={hint} onClick={onPick}>
        {text}
      </button>
    );
  }
  return (
    <span className="file-field">
      <input
        id={id}
        type="file"
        className="file-input"
        aria-describedby={hint}
        onChange={event => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
          // The same file can be chosen again, after it was mended.
          event.target.value = '';
        }}
      />
      <label htmlFor={id}>{text}</label>
    </span>
  );
}
