import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { type BroughtKey, rechosen } from '../../../../shared/generate/keys/brought-keys.ts';
import { tlsaChoices } from '../../../../shared/generate/tlsa-choices.ts';
import { readTtl } from '../../../../shared/generate/ttl.ts';
import { zoneOf } from '../../../../shared/generate/zone-changes.ts';
import { isDomainName } from '../../../../shared/model/domain-name.ts';
import { sayDraftProblem, wordsOf } from '../../../../shared/words/say.ts';
import { Field } from '../../../parts/field.tsx';
import { useLanguage } from '../../../state/use-words.ts';
import { broughtBy, type Drafts } from '../../../../shared/generate/draft/drafts.ts';
import { issuerFamilies, loadIssuerFamilies } from '../issuer-families.ts';
import { BroughtList } from '../keys/brought-list.tsx';
import type { FormProps } from './form-props.ts';
import { KeyRenewal } from './key-renewal.tsx';
import { TlsaHost } from './tlsa-host.tsx';

/** The TLSA records of every MX host: which of them are to be published. */
export function TlsaForm({ draft, change, reading, now }: FormProps) {
  const language = useLanguage();
  const words = wordsOf(language).make.tlsa;
  const families = useStore(issuerFamilies);
  useEffect(() => void loadIssuerFamilies(), []);
  const { keys, brought } = draft;
  const hosts = useMemo(
    () => tlsaChoices(reading, Math.floor(now / 1000), broughtBy({ keys, brought })),
    [reading, now, keys, brought],
  );
  const ttl = readTtl(draft.ttl);
  // What is brought is meant to be published: it joins what was chosen by hand.
  const bring = (fields: Partial<Pick<Drafts, 'keys' | 'brought'>>) =>
    change({
      ...fields,
      chosen: rechosen(draft.chosen, broughtBy(draft), broughtBy({ ...draft, ...fields })),
    });
  return (
    <>
      {hosts.map(host => (
        <TlsaHost
          key={host.host}
          host={host}
          zone={zoneOf(reading.evidence, host.owner)}
          isForeign={zoneOf(reading.evidence, host.owner) !== reading.domain}
          chosen={draft.chosen[host.host] ?? host.advised}
          onChoose={texts => change({ chosen: { ...draft.chosen, [host.host]: texts } })}
          families={families}
          onAdd={records => bring({ brought: [...brought, ...records] })}
        />
      ))}
      <Field words={words.ttl} problem={ttl.ok ? undefined : `${sayDraftProblem(ttl.errors[0], language)}.`}>
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
      <BroughtList
        keys={keys}
        hosts={hosts}
        reading={reading}
        onChange={(changed: readonly BroughtKey[]) => bring({ keys: [...changed] })}
      />
      <KeyRenewal host={hosts.map(({ host }) => host).find(isDomainName) ?? reading.domain} />
    </>
  );
}
