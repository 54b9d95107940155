import { visibleText } from '../../../../shared/model/visible-text.ts';
import type { Topic } from '../../../../shared/findings/finding.ts';
import { topicName } from '../../../../shared/words/say.ts';
import { useLanguage, useWords } from '../../../state/use-words.ts';
import { isBusy, type RunningCheck, stepsOf } from './running-check.ts';

/** The line of a topic while it is being looked at: how many questions are out, and the one asked last. */
export function WaitingTopic({ topic, running }: { topic: Topic; running: RunningCheck }) {
  const language = useLanguage();
  const words = useWords().running;
  const steps = stepsOf(running, topic);
  const last = steps.findLast(isBusy) ?? steps.at(-1);
  const done = steps.filter(step => !isBusy(step)).length;
  return (
    <div className="topic topic-button topic-waiting">
      <span className="waiting-mark" aria-hidden="true" />
      <span className="topic-name">{topicName(topic, language)}</span>
      <span className="topic-verdict">
        {steps.length > 0 ? words.summary(done, steps.length) : words.waits}
      </span>
      <span className="topic-sentence">
        {last && (
          <>
            {words.probes[last.probe]} <code>{visibleText(last.subject)}</code>
          </>
        )}
      </span>
    </div>
  );
}
