import type { IssuerFamily } from '../../../../shared/evidence/keys/issuer-family.ts';
import { missingSiblings, type SiblingRecord } from '../../../../shared/generate/keys/issuer-siblings.ts';
import type { HostChoices, TlsaChoice } from '../../../../shared/generate/tlsa-choices.ts';
import { sayDay } from '../../../../shared/words/date.ts';
import { type Language, wordsOf } from '../../../../shared/words/say.ts';
import { useLanguage } from '../../../state/use-words.ts';

interface TlsaHostProps {
  readonly host: HostChoices;
  readonly zone: string;
  readonly isForeign: boolean;
  readonly chosen: readonly string[];
  readonly onChoose: (texts: string[]) => void;
  readonly families: readonly IssuerFamily[];
  readonly onAdd: (records: readonly SiblingRecord[]) => void;
}

/** The records of one mail host: which of them are to be published. */
export function TlsaHost({ host, zone, isForeign, chosen, onChoose, families, onAdd }: TlsaHostProps) {
  const language = useLanguage();
  const words = wordsOf(language).make.tlsa;
  const records = host.choices.filter(({ text }) => chosen.includes(text)).map(({ record }) => record);
  // RFC 7671 §8.4: what was brought and fits nothing yet is not advised, and not chosen for the user.
  const straysOf = ({ origin, text }: TlsaChoice) =>
    origin.kind === 'brought' && !host.advised.includes(text) && !chosen.includes(text) ? [words.stray] : [];
  const waitingOf = ({ origin, text, matchesNow }: TlsaChoice) =>
    origin.kind === 'published' && !matchesNow && host.advised.includes(text) ? [words.maybeNext] : [];
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
                {[
                  originOf(choice, language),
                  ...statesOf(choice, language),
                  ...straysOf(choice),
                  ...waitingOf(choice),
                ].join('; ')}
                {host.advised.includes(choice.text) && ` (${words.advised})`}
              </span>
            </label>
          </div>
        );
      })}
      {missingSiblings(families, host.host, records).map(({ family, records: missing }) => (
        <div key={family} className="notice" role="status">
          <p>{words.siblings(family, missing.length)}</p>
          <button type="button" className="link-button" onClick={() => onAdd(missing)}>
            {words.addSiblings}
          </button>
        </div>
      ))}
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
