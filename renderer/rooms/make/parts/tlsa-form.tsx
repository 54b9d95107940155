import { useMemo } from 'react';
import { zoneOf } from '../../../../shared/generate/zone-changes.ts';
import { type HostChoices, tlsaChoices, type TlsaChoice } from '../../../../shared/generate/tlsa-choices.ts';
import { sayDay } from '../../../../shared/words/date.ts';
import { type Language, wordsOf } from '../../../../shared/words/say.ts';
import { Field } from '../../../parts/field.tsx';
import { useLanguage } from '../../../state/use-words.ts';
import type { FormProps } from './form-props.ts';
import { KeyRenewal } from './key-renewal.tsx';

/** The TLSA records of every MX host: which of them are to be published. */
export function TlsaForm({ draft, change, evidence, now }: FormProps) {
  const words = wordsOf(useLanguage()).make.tlsa;
  const hosts = useMemo(
    () => tlsaChoices(evidence, Math.floor(now / 1000), draft.brought),
    [evidence, now, draft.brought],
  );
  return (
    <>
      {hosts.map(host => (
        <HostFields
          key={host.host}
          host={host}
          zone={zoneOf(evidence, host.owner)}
          isForeign={zoneOf(evidence, host.owner) !== evidence.domain}
          chosen={draft.chosen[host.host] ?? host.advised}
          onChoose={texts => change({ chosen: { ...draft.chosen, [host.host]: texts } })}
        />
      ))}
      <Field words={words.ttl}>
        {described => (
          <input
            {...described}
            className="field-input make-short"
            inputMode="numeric"
            maxLength={10}
            value={draft.ttl}
            onChange={event => change({ ttl: event.target.value })}
          />
        )}
      </Field>
      <KeyRenewal host={hosts[0]?.host ?? evidence.domain} />
    </>
  );
}

interface HostFieldsProps {
  readonly host: HostChoices;
  readonly zone: string;
  readonly isForeign: boolean;
  readonly chosen: readonly string[];
  readonly onChoose: (texts: string[]) => void;
}

function HostFields({ host, zone, isForeign, chosen, onChoose }: HostFieldsProps) {
  const language = useLanguage();
  const words = wordsOf(language).make.tlsa;
  const toggle = (text: string) =>
    onChoose(chosen.includes(text) ? chosen.filter(each => each !== text) : [...chosen, text]);
  return (
    <fieldset className="make-field make-choice">
      <legend>{words.hostTitle(host.host)}</legend>
      {isForeign && <p className="make-note">{words.foreign(zone)}</p>}
      {!host.isSeen && <p className="make-note">{words.unseen}</p>}
      {host.choices.map(choice => {
        const id = `tlsa ${host.host} ${choice.text}`;
        return (
          <div key={choice.text} className="make-record">
            <input
              id={id}
              type="checkbox"
              checked={chosen.includes(choice.text)}
              onChange={() => toggle(choice.text)}
            />
            <label htmlFor={id}>
              <code>{choice.text}</code>
              <span className="make-origin">
                {[originOf(choice, language), ...statesOf(choice, language)].join('; ')}
                {host.advised.includes(choice.text) && ` (${words.advised})`}
              </span>
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}

function originOf({ origin }: TlsaChoice, language: Language): string {
  const words = wordsOf(language).make.tlsa.origins;
  switch (origin.kind) {
    case 'server-key':
      return words['server-key'](sayDay(origin.until, language));
    case 'issuer':
      return words.issuer(origin.name);
    case 'published':
      return words.published;
    case 'brought':
      return words.brought(origin.name);
  }
}

function statesOf({ origin, isPublished, isUsable, matchesNow }: TlsaChoice, language: Language): string[] {
  const words = wordsOf(language).make.tlsa;
  const fits = matchesNow ? words.fits : words.fitsNot;
  return [
    ...(isPublished && origin.kind !== 'published' ? [words.isPublished] : []),
    isUsable ? fits : words.unusable,
  ];
}
