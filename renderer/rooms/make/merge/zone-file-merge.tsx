import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { ZoneChange } from '../../../../shared/generate/zone/dialect.ts';
import { fileNameFor } from '../../../../shared/generate/quoting/file-name.ts';
import { mergeZoneFile } from '../../../../shared/generate/zone-merge/merge-zone-file.ts';
import { sayZoneFileProblem, wordsOf } from '../../../../shared/words/say.ts';
import { useLanguage } from '../../../state/use-words.ts';
import { MergeResult } from './merge-result.tsx';
import { type GivenFile, ZoneFileField } from './zone-file-field.tsx';

interface OpenedFile extends GivenFile {
  /** When: the new serial may begin with the day. */
  readonly openedAt: number;
}

/** The user's own zone file with the change put into it: what becomes of it, and the new file. */
export function ZoneFileMerge({ change }: { change: ZoneChange }) {
  const words = wordsOf(useLanguage()).merge;
  const [file, setFile] = useState<OpenedFile>();
  const place = useRef<HTMLDivElement>(null);
  const open = (next: OpenedFile | undefined) => {
    setFile(next);
    // What was pressed goes away with it: the keyboard keeps its place around it.
    place.current?.focus({ preventScroll: true });
  };
  return (
    <details className="merge">
      <summary>{words.title(change.zone)}</summary>
      <p className="make-note">{words.private}</p>
      <div ref={place} tabIndex={-1}>
        {file ? (
          <p>
            <code>{file.name ?? words.pasted}</code>{' '}
            <button type="button" className="link-button" onClick={() => open(undefined)}>
              {words.another}
            </button>
          </p>
        ) : (
          <ZoneFileField onGive={given => open({ ...given, openedAt: Date.now() })} />
        )}
      </div>
      <div aria-live="polite">{file && <Merged file={file} change={change} />}</div>
    </details>
  );
}

function Merged({ file, change }: { file: OpenedFile; change: ZoneChange }) {
  const language = useLanguage();
  const words = wordsOf(language).merge;
  // A long file may take longer than a keystroke: what is typed goes first.
  const settled = useDeferredValue(change);
  const result = useMemo(
    () => mergeZoneFile(file.text, settled, Math.floor(file.openedAt / 1000)),
    [file, settled],
  );
  if (result.ok) {
    const fileName = file.name ?? fileNameFor(settled.zone, '.zone');
    return <MergeResult merge={result.value} warnings={result.warnings} fileName={fileName} />;
  }
  return (
    <div className="notice notice-problem">
      <p>{words.wrong}:</p>
      <ul>
        {result.errors.map(problem => (
          <li key={JSON.stringify(problem)}>{sayZoneFileProblem(problem, language)}</li>
        ))}
      </ul>
    </div>
  );
}
