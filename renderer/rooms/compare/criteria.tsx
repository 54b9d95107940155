import { useMemo } from 'react';
import { comparedCriteria } from '../../../shared/advise/comparison.ts';
import { wordsOf } from '../../../shared/words/say.ts';
import { useLanguage } from '../../state/use-words.ts';
import { ADVICE } from './advice.ts';
import { ComparedRow } from './advisory/compared-row.tsx';
import { type Compared, useSituation } from './use-situation.ts';

/** The four criteria of the list of open standards: then, now, what changed, and for the domain that was checked. */
export function Criteria(compared: Compared) {
  const language = useLanguage();
  const { criteria, table } = wordsOf(language).advise;
  const situation = useSituation(compared);
  const rows = useMemo(() => comparedCriteria(ADVICE, situation), [situation]);
  return (
    <div className="advisory">
      <table>
        <caption className="visually-hidden">{criteria.title}</caption>
        <thead>
          <tr>
            <th scope="col">{table.claim}</th>
            <th scope="col">{table.memo}</th>
            <th scope="col">{table.now}</th>
            <th scope="col">{table.forYou}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ criterion, forYou }) => (
            <ComparedRow
              key={criterion.id}
              id={`criterion-${criterion.id}`}
              name={criteria.names[criterion.id]}
              isHeading
              detail={`${criteria.changed}: ${criterion.changed[language]}`}
              memo={criterion.memo[language]}
              now={criterion.now}
              forYou={forYou}
              evidence={compared.assessment?.evidence}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
