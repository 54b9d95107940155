import { useStore } from 'zustand';
import {
  policyFolder,
  POLICY_SERVERS,
  type PolicyServerId,
} from '../../../../shared/generate/servers/policy-servers.ts';
import { policyFile } from '../../../../shared/generate/servers/policy-site.ts';
import type { DomainName } from '../../../../shared/model/domain-name.ts';
import { sayPolicyStep } from '../../../../shared/words/server-words.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { Field } from '../../../parts/field.tsx';
import { CopyableText } from '../../../parts/copyable-text.tsx';
import { FileText } from '../../../parts/file-text.tsx';
import { useLanguage } from '../../../state/use-words.ts';
import { make } from '../make-store.ts';

/** The policy as a file, and what the web server needs to serve it. The policy comes before its announcement. */
export function PolicyFiles({ domain, text }: { domain: DomainName; text: string }) {
  const { make: words, servers } = wordsOf(useLanguage());
  const { server } = useStore(make);
  const steps = POLICY_SERVERS[server](domain, text);
  return (
    <div className="publish-zone">
      <h3>{words.mtaSts.policyTitle}</h3>
      <p className="make-note">{servers.policyBytes}</p>
      <FileText {...policyFile(text)} />
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
        <p>{servers.policySteps}</p>
        <ol>
          {steps.map(({ id, file, commands }) => (
            <li key={id}>
              <p>{sayPolicyStep(servers, server, { id }, policyFolder(server, domain))}</p>
              {file && id !== 'policy' && <FileText {...file} />}
              {commands.map(command => (
                <CopyableText key={command} text={command} what={command} />
              ))}
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}
