import { dsFromDnskey, dsLine } from '../../../../shared/generate/ds-from-dnskey.ts';
import { sayDsProblem, wordsOf } from '../../../../shared/words/say.ts';
import { CopyableText } from '../../../parts/copyable-text.tsx';
import { Field } from '../../../parts/field.tsx';
import { useLanguage } from '../../../state/use-words.ts';
import type { FormProps } from './form-props.ts';

/** DNSSEC is not a record to add: what to ask, of whom, and the DS that a registrar wants. */
export function DnssecPart({ draft, change, reading }: FormProps) {
  const language = useLanguage();
  const words = wordsOf(language).make.dnssec;
  const status = reading.zone.kind;
  const ds = draft.dnskey.trim() === '' ? undefined : dsFromDnskey(reading.domain, draft.dnskey);
  return (
    <>
      <p className="make-stands">{words.stands[status]}</p>
      {status !== 'secure' && (
        <>
          <h2 className="section-title">{words.questionTitle}</h2>
          <CopyableText text={words.question(reading.domain)} what={words.questionTitle} />
        </>
      )}
      <Field words={words.dnskey}>
        {described => (
          <textarea
            {...described}
            rows={4}
            value={draft.dnskey}
            spellCheck={false}
            maxLength={20_000}
            aria-invalid={ds?.ok === false}
            onChange={event => change({ dnskey: event.target.value })}
          />
        )}
      </Field>
      {ds && !ds.ok && (
        <p className="notice" role="alert">
          {sayDsProblem(ds.errors[0], language)}
        </p>
      )}
      {ds?.ok && (
        <>
          <h3>{words.ds}</h3>
          <CopyableText
            what={words.ds}
            text={ds.value.map(each => dsLine(reading.domain, each)).join('\n')}
          />
        </>
      )}
    </>
  );
}
