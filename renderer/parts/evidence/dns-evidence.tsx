import type { DnsLookup } from '../../../shared/evidence/dns.ts';
import { recordText } from '../../../shared/report/record-text.ts';
import { sayCause, sayReason } from '../../../shared/words/say.ts';
import { useLanguage, useWords } from '../../state/use-words.ts';
import { CopyableText } from '../copyable-text.tsx';

/** One look-up: the question, the records as a zone file has them, and what DNSSEC says of them. */
export function DnsEvidence({ lookup }: { lookup: DnsLookup }) {
  const language = useLanguage();
  const words = useWords().evidence;
  const { name, type, via, result, startedAt, endedAt } = lookup;
  const asked = [
    ...(via ? [words.via(via.server, via.transport.toUpperCase())] : []),
    words.tookMs(Math.round(endedAt - startedAt)),
  ].join(', ');
  return (
    <section className="evidence-item">
      <h5>
        {words.dns}: <code>{name}</code> {type}
      </h5>
      {result.kind === 'failed' ? (
        <p>
          {words.failed}: {sayCause(result.cause, language)} ({asked})
        </p>
      ) : (
        <>
          <p>
            {result.rcode}, {words.status[result.status]}
            {result.statusSource === 'resolver' && ` (${words.saysResolver})`}, {asked}
          </p>
          {result.reason && result.status !== 'secure' && <p>{sayReason(result.reason, language)}</p>}
          {result.extendedErrors.map(({ infoCode, text }) => (
            <p key={infoCode}>
              EDE {infoCode} <code>{text}</code>
            </p>
          ))}
          {result.records.length > 0 ? (
            <CopyableText text={result.records.map(recordText).join('\n')} what={`${name} ${type}`} />
          ) : (
            <p>{words.noRecords}</p>
          )}
        </>
      )}
    </section>
  );
}
