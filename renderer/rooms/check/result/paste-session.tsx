import { Button } from '@nl-design-system-candidate/button-react';
import { useId, useState } from 'react';
import { useStore } from 'zustand';
import type { Failure } from '../../../../shared/contract/failure.ts';
import { sClientCommand } from '../../../../shared/generate/s-client-command.ts';
import { sayFailure } from '../../../../shared/words/say.ts';
import { CopyableText } from '../../../parts/copyable-text.tsx';
import { useLanguage, useWords } from '../../../state/use-words.ts';
import { addPasted, check } from '../check-store.ts';

/** Where port 25 is shut: one command to run elsewhere, and a place to bring back what it prints. */
export function PasteSession({ host }: { host: string }) {
  const language = useLanguage();
  const words = useWords().paste;
  const field = useId();
  const text = useStore(check, state => state.pasted);
  const [failure, setFailure] = useState<Failure>();
  const failed = failure && sayFailure(failure, language);
  return (
    <section className="paste" aria-labelledby={`${field}-title`}>
      <h5 id={`${field}-title`}>{words.title}</h5>
      <p>{words.command}</p>
      <CopyableText text={sClientCommand(host)} what="openssl" />
      <form
        onSubmit={event => {
          event.preventDefault();
          void addPasted(host, text).then(setFailure);
        }}
      >
        <label htmlFor={field}>{words.field}</label>
        <textarea
          id={field}
          rows={6}
          spellCheck={false}
          maxLength={200_000}
          value={text}
          onChange={event => check.setState({ pasted: event.target.value })}
        />
        {failed && (
          <div className="notice notice-problem" role="alert">
            <p>
              <strong>{failed.what}</strong> {failed.meaning} {failed.action}
            </p>
          </div>
        )}
        <Button purpose="primary" type="submit">
          {words.button}
        </Button>
      </form>
    </section>
  );
}
