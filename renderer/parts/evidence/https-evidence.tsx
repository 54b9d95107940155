import type { Evidence } from '../../../shared/evidence/evidence.ts';
import type { HttpsExchange } from '../../../shared/evidence/https.ts';
import { sayCause } from '../../../shared/words/say.ts';
import { useLanguage, useWords } from '../../state/use-words.ts';
import { CopyableText } from '../copyable-text.tsx';
import { TlsEvidence } from './tls-evidence.tsx';

interface HttpsEvidenceProps {
  readonly exchange: HttpsExchange;
  readonly certificates: Evidence['certificates'];
}

/** As much of a body as is worth looking at on a screen; the saved file has all of it. */
const MAX_SHOWN = 4_000;

/** One fetch: what came back, and over which secure connection. */
export function HttpsEvidence({ exchange, certificates }: HttpsEvidenceProps) {
  const language = useLanguage();
  const words = useWords().evidence;
  const { url, address, outcome, tls } = exchange;
  return (
    <section className="evidence-item">
      <h5>
        {words.https}: <code>{url}</code>
      </h5>
      {address !== undefined && (
        <p>
          {words.address}: <code>{address}</code>
        </p>
      )}
      {outcome.kind === 'failed' ? (
        <p>
          {words.failed}: {sayCause(outcome.cause, language)}
        </p>
      ) : (
        <>
          <p>
            {words.response}: {outcome.status}
            {outcome.contentType !== undefined && (
              <>
                , <code>{outcome.contentType}</code>
              </>
            )}
            {outcome.location !== undefined && (
              <>
                , <code>{outcome.location}</code>
              </>
            )}
          </p>
          <p>{words.policy}:</p>
          <CopyableText text={outcome.body.slice(0, MAX_SHOWN)} what={words.policy} />
          {outcome.body.length > MAX_SHOWN && <p>({words.shortened})</p>}
        </>
      )}
      {tls && <TlsEvidence tls={tls} certificates={certificates} />}
    </section>
  );
}
