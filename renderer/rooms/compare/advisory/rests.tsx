import type { Rest } from '../../../../shared/advise/for-you.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import { letterWords, sayFinding, senderName, wordsOf } from '../../../../shared/words/say.ts';
import { RichText } from '../../../parts/rich-text.tsx';
import { VerdictMark } from '../../../parts/verdict-mark.tsx';
import { useLanguage } from '../../../state/use-words.ts';
import { EvidenceView } from '../../check/result/evidence-view.tsx';

/** What a cell rests on: findings with their evidence, and messages that were played. */
export function Rests({ rests, evidence }: { rests: readonly Rest[]; evidence: Evidence }) {
  return (
    <ul className="rests">
      {rests.map((rest, at) => (
        // The same rest may come twice from two rules; their order never changes.
        <li key={`${rest.kind} ${at}`}>
          <OneRest rest={rest} evidence={evidence} />
        </li>
      ))}
    </ul>
  );
}

function OneRest({ rest, evidence }: { rest: Rest; evidence: Evidence }) {
  const language = useLanguage();
  const { advise, simulate } = wordsOf(language);
  switch (rest.kind) {
    case 'letter':
      return (
        <p>
          {advise.table.simulated}: {senderName(rest.sender, language)}:{' '}
          <strong>{letterWords(rest.letter, language).name}</strong>
        </p>
      );
    case 'played':
      return (
        <p>
          {advise.table.simulated}: {simulate.attacks[rest.attack].name}, {senderName(rest.sender, language)},{' '}
          {simulate.contact[rest.contact]}: <strong>{simulate.results[rest.result]}</strong>
        </p>
      );
    case 'finding': {
      const { finding } = rest;
      return (
        <>
          <h4 className="rest-finding">
            <VerdictMark verdict={finding.verdict} />
            <span>
              {advise.table.restsOn}: <RichText text={sayFinding(finding, language).title} /> (
              {finding.source})
            </span>
          </h4>
          {finding.evidence.map(reference => (
            <EvidenceView key={JSON.stringify(reference)} reference={reference} evidence={evidence} />
          ))}
        </>
      );
    }
  }
}
