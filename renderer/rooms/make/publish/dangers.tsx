import type { Danger } from '../../../../shared/preview/dangers.ts';
import { sayDanger, wordsOf } from '../../../../shared/words/say.ts';
import { Field } from '../../../parts/field.tsx';
import { useLanguage } from '../../../state/use-words.ts';

interface DangersProps {
  readonly dangers: readonly Danger[];
  readonly domain: string;
  readonly typed: string;
  readonly onType: (text: string) => void;
}

/** Why this would stop or expose mail, and the one way past it. */
export function Dangers({ dangers, domain, typed, onType }: DangersProps) {
  const language = useLanguage();
  const words = wordsOf(language).make.danger;
  return (
    <div className="notice notice-problem dangers">
      <h3>{words.title}</h3>
      <ul>
        {dangers.map(danger => (
          <li key={JSON.stringify(danger)}>{sayDanger(danger, language)}</li>
        ))}
      </ul>
      <Field words={words.confirm(domain)}>
        {described => (
          <input
            {...described}
            className="field-input make-short"
            spellCheck={false}
            autoCapitalize="none"
            autoComplete="off"
            maxLength={300}
            value={typed}
            onChange={event => onType(event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}
