import { useMemo } from 'react';
import {
  allOutcomes,
  type Attack,
  ATTACKS,
  type Cell,
  type SenderKind,
  SENDERS,
} from '../../../../shared/simulate/index.ts';
import { assessmentOf } from '../../../state/assessment.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { type ComparePlace, withSender } from '../../../state/compare-place.ts';
import { goTo, place, writePlace } from '../../../state/location.ts';
import { useLanguage } from '../../../state/use-words.ts';
import type { CheckResult } from '../../check/kept-check.ts';
import { inSeconds } from './in-seconds.ts';
import { Outcome } from './lane.tsx';
import { useNarrow } from './use-narrow.ts';

const ROWS = ['none', ...ATTACKS] as const;

interface OutcomeTableProps {
  readonly result: CheckResult;
  readonly compare: ComparePlace;
}

/** Every sender under every attack; each cell leads to its delivery, played. A list for each attack where there is no room. */
export function OutcomeTable({ result, compare }: OutcomeTableProps) {
  const { simulate, compareRoom } = wordsOf(useLanguage());
  const words = compareRoom.play.table;
  const isNarrow = useNarrow();
  const cells = useMemo(
    () => allOutcomes(assessmentOf(result).reading, inSeconds(result.judgedAt)),
    [result],
  );
  const cellOf = (attack: Attack | 'none', sender: SenderKind): Cell =>
    cells.find(cell => cell.attack === attack && cell.sender === sender && cell.contact === compare.contact)!;
  return (
    <section aria-labelledby="outcomes-title">
      <h2 id="outcomes-title" className="section-title">
        {words.title}: {simulate.contact[compare.contact]}
      </h2>
      <p className="compare-what">{words.lead}</p>
      {isNarrow ? (
        <div className="outcome-lists">
          {ROWS.map(attack => (
            <AttackList
              key={`${attack} ${compare.contact}`}
              attack={attack}
              cells={SENDERS.map(sender => cellOf(attack, sender))}
              compare={compare}
            />
          ))}
        </div>
      ) : (
        <table className="outcome-table">
          <thead>
            <tr>
              <th scope="col">{words.attack}</th>
              {SENDERS.map(sender => (
                <th key={sender} scope="col">
                  {simulate.shortSenders[sender]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ROWS.map(attack => (
              <tr key={attack} data-current={attack === compare.attack}>
                <th scope="row">{simulate.attacks[attack].name}</th>
                {SENDERS.map(sender => (
                  <td key={sender}>
                    <CellLink cell={cellOf(attack, sender)} compare={compare} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <dl className="outcome-legend">
        {(Object.keys(simulate.legend) as (keyof typeof simulate.legend)[]).map(each => (
          <div key={each}>
            <dt>
              <Outcome result={each} />
            </dt>
            <dd>{simulate.legend[each]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** One attack where there is little room: how bad it is, and the senders one below the other. */
function AttackList({
  attack,
  cells,
  compare,
}: {
  attack: Attack | 'none';
  cells: readonly Cell[];
  compare: ComparePlace;
}) {
  const { simulate, compareRoom } = wordsOf(useLanguage());
  const { leaks, leaksNowhere } = compareRoom.play.table;
  const leaked = cells.filter(({ result }) => result === 'leaked').length;
  return (
    <details open={attack === compare.attack}>
      <summary>
        <span className="outcome-attack">{simulate.attacks[attack].name}</span>{' '}
        <span className="outcome-leaks" data-leaks={leaked > 0}>
          {leaked > 0 ? leaks(`${leaked}`, `${cells.length}`) : leaksNowhere}
        </span>
      </summary>
      <ul>
        {cells.map(cell => (
          <li key={cell.sender}>
            <span>{simulate.shortSenders[cell.sender]}</span>
            <CellLink cell={cell} compare={compare} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function CellLink({ cell, compare }: { cell: Cell; compare: ComparePlace }) {
  const { simulate, compareRoom } = wordsOf(useLanguage());
  const { attack, sender, result } = cell;
  const leadsTo = {
    compare: {
      ...compare,
      section: 'attacks' as const,
      attack,
      senders: SENDERS.filter(each => withSender(compare.senders, sender).includes(each)),
    },
  };
  const isShown = attack === compare.attack && compare.senders.includes(sender);
  return (
    <a
      className="outcome-link"
      href={writePlace({ ...place.getState(), ...leadsTo })}
      aria-label={compareRoom.play.open(
        simulate.attacks[attack].name,
        simulate.senders[sender],
        simulate.results[result],
      )}
      aria-current={isShown ? 'true' : undefined}
      onClick={event => {
        event.preventDefault();
        goTo(leadsTo);
        requestAnimationFrame(() => {
          const what = document.getElementById('play-what');
          what?.scrollIntoView({ block: 'start' });
          what?.focus({ preventScroll: true });
        });
      }}
    >
      <Outcome result={result} />
    </a>
  );
}
