import { useStore } from 'zustand';
import { mailHosts } from '../../../../shared/reading/hosts/mail-hosts.ts';
import { receiveWithExchangeOnline } from '../../../../shared/generate/servers/exchange-online.ts';
import { receiveWithPostfix } from '../../../../shared/generate/servers/postfix.ts';
import {
  type SendingServerId,
  SENDING_SERVERS,
} from '../../../../shared/generate/servers/sending-servers.ts';
import { settingsIn } from '../../../../shared/generate/servers/settings.ts';
import type { ServerSnippet } from '../../../../shared/generate/servers/snippet.ts';
import { parseDomainName } from '../../../../shared/model/domain-name.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { Field } from '../../../parts/field.tsx';
import { FileText } from '../../../parts/file-text.tsx';
import { useLanguage } from '../../../state/use-words.ts';
import { make } from '../make-store.ts';
import type { FormProps } from './form-props.ts';

/** What the user's own mail server needs to check where it sends to, line by line; and what it needs to receive. */
export function SendingPart({ reading }: FormProps) {
  const { make: words, servers } = wordsOf(useLanguage());
  const { sender } = useStore(make);
  return (
    <>
      <Field words={words.sending.server}>
        {described => (
          <select
            {...described}
            value={sender}
            onChange={event => make.setState({ sender: event.target.value as SendingServerId })}
          >
            {(Object.keys(SENDING_SERVERS) as SendingServerId[]).map(id => (
              <option key={id} value={id}>
                {servers.sending[id].name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p>{servers.sending[sender].how}</p>
      {SENDING_SERVERS[sender]().map(snippet => (
        <ExplainedFile key={snippet.fileName} {...snippet} />
      ))}
      {sender === 'exchange-online' && <ExchangeOnline reading={reading} />}
      {sender === 'postfix' && <ReceivingPostfix reading={reading} />}
    </>
  );
}

function ExplainedFile({ fileName, text, host }: ServerSnippet & { readonly host?: string }) {
  const { make: words, servers } = wordsOf(useLanguage());
  return (
    <section className="publish-zone" aria-label={host === undefined ? fileName : `${fileName}, ${host}`}>
      {host !== undefined && <p className="make-host">{host}</p>}
      <FileText fileName={fileName} text={text} />
      {settingsIn(text).length > 0 && (
        <details>
          <summary>
            {words.sending.settings}
            <span className="visually-hidden">: {fileName}</span>
          </summary>
          <dl className="make-settings">
            {settingsIn(text).map(setting => (
              <div key={setting}>
                <dt>
                  <code>{setting}</code>
                </dt>
                <dd>{servers.settings[setting]}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}

function ReceivingPostfix({ reading }: Pick<FormProps, 'reading'>) {
  const { make: words, servers } = wordsOf(useLanguage());
  const hosts = mailHosts(reading).flatMap(({ host }) => {
    const name = parseDomainName(host);
    return name.ok ? [name.value] : [];
  });
  if (hosts.length === 0) return null;
  return (
    <details className="make-history">
      <summary>{words.sending.receiving}</summary>
      <p>{servers.receivingPostfix}</p>
      {hosts.flatMap(host =>
        receiveWithPostfix(host).map(snippet => (
          <ExplainedFile key={`${host} ${snippet.fileName}`} host={host} {...snippet} />
        )),
      )}
    </details>
  );
}

/** DANE at a domain that Exchange Online receives for is a move to another MX host, in this order. */
function ExchangeOnline({ reading }: Pick<FormProps, 'reading'>) {
  const { make: words, servers } = wordsOf(useLanguage());
  return (
    <details className="make-history">
      <summary>{words.sending.receiving}</summary>
      <ol className="plan-steps">
        {receiveWithExchangeOnline(reading.domain).map(({ id, snippet }) => (
          <li key={id}>
            <p>{servers.exchange[id]}</p>
            {snippet && <FileText {...snippet} />}
          </li>
        ))}
      </ol>
    </details>
  );
}
