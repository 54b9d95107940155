import { useMemo } from 'react';
import { useStore } from 'zustand';
import { sequence, typicalSender } from '../../../../shared/simulate/index.ts';
import { assessmentOf } from '../../../state/assessment.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { place } from '../../../state/location.ts';
import { useLanguage } from '../../../state/use-words.ts';
import type { CheckResult } from '../../check/kept-check.ts';
import { inSeconds } from './in-seconds.ts';
import { OutcomeTable } from './outcome-table.tsx';
import { PlayChoices } from './play-choices.tsx';
import { Player } from './player.tsx';

/** What becomes of a mail under an attack, played side by side for up to three senders; and the table of all. */
export function Attacks({ result }: { result: CheckResult | undefined }) {
  const words = wordsOf(useLanguage()).compareRoom.play;
  const { compare } = useStore(place);
  const { attack, contact, senders } = compare;
  const played = useMemo(() => {
    if (!result) return undefined;
    const reading = assessmentOf(result).reading;
    return senders.map(sender => ({
      sender,
      played: sequence(reading, typicalSender(sender), attack, contact, inSeconds(result.judgedAt)),
    }));
  }, [result, attack, contact, senders]);
  if (!result || !played) return <p className="compare-invite">{words.invite}</p>;
  return (
    <>
      <PlayChoices compare={compare} />
      <Player key={`${attack} ${contact} ${senders.join()}`} attack={attack} lanes={played} />
      <OutcomeTable result={result} compare={compare} />
    </>
  );
}
