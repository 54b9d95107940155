import { Button } from '@nl-design-system-candidate/button-react';
import { type DragEvent, useId, useState } from 'react';
import { MAX_CHARACTERS } from '../../../../shared/generate/zone-file/parse-zone-file.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { useLanguage } from '../../../state/use-words.ts';
import { textOfBytes } from './file-bytes.ts';

/** A zone file as the user gave it. */
export interface GivenFile {
  /** Absent where its content was pasted. */
  readonly name?: string;
  /** One character for each byte. */
  readonly text: string;
}

/** Takes a zone file: chosen, dropped, or pasted. Nothing of it goes anywhere. */
export function ZoneFileField({ onGive }: { onGive: (file: GivenFile) => void }) {
  const words = wordsOf(useLanguage()).merge;
  const id = useId();
  const [isOver, setOver] = useState(false);
  const [pasted, setPasted] = useState('');
  const give = async (file: File | undefined) => {
    if (!file) return;
    // One more than is read, so that what is too large is told to be.
    const bytes = new Uint8Array(await file.slice(0, MAX_CHARACTERS + 1).arrayBuffer());
    onGive({ name: file.name, text: textOfBytes(bytes) });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void give(event.dataTransfer.files[0]);
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div
      className="merge-field"
      data-over={isOver}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className="file-field">
        <input
          id={id}
          type="file"
          className="file-input"
          aria-describedby={`${id}-hint`}
          onChange={event => {
            void give(event.target.files?.[0]);
            // The same file can be chosen again, after it was mended.
            event.target.value = '';
          }}
        />
        <label htmlFor={id}>{words.choose.label}</label>
      </div>
      <p id={`${id}-hint`} className="field-hint">
        {isOver ? words.drop : words.choose.hint}
      </p>
      <label htmlFor={`${id}-paste`}>{words.paste.label}</label>
      <textarea
        id={`${id}-paste`}
        rows={3}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        aria-describedby={`${id}-paste-hint`}
        value={pasted}
        onChange={event => setPasted(event.target.value)}
      />
      <p id={`${id}-paste-hint`} className="field-hint">
        {words.paste.hint}
      </p>
      {pasted.trim() !== '' && (
        <Button
          purpose="secondary"
          onClick={() => onGive({ text: textOfBytes(new TextEncoder().encode(pasted)) })}
        >
          {words.look}
        </Button>
      )}
    </div>
  );
}
