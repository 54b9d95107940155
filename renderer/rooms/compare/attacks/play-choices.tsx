import { useId } from 'react';
import {
  ACCIDENTS,
  type Attack,
  ATTACKS,
  isAccident,
  type SenderKind,
  SENDERS,
} from '../../../../shared/simulate/index.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { Choice, Field } from '../../../parts/field.tsx';
import { type ComparePlace, MAX_SENDERS } from '../../../state/compare-place.ts';
import { goTo } from '../../../state/location.ts';
import { useLanguage } from '../../../state/use-words.ts';

const CONTACTS = ['first', 'later'] as const;

/** What is played: an attack, whether the sender knows the domain, and who sends. */
export function PlayChoices({ compare }: { compare: ComparePlace }) {
  const { simulate, compareRoom } = wordsOf(useLanguage());
  const words = compareRoom.play;
  const change = (fields: Partial<ComparePlace>) => goTo({ compare: { ...compare, ...fields } });
  const option = (attack: Attack | 'none') => (
    <option key={attack} value={attack}>
      {simulate.attacks[attack].name}
    </option>
  );
  return (
    <div className="play-choices">
      <Field words={words.attack}>
        {described => (
          <select
            {...described}
            value={compare.attack}
            onChange={event => change({ attack: event.target.value as Attack | 'none' })}
          >
            {option('none')}
            <optgroup label={words.groups.attacks}>
              {ATTACKS.filter(attack => !isAccident(attack)).map(option)}
            </optgroup>
            <optgroup label={words.groups.accidents}>{ACCIDENTS.map(option)}</optgroup>
          </select>
        )}
      </Field>
      <Choice
        words={words.contact}
        value={compare.contact}
        options={CONTACTS.map(contact => [contact, simulate.contact[contact]] as const)}
        onChange={contact => change({ contact })}
      />
      <SenderChoice chosen={compare.senders} onChange={senders => change({ senders })} />
    </div>
  );
}

function SenderChoice({
  chosen,
  onChange,
}: {
  chosen: readonly SenderKind[];
  onChange: (senders: readonly SenderKind[]) => void;
}) {
  const { simulate, compareRoom } = wordsOf(useLanguage());
  const words = compareRoom.play.senders;
  const hint = useId();
  return (
    <fieldset className="make-field make-choice play-senders" aria-describedby={hint}>
      <legend>{words.label}</legend>
      <div className="play-senders-list">
        {SENDERS.map(sender => {
          const isChosen = chosen.includes(sender);
          return (
            <label key={sender}>
              <input
                type="checkbox"
                checked={isChosen}
                // One stays, and no more than fit side by side.
                disabled={isChosen ? chosen.length === 1 : chosen.length >= MAX_SENDERS}
                onChange={() =>
                  onChange(SENDERS.filter(each => (each === sender ? !isChosen : chosen.includes(each))))
                }
              />
              {simulate.senders[sender]}
            </label>
          );
        })}
      </div>
      <p id={hint} className="field-hint">
        {words.hint}
      </p>
    </fieldset>
  );
}
