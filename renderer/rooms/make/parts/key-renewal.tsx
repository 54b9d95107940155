import { keyOptions } from '../../../../shared/generate/servers/key-options.ts';
import type { DomainName } from '../../../../shared/model/domain-name.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { useLanguage } from '../../../state/use-words.ts';

/** Certificates are renewed every few weeks; whether the record stays right depends on what the client does with the key. */
export function KeyRenewal({ host }: { host: DomainName }) {
  const { make, servers } = wordsOf(useLanguage());
  const words = make.tlsa;
  return (
    <details className="make-history">
      <summary>{words.keysTitle}</summary>
      <p>{words.keysLead}</p>
      <dl className="make-keys">
        {keyOptions(host).map(({ client, keep, roll, note }) => (
          <div key={client}>
            <dt>{client}</dt>
            <dd>
              {words.keep}: <code>{keep}</code>
            </dd>
            <dd>
              {words.roll}: <code>{roll}</code>
            </dd>
            <dd>{servers.keys[note]}</dd>
          </div>
        ))}
      </dl>
      <p>{servers.newKey}</p>
    </details>
  );
}
