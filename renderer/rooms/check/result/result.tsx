import { Button } from '@nl-design-system-candidate/button-react';
import { useStore } from 'zustand';
import { byTopic } from '../../../../shared/assessment/find-all.ts';
import type { Topic } from '../../../../shared/findings/finding.ts';
import { goTo, place, withOpen } from '../../../state/location.ts';
import { useWords } from '../../../state/use-words.ts';
import { leave, start } from '../check-store.ts';
import type { CheckResult } from '../kept-check.ts';
import { LevelLimits } from './level-limits.tsx';
import { NextStep } from './next-step.tsx';
import { Progress } from '../running/progress.tsx';
import type { RunningCheck } from '../running/running-check.ts';
import { saveEvidence } from '../saved-file.ts';
import { Senders } from './senders.tsx';
import { Stamp } from './stamp.tsx';
import { TopicLine } from './topic-line.tsx';
import { assessmentOf } from '../../../state/assessment.ts';
import { useElapsed } from '../running/use-elapsed.ts';

interface ResultProps {
  readonly result: CheckResult;
  /** The check that will replace it, while that runs. */
  readonly running: RunningCheck | undefined;
}

/** The answer first, then who is served how, then the topics with their evidence. */
export function Result({ result, running }: ResultProps) {
  const words = useWords().result;
  const { evidence, network } = result;
  const { open } = useStore(place);
  const assessment = assessmentOf(result);
  const { findings, letters } = assessment;
  const checkAgain = () => {
    void start(evidence.domain, network);
    // The button is of no use meanwhile, and what happens is told beside the stamp.
    document.querySelector<HTMLElement>('.stamp h1')?.focus();
  };
  const openTopic = (topic: Topic, isOpen: boolean) => {
    goTo({ open: withOpen(open, topic, isOpen) });
  };
  return (
    <article className="result" aria-busy={running !== undefined}>
      {evidence.end !== 'complete' && (
        <div className="notice" role="status">
          <p>{evidence.end === 'cancelled' ? words.incomplete.cancelled : words.incomplete.timeLimit}</p>
        </div>
      )}
      <div className="result-head">
        <Stamp result={result} letters={letters} />
        {running ? (
          <RunningAgain key={running.startedAt} running={running} />
        ) : (
          <div>
            <NextStep assessment={assessment} onOpen={topic => openTopic(topic, true)} />
            <LevelLimits letters={letters} />
          </div>
        )}
      </div>
      {letters.overall !== 'no-mail' && <Senders letters={letters} />}
      <section aria-labelledby="topics-title">
        <h2 id="topics-title" className="section-title">
          {words.topicsTitle}
        </h2>
        {byTopic(findings).map(topic => (
          <TopicLine
            key={topic.topic}
            result={topic}
            evidence={evidence}
            isOpen={open.includes(topic.topic)}
            onOpen={isOpen => openTopic(topic.topic, isOpen)}
          />
        ))}
      </section>
      <div className="result-actions">
        <Button purpose="secondary" disabled={running !== undefined} onClick={checkAgain}>
          {words.again}
        </Button>
        <Button purpose="secondary" onClick={() => saveEvidence(evidence)}>
          {words.save}
        </Button>
        <Button purpose="secondary" onClick={() => window.print()}>
          {words.print}
        </Button>
        <Button purpose="secondary" onClick={leave}>
          {words.other}
        </Button>
      </div>
    </article>
  );
}

/** The old result stays as it is; what is new stands where the next step stood. */
function RunningAgain({ running }: { running: RunningCheck }) {
  return <Progress running={running} elapsedMs={useElapsed(running.startedAt)} />;
}
