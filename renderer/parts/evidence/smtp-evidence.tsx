import type { Evidence } from '../../../shared/evidence/evidence.ts';
import type { SmtpSession } from '../../../shared/evidence/smtp.ts';
import { sayCause } from '../../../shared/words/say.ts';
import { useLanguage, useWords } from '../../state/use-words.ts';
import { CopyButton } from '../copy-button.tsx';
import { TlsEvidence } from './tls-evidence.tsx';

interface SmtpEvidenceProps {
  readonly session: SmtpSession;
  readonly certificates: Evidence['certificates'];
}

/** The conversation with one address, line by line, and the secure connection it led to. */
export function SmtpEvidence({ session, certificates }: SmtpEvidenceProps) {
  const language = useLanguage();
  const words = useWords().evidence;
  const { host, address, dialogue, outcome, otherTls } = session;
  return (
    <section className="evidence-item">
      <h5>
        {words.smtp}: <code>{host}</code> {address !== '' && <>({address})</>}
      </h5>
      {dialogue.length > 0 && (
        <div className="copyable">
          <ol className="dialogue">
            {dialogue.map((line, at) => (
              // The lines of a conversation that is over stay where they are.
              <li key={`${at}`} data-from={line.from}>
                <span className="dialogue-from">{line.from === 'client' ? words.you : words.server}</span>
                <code>{line.text}</code>
              </li>
            ))}
          </ol>
          <CopyButton
            text={dialogue.map(line => line.text).join('\n')}
            what={`${words.smtp} ${host} ${address}`}
          />
        </div>
      )}
      {outcome.kind === 'failed' && (
        <p>
          {words.failed}: {sayCause(outcome.cause, language)}
        </p>
      )}
      {outcome.kind === 'tls' && <TlsEvidence tls={outcome.tls} certificates={certificates} />}
      {otherTls && (
        <>
          <p>{words.otherCertificate}</p>
          <TlsEvidence tls={otherTls} certificates={certificates} />
        </>
      )}
    </section>
  );
}
