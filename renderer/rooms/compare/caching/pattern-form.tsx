import { SENDING_SIZES } from '../../../../shared/advise/sending-presets.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { Choice, Field } from '../../../parts/field.tsx';
import { useLanguage } from '../../../state/use-words.ts';
import { sayAmount, sayShare } from './amounts.ts';
import { caching, change, choose } from './caching-store.ts';
import { NumberField, Slider } from './number-field.tsx';
import { useStore } from 'zustand';

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** How somebody sends mail, and how long what others publish holds. */
export function PatternForm() {
  const language = useLanguage();
  const words = wordsOf(language).compareRoom.caching;
  const { pattern, size } = useStore(caching);
  const share = (field: 'shareWithPolicy' | 'shareSigned') => (
    <Slider
      words={words[field]}
      value={Math.round(pattern[field] * 100)}
      least={0}
      most={100}
      step={1}
      said={sayShare(pattern[field], language)}
      onChange={percent => change({ [field]: percent / 100 })}
    />
  );
  return (
    <div className="caching-form">
      <Field words={words.size}>
        {described => (
          <select
            {...described}
            value={size ?? ''}
            onChange={({ target }) => {
              const chosen = SENDING_SIZES.find(each => each === target.value);
              if (chosen) choose(chosen);
            }}
          >
            {SENDING_SIZES.map(each => (
              <option key={each} value={each}>
                {words.sizes[each]}
              </option>
            ))}
            {size === undefined && <option value="">{words.own}</option>}
          </select>
        )}
      </Field>
      <NumberField
        words={words.destinations}
        value={pattern.destinations}
        least={1}
        most={10_000_000}
        onChange={destinations => change({ destinations })}
      />
      <NumberField
        words={words.messages}
        value={pattern.messagesPerDay}
        least={0}
        most={1_000_000_000}
        onChange={messagesPerDay => change({ messagesPerDay })}
      />
      <NumberField
        words={words.maxAge}
        value={Math.round(pattern.maxAge / DAY)}
        least={1}
        most={365}
        onChange={days => change({ maxAge: days * DAY })}
      />
      <Choice
        words={words.refresh}
        value={pattern.refresh}
        options={(['on-demand', 'daily'] as const).map(each => [each, words.refreshes[each]] as const)}
        onChange={refresh => change({ refresh })}
      />
      <details className="caching-more">
        <summary>{words.more}</summary>
        <Slider
          words={words.exponent}
          value={pattern.exponent}
          least={0}
          most={2}
          step={0.1}
          said={sayAmount(pattern.exponent, language)}
          onChange={exponent => change({ exponent })}
        />
        {share('shareWithPolicy')}
        {share('shareSigned')}
        <Slider
          words={words.ttl}
          value={Math.round(pattern.ttl / HOUR)}
          least={1}
          most={24}
          step={1}
          said={sayAmount(pattern.ttl / HOUR, language)}
          onChange={hours => change({ ttl: hours * HOUR })}
        />
      </details>
    </div>
  );
}
