import { useId } from 'react';
import type { KeyMaterial } from '../../../../shared/evidence/keys/key-material.ts';
import { combinationsOf, type KeyCombination } from '../../../../shared/generate/keys/combination.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { useLanguage } from '../../../state/use-words.ts';

interface CombinationChoiceProps {
  readonly material: KeyMaterial;
  readonly value: KeyCombination;
  /** It is to be published. */
  readonly isUsed: boolean;
  readonly onChange: (combination: KeyCombination) => void;
}

const numbersOf = ({ certificateUsage, selector, matchingType }: KeyCombination): string =>
  `${certificateUsage} ${selector} ${matchingType}`;

/** The three numbers of the record, each with what it means; and what has to be minded about the ones that were chosen. */
export function CombinationChoice({ material, value, isUsed, onChange }: CombinationChoiceProps) {
  const { keys: words, advised } = wordsOf(useLanguage()).make.tlsa;
  const name = useId();
  const all = combinationsOf(material);
  const warnings = !isUsed
    ? []
    : [
        ...(value.certificateUsage === 3 && value.selector === 0 ? [words.breaksAtRenewal] : []),
        ...(value.matchingType === 0 ? [words.fullData] : []),
        ...(value.certificateUsage === 2 ? [words.issuerMustBeSent] : []),
      ];
  return (
    <>
      {warnings.map(text => (
        <p key={text} className="notice" role="status">
          {text}
        </p>
      ))}
      <details className="make-history">
        <summary>{words.more}</summary>
        <fieldset className="make-field make-choice">
          <legend>{words.combination}</legend>
          {all.map((each, at) => (
            <label key={numbersOf(each)}>
              <input
                type="radio"
                name={name}
                checked={numbersOf(each) === numbersOf(value)}
                onChange={() => onChange(each)}
              />
              <span>
                <code>{numbersOf(each)}</code>
                {at === 0 && ` (${advised})`}
                <span className="make-origin">
                  {[
                    words.usages[each.certificateUsage],
                    words.selectors[each.selector],
                    words.matchingTypes[each.matchingType],
                  ].join('; ')}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      </details>
    </>
  );
}
