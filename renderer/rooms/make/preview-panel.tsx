import { useId, useState } from 'react';
import { sameElsewhere } from '../../../shared/assessment/same-elsewhere.ts';
import type { Finding } from '../../../shared/findings/finding.ts';
import type { Preview, SenderChange } from '../../../shared/preview/preview.ts';
import {
  type Language,
  letterWords,
  sayAssumption,
  sayFinding,
  senderName,
  verdictName,
  wordsOf,
} from '../../../shared/words/say.ts';
import { LetterPicture } from '../../parts/letter-picture.tsx';
import { RichText } from '../../parts/rich-text.tsx';
import { SenderSteps } from '../../parts/sender-steps.tsx';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { useLanguage } from '../../state/use-words.ts';

/** What every kind of sender does now and would do, and which findings would go and come. */
export function PreviewPanel({ preview }: { preview: Preview }) {
  const language = useLanguage();
  const words = wordsOf(language).make.preview;
  const { senders, gone, come, assumptions } = preview;
  const changed = senders.filter(({ before, after }) => before.letter !== after.letter).length;
  return (
    <section className="preview" aria-labelledby="preview-title">
      <h2 id="preview-title">{words.title}</h2>
      <p className="preview-summary" role="status">
        {gone.length === 0 && come.length === 0 ? words.nothing : words.changed(changed)}
      </p>
      <table className="preview-senders">
        <thead>
          <tr>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.now}</th>
            <th scope="col">{words.later}</th>
          </tr>
        </thead>
        <tbody>
          {senders.map(change => (
            <SenderRows key={change.before.sender} change={change} />
          ))}
        </tbody>
      </table>
      <Findings title={words.gone} findings={withoutSame(gone, come, language)} />
      <Findings title={words.come} findings={withoutSame(come, gone, language)} />
      {assumptions.map(each => (
        <p key={each.kind} className="make-note">
          {sayAssumption(each, language)}
        </p>
      ))}
    </section>
  );
}

/** The findings that read otherwise: what differs in a detail alone neither goes nor comes for whoever reads it. */
function withoutSame(findings: readonly Finding[], others: readonly Finding[], language: Language) {
  const headOf = (finding: Finding) => `${finding.verdict} ${sayFinding(finding, language).title}`;
  const heads = others.map(headOf);
  return findings.filter(finding => !heads.includes(headOf(finding)));
}

/** One kind of sender on a row that opens into its steps, as they are now and as they would be. */
function SenderRows({ change: { before, after } }: { change: SenderChange }) {
  const language = useLanguage();
  const words = wordsOf(language).make.preview;
  const [isOpen, setOpen] = useState(false);
  const steps = useId();
  const isSame = before.letter === after.letter;
  return (
    <>
      <tr data-changed={!isSame}>
        <th scope="row">
          <button
            type="button"
            className="preview-sender"
            aria-expanded={isOpen}
            aria-controls={steps}
            onClick={() => setOpen(!isOpen)}
          >
            {senderName(before.sender, language)}
          </button>
        </th>
        <td>
          <LetterPicture letter={before.letter} className="preview-letter" />
          {letterWords(before.letter, language).name}
        </td>
        <td>
          {isSame ? (
            <span className="preview-same">{words.same}</span>
          ) : (
            <>
              <LetterPicture letter={after.letter} className="preview-letter" />
              <strong>{letterWords(after.letter, language).name}</strong>
            </>
          )}
        </td>
      </tr>
      <tr id={steps} hidden={!isOpen}>
        <td colSpan={3} className="preview-steps">
          {isOpen && (
            <>
              <SenderSteps message={before.worst ?? before.usual} title={words.now} />
              <SenderSteps message={after.worst ?? after.usual} title={words.later} />
            </>
          )}
        </td>
      </tr>
    </>
  );
}

/** Each finding opens into what it means and what to do about it. */
function Findings({ title, findings }: { title: string; findings: readonly Finding[] }) {
  const language = useLanguage();
  const { report } = wordsOf(language);
  if (findings.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="preview-findings">
        {sameElsewhere(findings).map(({ finding, alsoAt }) => {
          const said = sayFinding(finding, language);
          return (
            <li key={JSON.stringify([finding.id, finding.facts])}>
              <VerdictMark verdict={finding.verdict} />
              <details>
                <summary>
                  <span className="visually-hidden">{verdictName(finding.verdict, language)}: </span>
                  <RichText text={said.title} />
                </summary>
                <p>
                  <RichText text={said.meaning} />
                </p>
                {alsoAt.length > 0 && (
                  <p>
                    {report.alsoAt} {alsoAt.join(', ')}.
                  </p>
                )}
                {said.action !== '' && (
                  <p>
                    <RichText text={said.action} />
                  </p>
                )}
              </details>
            </li>
          );
        })}
      </ul>
    </>
  );
}
