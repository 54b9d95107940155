import { useState } from 'react';
import type { FieldWords } from '../../../../shared/words/make-words.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { Field } from '../../../parts/field.tsx';
import { useLanguage } from '../../../state/use-words.ts';
import { sayAmount } from './amounts.ts';

interface NumberFieldProps {
  readonly words: FieldWords;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

/** A whole number to type. What cannot be calculated with is told, and the last good number stays in force. */
export function NumberField({ words, value, least, most, onChange }: NumberFieldProps) {
  const language = useLanguage();
  const { caching } = wordsOf(language).compareRoom;
  const [typed, setTyped] = useState<string>();
  const isWrong = typed !== undefined;
  return (
    <Field words={words}>
      {described => (
        <>
          <input
            {...described}
            className="field-input make-short"
            type="number"
            inputMode="numeric"
            min={least}
            max={most}
            step="1"
            value={typed ?? value}
            aria-invalid={isWrong}
            data-invalid={isWrong || undefined}
            aria-errormessage={isWrong ? `${described.id}-wrong` : undefined}
            onChange={({ target }) => {
              const number = target.valueAsNumber;
              const isGood = Number.isInteger(number) && number >= least && number <= most;
              setTyped(isGood ? undefined : target.value);
              if (isGood) onChange(number);
            }}
          />
          {isWrong && (
            <p id={`${described.id}-wrong`} className="notice notice-problem" role="alert">
              {caching.outside(sayAmount(least, language), sayAmount(most, language))}
            </p>
          )}
        </>
      )}
    </Field>
  );
}

interface SliderProps extends NumberFieldProps {
  readonly step: number;
  /** The value as the user's language writes it. */
  readonly said: string;
}

/** A number to slide between two ends. */
export function Slider({ words, value, least, most, step, said, onChange }: SliderProps) {
  return (
    <Field words={words}>
      {described => (
        <span className="slider">
          <input
            {...described}
            type="range"
            min={least}
            max={most}
            step={step}
            value={value}
            aria-valuetext={said}
            onChange={({ target }) => onChange(target.valueAsNumber)}
          />
          <output htmlFor={described.id}>{said}</output>
        </span>
      )}
    </Field>
  );
}
