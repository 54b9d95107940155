import { useId, useState } from 'react';
import type { SavedProblem } from '../../../../shared/evidence/bounds/saved-evidence.ts';
import type { RoomWords } from '../../../../shared/words/rooms.ts';
import { useWords } from '../../../state/use-words.ts';
import { openSaved } from '../check-store.ts';

/** A saved check is some hundreds of kilobytes; far more is another file, chosen by mistake. */
const MAX_FILE_BYTES = 50_000_000;

/** Opens a check that was saved here or measured elsewhere. */
export function SavedCheck() {
  const { start: words } = useWords();
  const [wrong, setWrong] = useState<SavedProblem>();
  const field = useId();
  const open = async (file: File | undefined) => {
    if (!file) return;
    setWrong(file.size > MAX_FILE_BYTES ? { kind: 'not-evidence' } : openSaved(await file.text()));
  };
  return (
    <section className="saved-check">
      <div className="file-field">
        <input
          id={field}
          type="file"
          className="file-input"
          accept=".json,application/json"
          aria-describedby={`${field}-hint`}
          onChange={event => {
            void open(event.target.files?.[0]);
            // The same file can be chosen again, after it was mended.
            event.target.value = '';
          }}
        />
        <label htmlFor={field}>{words.open}</label>
      </div>
      <p className="field-hint" id={`${field}-hint`}>
        {words.openHint}
      </p>
      {wrong && (
        <div className="notice notice-problem" role="alert">
          <p>{sayProblem(wrong, words)}</p>
        </div>
      )}
    </section>
  );
}

function sayProblem(problem: SavedProblem, words: RoomWords['start']): string {
  switch (problem.kind) {
    case 'not-evidence':
      return words.notEvidence;
    case 'too-much':
      return words.tooMuchEvidence;
    case 'no-name':
      return words.noNameInEvidence(problem.text);
  }
}
