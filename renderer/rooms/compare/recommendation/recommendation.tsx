import { Paragraph } from '@nl-design-system-candidate/paragraph-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { recommend } from '../../../../shared/advise/recommend/recommend.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { useLanguage } from '../../../state/use-words.ts';
import { type Compared, useSituation } from '../use-situation.ts';
import { AdviceView } from './advice-view.tsx';
import { choicesFor, choicesStore } from '../../../state/choices-store.ts';
import { Questions } from './questions.tsx';
import { ReadyLetters } from './ready-letters.tsx';

/** What to do, for mail that comes in and mail that goes out, why, and what would change it. */
export function Recommendation(compared: Compared) {
  const words = wordsOf(useLanguage()).advise.recommend;
  const situation = useSituation(compared);
  const domain = compared.assessment?.reading.domain;
  const choices = useStore(choicesStore, state => choicesFor(state, domain));
  const advised = useMemo(() => situation && recommend(situation, choices), [situation, choices]);
  return (
    <div className="recommendation">
      {advised && domain !== undefined ? (
        <>
          <div className="recommendation-ways" aria-live="polite">
            <AdviceView title={words.receiving} advice={advised.receiving} />
            <AdviceView title={words.sending} advice={advised.sending} />
          </div>
          <Questions domain={domain} questions={advised.questions} choices={choices} />
          <ReadyLetters letters={advised.letters} />
        </>
      ) : (
        <Paragraph>{words.invite}</Paragraph>
      )}
    </div>
  );
}
