import { useId, useRef } from 'react';
import type { DomainReading } from '../../../../shared/reading/domain-reading.ts';
import type { KeyMaterial } from '../../../../shared/evidence/keys/key-material.ts';
import { type BroughtKey, bringKeys, broughtId } from '../../../../shared/generate/keys/brought-keys.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { useLanguage } from '../../../state/use-words.ts';
import type { HostChoices } from '../../../../shared/generate/tlsa-choices.ts';
import { BringKeys } from './bring-keys.tsx';
import { BroughtCard } from './brought-card.tsx';

interface BroughtListProps {
  readonly keys: readonly BroughtKey[];
  readonly hosts: readonly HostChoices[];
  readonly reading: DomainReading;
  readonly onChange: (keys: readonly BroughtKey[]) => void;
}

/** The certificates and keys that were brought, and the place to bring them. */
export function BroughtList({ keys, hosts, reading, onChange }: BroughtListProps) {
  const words = wordsOf(useLanguage()).make.tlsa.keys;
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const bring = (found: readonly KeyMaterial[]) => onChange(bringKeys(keys, found, reading, hosts));
  return (
    <div ref={place} tabIndex={-1}>
      <BringKeys onFound={bring} />
      {keys.length > 0 && (
        <section className="make-field" aria-labelledby={id}>
          <h2 id={id}>{words.title}</h2>
          {keys.map(each => (
            <BroughtCard
              key={broughtId(each)}
              brought={each}
              hosts={hosts.map(({ host }) => host)}
              onChange={changed => onChange(keys.map(one => (one === each ? { ...each, ...changed } : one)))}
              onRemove={() => {
                onChange(keys.filter(one => one !== each));
                // The card goes, and with it what was pressed.
                place.current?.focus({ preventScroll: true });
              }}
            />
          ))}
        </section>
      )}
    </div>
  );
}
