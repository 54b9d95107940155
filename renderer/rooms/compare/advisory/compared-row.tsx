import { useState } from 'react';
import type { AdviceRow } from '../../../../shared/advise/advice-data.ts';
import type { ForYou, ForYouVerdict } from '../../../../shared/advise/for-you.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import type { Verdict } from '../../../../shared/findings/finding.ts';
import { visibleText } from '../../../../shared/model/visible-text.ts';
import { sourceOf } from '../../../../shared/report/comparison/comparison-page.ts';
import { sayForYou, wordsOf } from '../../../../shared/words/say.ts';
import { VerdictMark } from '../../../parts/verdict-mark.tsx';
import { useLanguage } from '../../../state/use-words.ts';
import { Rests } from './rests.tsx';

interface ComparedRowProps {
  readonly id: string;
  /** What the row is about, and a word on it. */
  readonly name: string;
  /** Where no heading stands above the rows. */
  readonly isHeading?: boolean;
  readonly detail: string;
  readonly memo: string;
  readonly correction?: string | undefined;
  readonly now: AdviceRow['now'];
  readonly forYou: ForYou | undefined;
  readonly evidence: Evidence | undefined;
}

/** The shape that goes with what a row comes to. */
export const MARKS: Readonly<Record<ForYouVerdict, Verdict>> = {
  good: 'good',
  open: 'notice',
  bad: 'warning',
  none: 'notice',
  unknown: 'not-measured',
};

/** A row: then, now with its source, and for you, which opens to what it rests on. */
export function ComparedRow({
  id,
  name,
  detail,
  memo,
  correction,
  now,
  forYou,
  evidence,
  isHeading = false,
}: ComparedRowProps) {
  const language = useLanguage();
  const { table } = wordsOf(language).advise;
  const [isOpen, setIsOpen] = useState(false);
  const isShown = isOpen && evidence !== undefined && forYou !== undefined;
  return (
    <>
      <tr data-row={id}>
        <th scope="row">
          {isHeading ? <h3>{name}</h3> : <strong>{name}</strong>} <span>{detail}</span>
        </th>
        <td>
          <Label text={table.memo} />
          {memo}
          {correction !== undefined && (
            <p className="advisory-note">
              <em>{table.note}</em> {correction}
            </p>
          )}
        </td>
        <td>
          <Label text={table.now} />
          {now[language]}
          <p className="advisory-source">{sourceOf(now, language)}</p>
        </td>
        <td className="advisory-for-you" data-verdict={forYou?.verdict}>
          <Label text={table.forYou} />
          {forYou ? <ForYouText forYou={forYou} /> : <span className="advisory-invite">{table.invite}</span>}
          {forYou && forYou.rests.length > 0 && (
            <button
              type="button"
              className="link-button"
              aria-expanded={isOpen}
              aria-controls={`${id}-rests`}
              onClick={() => setIsOpen(!isOpen)}
            >
              {table.why}
              <span className="visually-hidden">: {memo}</span>
            </button>
          )}
        </td>
      </tr>
      {/* Always there, so that what the button names exists. */}
      <tr id={`${id}-rests`} className="advisory-rests" hidden={!isShown}>
        <td colSpan={4}>{isShown && <Rests rests={forYou.rests} evidence={evidence} />}</td>
      </tr>
    </>
  );
}

function ForYouText({ forYou }: { forYou: ForYou }) {
  const language = useLanguage();
  return (
    <span className="advisory-verdict">
      <VerdictMark verdict={MARKS[forYou.verdict]} />
      <span>
        <strong>{wordsOf(language).advise.verdicts[forYou.verdict]}.</strong>{' '}
        {visibleText(sayForYou(forYou.fact, language))}
      </span>
    </span>
  );
}

/** The column's name, where the columns stand below each other. */
function Label({ text }: { text: string }) {
  return <span className="advisory-label">{text}: </span>;
}
