import { recordsAt } from '../../../../shared/evidence/secure-records.ts';
import { dsFromDnskey } from '../../../../shared/generate/ds-from-dnskey.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { CopyableText } from '../../../parts/copyable-text.tsx';
import { Field } from '../../../parts/field.tsx';
import { useLanguage } from '../../../state/use-words.ts';
import type { FormProps } from './form-props.ts';

/** DNSSEC is not a record to add: what to ask, of whom, and the DS that a registrar wants. */
export function DnssecPart({ draft, change, evidence }: FormProps) {
  const words = wordsOf(useLanguage()).make.dnssec;
  const answer = recordsAt(evidence, evidence.domain, 'MX');
  const status = 'status' in answer ? answer.status : 'indeterminate';
  const ds = draft.dnskey.trim() === '' ? undefined : dsFromDnskey(evidence.domain, draft.dnskey);
  const stands = {
    secure: words.secure,
    insecure: words.unsigned,
    bogus: words.bogus,
    indeterminate: words.unknown,
  };
  return (
    <>
      <p className="make-stands">{stands[status]}</p>
      {status !== 'secure' && (
        <>
          <h2 className="section-title">{words.questionTitle}</h2>
          <CopyableText text={words.question(evidence.domain)} what={words.questionTitle} />
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
          {words.problems[ds.errors[0].kind](ds.errors[0] as never)}
        </p>
      )}
      {ds?.ok && (
        <>
          <h3>{words.ds}</h3>
          <CopyableText
            what={words.ds}
            text={`${evidence.domain}. IN DS ${ds.value.keyTag} ${ds.value.algorithm} ${ds.value.digestType} ${ds.value.digest}`}
          />
        </>
      )}
    </>
  );
}
