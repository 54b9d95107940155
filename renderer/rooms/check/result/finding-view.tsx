import type { FindingWithPlaces } from '../../../../shared/assessment/same-elsewhere.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import { visibleText } from '../../../../shared/model/visible-text.ts';
import { actorName, sayFinding, verdictName } from '../../../../shared/words/say.ts';
import { RichText } from '../../../parts/rich-text.tsx';
import { VerdictMark } from '../../../parts/verdict-mark.tsx';
import { useLanguage, useWords } from '../../../state/use-words.ts';
import { EvidenceView } from './evidence-view.tsx';
import { PasteSession } from './paste-session.tsx';

interface FindingViewProps extends FindingWithPlaces {
  readonly evidence: Evidence;
  /** The line above already says its title. */
  readonly isOnly: boolean;
}

/** What is it, what does it mean, what do I do, who can do it, how urgent, where is it written, what does it rest on. */
export function FindingView({ finding, alsoAt, evidence, isOnly }: FindingViewProps) {
  const language = useLanguage();
  const words = useWords().result;
  const { title, meaning, action } = sayFinding(finding, language);
  const rows: readonly (readonly [string, string])[] = [
    [words.meaning, meaning],
    [words.alsoAt, visibleText(alsoAt.join(', '))],
    [words.action, action],
    ...(action !== '' && finding.actors.length > 0
      ? ([
          [words.who, finding.actors.map(actor => actorName(actor, language)).join('; ')],
          [words.urgency, words.urgencies[finding.verdict]],
        ] as const)
      : []),
    [words.source, finding.source],
  ];
  return (
    <div className="finding" data-verdict={finding.verdict}>
      <h4 className={isOnly ? 'visually-hidden' : 'finding-title'}>
        <VerdictMark verdict={finding.verdict} />
        <span>
          <span className="visually-hidden">{verdictName(finding.verdict, language)}: </span>
          <RichText text={title} />
        </span>
      </h4>
      <dl className="finding-words">
        {rows
          .filter(([, text]) => text !== '')
          .map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <RichText text={text} />
              </dd>
            </div>
          ))}
      </dl>
      {(finding.id === 'starttls.port-25-blocked' || finding.id === 'starttls.connection-refused') && (
        <PasteSession host={finding.facts.host} />
      )}
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
