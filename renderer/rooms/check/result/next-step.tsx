import { Button } from '@nl-design-system-candidate/button-react';
import { useStore } from 'zustand';
import { stepsFor } from '../../../../shared/advise/recommend/receiving-steps.ts';
import type { Assessment } from '../../../../shared/assessment/assessment.ts';
import type { Topic } from '../../../../shared/findings/finding.ts';
import { sayFinding, topicName, wordsOf } from '../../../../shared/words/say.ts';
import { RichText } from '../../../parts/rich-text.tsx';
import { choicesFor, choicesStore } from '../../../state/choices-store.ts';
import { PROVIDERS } from '../../../state/providers.ts';
import { useLanguage, useWords } from '../../../state/use-words.ts';
import { MakeLink } from './make-link.tsx';
import { topicId } from './topic-line.tsx';

/** The first thing to do, the same as in every room, and a way to the place where it is explained. */
export function NextStep({ assessment, onOpen }: { assessment: Assessment; onOpen: (topic: Topic) => void }) {
  const language = useLanguage();
  const words = useWords().result;
  const choices = useStore(choicesStore, state => choicesFor(state, assessment.reading.domain));
  const [first] = stepsFor(assessment, PROVIDERS, choices);
  if (!first || first.step === 'keep') {
    return (
      <section className="next-step" aria-labelledby="next-step-title">
        <h2 id="next-step-title">{words.nextStepNone}</h2>
        <p>{words.nextStepLater}</p>
      </section>
    );
  }
  const { step, findings } = first;
  const [reason] = findings;
  const show = (topic: Topic) => {
    onOpen(topic);
    // After the topic has opened: it grows downwards, so its head stays where it is scrolled to.
    requestAnimationFrame(() => {
      const head = document.getElementById(topicId(topic));
      head?.scrollIntoView({ block: 'start' });
      head?.querySelector('button')?.focus({ preventScroll: true });
    });
  };
  return (
    <section className="next-step" aria-labelledby="next-step-title">
      <h2 id="next-step-title">{words.nextStep}</h2>
      <p className="next-step-what">
        <RichText text={wordsOf(language).advise.recommend.steps[step]} />
      </p>
      {reason && (
        <>
          <p>
            <RichText text={sayFinding(reason, language).title} />
          </p>
          <Button purpose="primary" onClick={() => show(reason.topic)}>
            {words.show(topicName(reason.topic, language))}
          </Button>
          <MakeLink topic={reason.topic} />
        </>
      )}
    </section>
  );
}
