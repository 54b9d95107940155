import { useMemo } from 'react';
import { comparedTable } from '../../../../shared/advise/comparison.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { useLanguage } from '../../../state/use-words.ts';
import { ADVICE } from '../advice.ts';
import { type Compared, useSituation } from '../use-situation.ts';
import { ComparedRow } from './compared-row.tsx';

/** The advisory table of May 2016: then, now, and for the domain that was checked. */
export function AdvisoryTable(compared: Compared) {
  const language = useLanguage();
  const words = wordsOf(language).advise;
  const situation = useSituation(compared);
  const parts = useMemo(() => comparedTable(ADVICE, situation), [situation]);
  return (
    <div className="advisory">
      {parts.map(({ part, rows }, at) => (
        <details key={part} className="advisory-part" open={at === 0}>
          <summary>
            <h3>{words.table.parts[part]}</h3>
          </summary>
          <table>
            <caption className="visually-hidden">{words.table.parts[part]}</caption>
            <thead>
              <tr>
                <th scope="col">{words.table.claim}</th>
                <th scope="col">{words.table.memo}</th>
                <th scope="col">{words.table.now}</th>
                <th scope="col">{words.table.forYou}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ row, forYou }) => (
                <ComparedRow
                  key={row.id}
                  id={`${part}-${row.id}`}
                  name={words.table.sides[row.side]}
                  detail={words.table.stances[row.stance]}
                  memo={row.memo[language]}
                  correction={row.correction?.[language]}
                  now={row.now}
                  forYou={forYou}
                  evidence={compared.assessment?.evidence}
                />
              ))}
            </tbody>
          </table>
        </details>
      ))}
    </div>
  );
}
