import { useStore } from 'zustand';
import {
  policyFolder,
  POLICY_SERVERS,
  type PolicyServerId,
} from '../../../../shared/generate/servers/policy-servers.ts';
import type { DomainName } from '../../../../shared/model/domain-name.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { Field } from '../../../parts/field.tsx';
import { FileText } from '../../../parts/file-text.tsx';
import { useLanguage } from '../../../state/use-words.ts';
import { make } from '../make-store.ts';

const POLICY_FILE = 'mta-sts.txt';

/** The policy as a file, and what the web server needs to serve it. The policy comes before its announcement. */
export function PolicyFiles({ domain, text }: { domain: DomainName; text: string }) {
  const { make: words, servers } = wordsOf(useLanguage());
  const { server } = useStore(make);
  const { how } = servers.policy[server];
  const snippets = POLICY_SERVERS[server](domain, text);
  return (
    <div className="publish-zone">
      <h3>{words.mtaSts.policyTitle}</h3>
      <p className="make-note">{servers.policyBytes}</p>
      {snippets
        .filter(({ fileName }) => fileName === POLICY_FILE)
        .map(snippet => (
          <FileText key={snippet.fileName} {...snippet} />
        ))}
      <details className="make-history">
        <summary>{words.mtaSts.settings}</summary>
        <Field words={words.mtaSts.server}>
          {described => (
            <select
              {...described}
              value={server}
              onChange={event => make.setState({ server: event.target.value as PolicyServerId })}
            >
              {(Object.keys(POLICY_SERVERS) as PolicyServerId[]).map(id => (
                <option key={id} value={id}>
                  {servers.policy[id].name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <p>{how(policyFolder(server, domain))}</p>
        {snippets
          .filter(({ fileName }) => fileName !== POLICY_FILE)
          .map(snippet => (
            <FileText key={snippet.fileName} {...snippet} />
          ))}
      </details>
    </div>
  );
}
