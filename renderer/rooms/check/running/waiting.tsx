import { TOPICS } from '../../../../shared/findings/finding.ts';
import { toUnicodeName } from '../../../../shared/model/domain-name.ts';
import { SENDERS } from '../../../../shared/simulate/index.ts';
import { senderName } from '../../../../shared/words/say.ts';
import { useLanguage, useWords } from '../../../state/use-words.ts';
import { Progress } from './progress.tsx';
import type { RunningCheck } from './running-check.ts';
import { SenderCells } from '../result/sender-line.tsx';
import { StampFrame } from '../result/stamp-frame.tsx';
import { Steps } from './steps.tsx';
import { useElapsed } from './use-elapsed.ts';
import { WaitingTopic } from './waiting-topic.tsx';

/** The page of a result before there is one: everything stands where it will stay, and says how far it is. */
export function Waiting({ running }: { running: RunningCheck }) {
  const language = useLanguage();
  const words = useWords();
  const elapsedMs = useElapsed(running.startedAt);
  return (
    <article className="result" aria-busy="true">
      <div className="result-head">
        <StampFrame letter="waiting" domain={toUnicodeName(running.domain)} state={words.running.state}>
          <p className="stamp-question">{words.result.question}</p>
          <p className="stamp-answer">{words.running.lead}</p>
        </StampFrame>
        <Progress running={running} elapsedMs={elapsedMs} />
      </div>
      <section aria-labelledby="senders-title">
        <h2 id="senders-title" className="section-title">
          {words.result.sendersTitle}
        </h2>
        <ul className="senders-waiting">
          {SENDERS.map(sender => (
            <li key={sender} className="topic-button sender-button topic-waiting">
              <SenderCells letter="waiting" name={senderName(sender, language)} verdict="">
                {words.running.notYet}
              </SenderCells>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="topics-title">
        <h2 id="topics-title" className="section-title">
          {words.result.topicsTitle}
        </h2>
        {TOPICS.map(topic => (
          <WaitingTopic key={topic} topic={topic} running={running} />
        ))}
      </section>
      <Steps running={running} elapsedMs={elapsedMs} />
    </article>
  );
}
