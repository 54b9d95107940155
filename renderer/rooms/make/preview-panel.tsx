import type { Finding } from '../../../shared/findings/finding.ts';
import type { Preview, SenderChange } from '../../../shared/preview/preview.ts';
import {
  letterWords,
  sayAssumption,
  sayFinding,
  senderName,
  verdictName,
  wordsOf,
} from '../../../shared/words/say.ts';
import { LetterPicture } from '../../parts/letter-picture.tsx';
import { RichText } from '../../parts/rich-text.tsx';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { useLanguage } from '../../state/use-words.ts';

/** What every kind of sender does now and would do, and which findings would go and come. */
export function PreviewPanel({ preview }: { preview: Preview }) {
  const language = useLanguage();
  const words = wordsOf(language).make.preview;
  const { senders, gone, come, assumptions } = preview;
  const isSame = gone.length === 0 && come.length === 0;
  return (
    <section className="preview" aria-labelledby="preview-title" aria-live="polite">
      <h2 id="preview-title">{words.title}</h2>
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
            <SenderRow key={change.before.sender} change={change} />
          ))}
        </tbody>
      </table>
      {isSame && <p>{words.nothing}</p>}
      <Findings title={words.gone} findings={gone} />
      <Findings title={words.come} findings={come} />
      {assumptions.map(each => (
        <p key={each.kind} className="make-note">
          {sayAssumption(each, language)}
        </p>
      ))}
    </section>
  );
}

function SenderRow({ change: { before, after } }: { change: SenderChange }) {
  const language = useLanguage();
  const words = wordsOf(language).make.preview;
  const isSame = before.letter === after.letter;
  return (
    <tr data-changed={!isSame}>
      <th scope="row">{senderName(before.sender, language)}</th>
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
  );
}

function Findings({ title, findings }: { title: string; findings: readonly Finding[] }) {
  const language = useLanguage();
  if (findings.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="preview-findings">
        {findings.map(finding => (
          <li key={JSON.stringify([finding.id, finding.facts])}>
            <VerdictMark verdict={finding.verdict} />
            <span>
              <span className="visually-hidden">{verdictName(finding.verdict, language)}: </span>
              <RichText text={sayFinding(finding, language).title} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
