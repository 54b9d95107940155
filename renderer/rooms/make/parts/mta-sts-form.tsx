import { writeSts2016Record } from '../../../../shared/sts2016/index.ts';
import { announcedId } from '../../../../shared/generate/mta-sts.ts';
import { policyId } from '../../../../shared/generate/policy-id.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { CopyableText } from '../../../parts/copyable-text.tsx';
import { Choice, Field } from '../../../parts/field.tsx';
import { useLanguage } from '../../../state/use-words.ts';
import { type Drafts, linesOf } from '../drafts.ts';
import type { FormProps } from './form-props.ts';

const MODES = ['testing', 'enforce', 'none'] as const;
const HOSTS = ['as-is', 'address', 'alias'] as const;

/** The policy, its announcement, and where it is served. */
export function MtaStsForm({ draft, change, evidence }: FormProps) {
  const words = wordsOf(useLanguage()).make.mtaSts;
  const { history } = words;
  // Senders that hold the policy of now look at the id alone (RFC 8461 §3.1).
  const changePolicy = (fields: Partial<Drafts>) =>
    change(draft.id === announcedId(evidence) ? { ...fields, id: freshId(draft) } : fields);
  return (
    <>
      <Choice
        words={words.mode}
        value={draft.mode}
        options={MODES.map(mode => [mode, words.modes[mode]])}
        onChange={mode => changePolicy({ mode })}
      />
      {draft.mode !== 'none' && (
        <Field words={words.mx}>
          {described => (
            <textarea
              {...described}
              rows={Math.max(2, linesOf(draft.mx).length + 1)}
              value={draft.mx}
              spellCheck={false}
              autoCapitalize="none"
              maxLength={20_000}
              onChange={event => changePolicy({ mx: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field words={words.maxAge}>
        {described => (
          <input
            {...described}
            className="field-input make-short"
            inputMode="numeric"
            maxLength={20}
            value={draft.maxAge}
            onChange={event => changePolicy({ maxAge: event.target.value })}
          />
        )}
      </Field>
      <Field words={words.id}>
        {described => (
          <div className="field-row">
            <input
              {...described}
              className="field-input make-short"
              spellCheck={false}
              maxLength={64}
              value={draft.id}
              onChange={event => change({ id: event.target.value })}
            />
            <button type="button" className="link-button" onClick={() => change({ id: freshId(draft) })}>
              {words.newId}
            </button>
          </div>
        )}
      </Field>
      <Choice
        words={words.host}
        value={draft.host}
        options={HOSTS.map(host => [host, words.hosts[host]])}
        onChange={host => change({ host })}
      />
      {draft.host === 'address' && (
        <Field words={words.addresses}>
          {described => (
            <textarea
              {...described}
              rows={2}
              value={draft.addresses}
              spellCheck={false}
              maxLength={2_000}
              onChange={event => change({ addresses: event.target.value })}
            />
          )}
        </Field>
      )}
      {draft.host === 'alias' && (
        <Field words={words.target}>
          {described => (
            <input
              {...described}
              className="field-input"
              spellCheck={false}
              autoCapitalize="none"
              maxLength={300}
              value={draft.target}
              onChange={event => change({ target: event.target.value })}
            />
          )}
        </Field>
      )}
      <details className="make-history">
        <summary>{history.title}</summary>
        <p>{history.lead}</p>
        <CopyableText
          what={history.title}
          text={`_smtp_sts.${evidence.domain}. IN TXT "${writeSts2016Record({
            tlsOnly: draft.mode === 'enforce',
            mx: linesOf(draft.mx),
            policyAuthentication: { kind: 'dnssec' },
            certificateCheck: 'webpki',
            maxLifetime: Math.min(Number(draft.maxAge) || 0, LONGEST_IN_2016),
            reportTo: linesOf(draft.rua).map(uri => ({ uri })),
          })}"`}
        />
      </details>
    </>
  );
}

const freshId = ({ id }: Drafts): string => policyId(Math.floor(Date.now() / 1000), id);

/** The grammar of the draft has six digits (§3.1). */
const LONGEST_IN_2016 = 999_999;
