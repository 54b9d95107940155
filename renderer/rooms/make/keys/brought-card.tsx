import { coversHost } from '../../../../shared/certificates/index.ts';
import { writeTlsaRecord } from '../../../../shared/dane/index.ts';
import type { KeyMaterial } from '../../../../shared/evidence/keys/key-material.ts';
import type { BroughtKey } from '../../../../shared/generate/keys/brought-keys.ts';
import { dataOf, isIssuer, keyName } from '../../../../shared/generate/keys/combination.ts';
import { sayDay } from '../../../../shared/words/date.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { keyKindName } from '../../../../shared/words/terms/key-kind.ts';
import { useLanguage } from '../../../state/use-words.ts';
import { CombinationChoice } from './combination-choice.tsx';

interface BroughtCardProps {
  readonly brought: BroughtKey;
  readonly hosts: readonly string[];
  readonly onChange: (changed: Partial<BroughtKey>) => void;
  readonly onRemove: () => void;
}

/** One certificate or key that was brought: what was read, for which hosts, and as which record. */
export function BroughtCard({ brought, hosts, onChange, onRemove }: BroughtCardProps) {
  const words = wordsOf(useLanguage()).make.tlsa.keys;
  const { material, combination } = brought;
  const name = keyName(material);
  const title = words.kinds[isIssuer(material) ? 'issuer' : material.kind](name);
  const toggle = (host: string) =>
    onChange({
      hosts: brought.hosts.includes(host)
        ? brought.hosts.filter(each => each !== host)
        : hosts.filter(each => each === host || brought.hosts.includes(each)),
    });
  return (
    <div className="key-card">
      <h3>{title}</h3>
      <WhatWasRead material={material} />
      <p>
        <code className="key-record">
          {writeTlsaRecord({ ...combination, data: dataOf(material, combination) })}
        </code>
      </p>
      <fieldset className="make-field make-choice">
        <legend>{words.hosts}</legend>
        {hosts.map(host => (
          <label key={host}>
            <input type="checkbox" checked={brought.hosts.includes(host)} onChange={() => toggle(host)} />
            <span>
              {host}
              {lacksName(material, host) && <span className="make-origin">{words.notNamed}</span>}
            </span>
          </label>
        ))}
        {brought.hosts.length === 0 && <p className="make-note">{words.noHosts}</p>}
      </fieldset>
      <CombinationChoice
        material={material}
        value={combination}
        isUsed={brought.hosts.length > 0}
        onChange={chosen => onChange({ combination: chosen })}
      />
      <button type="button" className="link-button" onClick={onRemove}>
        {words.remove(title)}
      </button>
    </div>
  );
}

const SHOWN_NAMES = 4;

function WhatWasRead({ material }: { material: KeyMaterial }) {
  const language = useLanguage();
  const words = wordsOf(language).make.tlsa.keys;
  const names = 'names' in material ? material.names : [];
  return (
    <ul className="key-facts">
      {names.length > 0 && (
        <li>
          {words.names(names.slice(0, SHOWN_NAMES).join(', '), Math.max(0, names.length - SHOWN_NAMES))}
        </li>
      )}
      {material.kind === 'certificate' && <li>{words.until(sayDay(material.notAfter, language))}</li>}
      <li>{words.key(keyKindName(material.publicKey))}</li>
      {material.kind === 'private-key' && <li>{words.publicHalfOnly}</li>}
    </ul>
  );
}

/** A certificate or request for other names. Keys have none, and an issuer is for nobody in particular. */
const lacksName = (material: KeyMaterial, host: string): boolean =>
  'names' in material && !isIssuer(material) && !coversHost({ dnsNames: material.names }, host);
