import type { Evidence } from '../../../shared/evidence/evidence.ts';
import type { Finding } from '../../../shared/findings/finding.ts';
import { actorName, sayFinding, verdictName } from '../../../shared/words/say.ts';
import { RichText } from '../../parts/rich-text.tsx';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { useLanguage, useWords } from '../../state/use-words.ts';
import { EvidenceView } from './evidence-view.tsx';
import { PasteSession } from './paste-session.tsx';

/** What is it, what does it mean, what do I do, who can do it, where is it written, what does it rest on. */
export function FindingView({ finding, evidence }: { finding: Finding; evidence: Evidence }) {
  const language = useLanguage();
  const words = useWords().result;
  const { title, meaning, action } = sayFinding(finding, language);
  return (
    <div className="finding" data-verdict={finding.verdict}>
      <h4 className="finding-title">
        <VerdictMark verdict={finding.verdict} />
        <span>
          <span className="visually-hidden">{verdictName(finding.verdict, language)}: </span>
          <RichText text={title} />
        </span>
      </h4>
      <dl className="finding-words">
        <dt>{words.meaning}</dt>
        <dd>
          <RichText text={meaning} />
        </dd>
        {action !== '' && (
          <>
            <dt>{words.action}</dt>
            <dd>
              <RichText text={action} />
            </dd>
          </>
        )}
        {action !== '' && finding.actors.length > 0 && (
          <>
            <dt>{words.who}</dt>
            <dd>{finding.actors.map(actor => actorName(actor, language)).join('; ')}</dd>
          </>
        )}
        <dt>{words.source}</dt>
        <dd>{finding.source}</dd>
      </dl>
      {finding.id === 'starttls.port-25-blocked' && <PasteSession host={finding.facts.host} />}
      {finding.evidence.length > 0 && (
        <details className="evidence">
          <summary>{words.evidence}</summary>
          {finding.evidence.map(reference => (
            <EvidenceView key={JSON.stringify(reference)} reference={reference} evidence={evidence} />
          ))}
        </details>
      )}
    </div>
  );
}
