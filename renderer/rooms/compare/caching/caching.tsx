import { useEffect } from 'react';
import { useStore } from 'zustand';
import { wordsOf } from '../../../../shared/words/say.ts';
import { useLanguage } from '../../../state/use-words.ts';
import { sayAmount } from './amounts.ts';
import { BurdenAnswer } from './burden-answer.tsx';
import { caching, measure } from './caching-store.ts';
import { PatternForm } from './pattern-form.tsx';

/** The memo's claim that keeping policies weighs on small providers, to be checked with one's own numbers. */
export function Caching() {
  const words = wordsOf(useLanguage()).compareRoom.caching;
  useEffect(() => {
    void measure();
  }, []);
  return (
    <>
      <div className="caching-columns">
        <PatternForm />
        <div>
          <BurdenAnswer />
          <MeasuredCosts />
        </div>
      </div>
      <details className="caching-formula">
        <summary>{words.formula.title}</summary>
        {words.formula.text.map(paragraph => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </details>
    </>
  );
}

function MeasuredCosts() {
  const language = useLanguage();
  const words = wordsOf(language).compareRoom.caching;
  const { measured } = useStore(caching);
  if (measured === 'failed') return <p className="make-note">{words.notMeasured}</p>;
  if (measured === undefined || measured === 'measuring')
    return <p className="make-note">{words.measuring}</p>;
  return (
    <p className="make-note">
      {words.measured(
        sayAmount(measured.policyFetchMs, language),
        sayAmount(measured.validationMs, language),
        sayAmount(measured.rounds, language),
      )}
    </p>
  );
}
