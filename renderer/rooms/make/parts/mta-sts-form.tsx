import { sts2016Line } from '../../../../shared/generate/draft/sts2016-line.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { CopyableText } from '../../../parts/copyable-text.tsx';
import { Choice, Field } from '../../../parts/field.tsx';
import { useLanguage } from '../../../state/use-words.ts';
import { freshId, type PolicyFields, withPolicy } from '../../../../shared/generate/draft/changed-policy.ts';
import { linesOf } from '../../../../shared/generate/draft/drafts.ts';
import type { FormProps } from './form-props.ts';

const MODES = ['testing', 'enforce', 'none'] as const;
const HOSTS = ['as-is', 'address', 'alias'] as const;

/** The policy, its announcement, and where it is served. */
export function MtaStsForm({ draft, change, reading }: FormProps) {
  const words = wordsOf(useLanguage()).make.mtaSts;
  const { history } = words;
  const changePolicy = (fields: Partial<PolicyFields>) =>
    change(withPolicy(reading, draft, fields, Date.now()));
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
            <button
              type="button"
              className="link-button"
              onClick={() => change({ id: freshId(draft, Date.now()) })}
            >
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
        <CopyableText what={history.title} text={sts2016Line(reading.domain, draft)} />
      </details>
    </>
  );
}
