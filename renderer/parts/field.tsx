import { type ReactNode, useId } from 'react';
import type { FieldWords } from '../../shared/words/make-words.ts';

interface Described {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid'?: true;
}

/** A field with its label and what to fill in; the control gets the ids that join them. */
export function Field({
  words,
  problem,
  children,
}: {
  words: FieldWords;
  /** What is wrong with what was filled in, in words; said under the field. */
  problem?: string | undefined;
  children: (described: Described) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="make-field">
      <label htmlFor={id}>{words.label}</label>
      {problem === undefined
        ? children({ id, 'aria-describedby': `${id}-hint` })
        : children({ id, 'aria-describedby': `${id}-problem ${id}-hint`, 'aria-invalid': true })}
      <p id={`${id}-problem`} className="field-problem" role="alert">
        {problem}
      </p>
      <p id={`${id}-hint`} className="field-hint">
        {words.hint}
      </p>
    </div>
  );
}

/** The same for a choice of one among a few. */
export function Choice<Value extends string>({
  words,
  value,
  options,
  onChange,
}: {
  words: FieldWords;
  value: Value;
  options: readonly (readonly [Value, string])[];
  onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset className="make-field make-choice" aria-describedby={`${name}-hint`}>
      <legend>{words.label}</legend>
      {options.map(([option, text]) => (
        <label key={option}>
          <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} />
          {text}
        </label>
      ))}
      <p id={`${name}-hint`} className="field-hint">
        {words.hint}
      </p>
    </fieldset>
  );
}
