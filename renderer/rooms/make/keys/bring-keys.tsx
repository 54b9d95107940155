import { useId, useRef, useState } from 'react';
import type { Failure } from '../../../../shared/contract/failure.ts';
import type { KeyMaterial } from '../../../../shared/evidence/keys/key-material.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { hasFileDialog } from '../../../host/bridge.ts';
import { RichText } from '../../../parts/rich-text.tsx';
import { useLanguage } from '../../../state/use-words.ts';
import { FileChoice } from './file-choice.tsx';
import { KeyFailure } from './key-failure.tsx';
import { type KeysRead, pickFile, readFile, readText } from './read-keys.ts';
import { useDroppedFile } from './use-dropped-file.ts';

type State =
  | { readonly kind: 'idle' | 'reading' }
  | { readonly kind: 'found'; readonly count: number }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly cleared: boolean };

/** A certificate or key by file, dropped or pasted. What was pasted is in the field alone, and leaves it once it is read. */
export function BringKeys({ onFound }: { onFound: (found: readonly KeyMaterial[]) => void }) {
  const words = wordsOf(useLanguage()).make.tlsa;
  const [state, setState] = useState<State>({ kind: 'idle' });
  const field = useRef<HTMLTextAreaElement>(null);
  const place = useRef<HTMLElement>(null);
  const id = useId();

  const take = async (reading: Promise<KeysRead>, cleared = false) => {
    setState({ kind: 'reading' });
    const read = await reading;
    if (read.kind === 'found') {
      setState({ kind: 'found', count: read.found.length });
      onFound(read.found);
    } else if (read.kind === 'failed') setState({ kind: 'failed', failure: read.failure, cleared });
    else setState({ kind: 'idle' });
    return read.kind;
  };
  const { isOver } = useDroppedFile(place, file => void take(readFile(file)));
  const takeText = async () => {
    const { current } = field;
    const text = current?.value ?? '';
    // A private key does not stay in the field, whatever comes of it; other text does until it is read.
    const isSecret = /PRIVATE KEY/.test(text);
    if (current && isSecret) current.value = '';
    const outcome = await take(readText(text), isSecret);
    if (current && outcome === 'found') current.value = '';
  };

  return (
    <section className="make-field key-drop" ref={place} data-over={isOver} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{words.bring.label}</h2>
      <p className="field-hint" id={`${id}-hint`}>
        {words.bring.hint}
      </p>
      <div className="key-file">
        <FileChoice
          text={words.keys.pick}
          hint={`${id}-hint`}
          onPick={hasFileDialog() ? () => void take(pickFile()) : undefined}
          onFile={file => void take(readFile(file))}
        />
        <span className="make-origin">{words.keys.drop}</span>
      </div>
      <label htmlFor={`${id}-text`}>{words.paste.label}</label>
      <textarea
        ref={field}
        id={`${id}-text`}
        aria-describedby={`${id}-state ${id}-text-hint`}
        aria-invalid={state.kind === 'failed'}
        rows={3}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="none"
      />
      <div id={`${id}-state`}>
        {state.kind === 'failed' && (
          <KeyFailure failure={state.failure} more={state.cleared ? words.keys.cleared : undefined} />
        )}
      </div>
      <p id={`${id}-text-hint`} className="field-hint">
        <RichText text={words.paste.hint} />
      </p>
      <button
        type="button"
        className="key-pick"
        aria-disabled={state.kind === 'reading'}
        onClick={() => {
          if (state.kind !== 'reading') void takeText();
        }}
      >
        {words.read}
      </button>
      <p role="status" className="key-status">
        {state.kind === 'reading' && words.keys.reading}
        {state.kind === 'found' && words.keys.found(state.count)}
      </p>
      <p className="make-note">{words.keys.privacy[hasFileDialog() ? 'electron' : 'browser']}</p>
    </section>
  );
}
