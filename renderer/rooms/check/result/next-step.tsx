import { Button } from '@nl-design-system-candidate/button-react';
import { nextStep } from '../../../../shared/assessment/next-step.ts';
import type { Finding, Topic } from '../../../../shared/findings/finding.ts';
import { sayFinding, topicName } from '../../../../shared/words/say.ts';
import { RichText } from '../../../parts/rich-text.tsx';
import { useLanguage, useWords } from '../../../state/use-words.ts';
import { MakeLink } from './make-link.tsx';
import { topicId } from './topic-line.tsx';

/** The single most useful thing to do, and a way to the place where it is explained. */
export function NextStep({
  findings,
  onOpen,
}: {
  findings: readonly Finding[];
  onOpen: (topic: Topic) => void;
}) {
  const language = useLanguage();
  const words = useWords().result;
  const first = nextStep(findings);
  if (!first) {
    return (
      <section className="next-step" aria-labelledby="next-step-title">
        <h2 id="next-step-title">{words.nextStepNone}</h2>
        <p>{words.nextStepLater}</p>
      </section>
    );
  }
  const { title, action } = sayFinding(first, language);
  const show = () => {
    onOpen(first.topic);
    // After the topic has opened: it grows downwards, so its head stays where it is scrolled to.
    requestAnimationFrame(() => {
      const head = document.getElementById(topicId(first.topic));
      head?.scrollIntoView({ block: 'start' });
      head?.querySelector('button')?.focus({ preventScroll: true });
    });
  };
  return (
    <section className="next-step" aria-labelledby="next-step-title">
      <h2 id="next-step-title">{words.nextStep}</h2>
      <p className="next-step-what">
        <RichText text={title} />
      </p>
      <p>
        <RichText text={action} />
      </p>
      <Button purpose="primary" onClick={show}>
        {words.show(topicName(first.topic, language))}
      </Button>
      <MakeLink topic={first.topic} />
    </section>
  );
}
