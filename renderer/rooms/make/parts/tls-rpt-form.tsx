import { wordsOf } from '../../../../shared/words/say.ts';
import { Field } from '../../../parts/field.tsx';
import { useLanguage } from '../../../state/use-words.ts';
import { linesOf } from '../../../../shared/generate/draft/drafts.ts';
import type { FormProps } from './form-props.ts';

/** Where reports are to go. */
export function TlsRptForm({ draft, change }: FormProps) {
  const words = wordsOf(useLanguage()).make.tlsRpt;
  return (
    <Field words={words.rua}>
      {described => (
        <textarea
          {...described}
          rows={Math.max(2, linesOf(draft.rua).length + 1)}
          value={draft.rua}
          spellCheck={false}
          autoCapitalize="none"
          maxLength={4_000}
          onChange={event => change({ rua: event.target.value })}
        />
      )}
    </Field>
  );
}
