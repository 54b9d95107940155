import { Button } from '@nl-design-system-candidate/button-react';
import { useMemo } from 'react';
import { assess, byTopic } from '../../../shared/assess/assess.ts';
import { letters } from '../../../shared/assess/letter.ts';
import type { Evidence } from '../../../shared/evidence/evidence.ts';
import { useStore } from 'zustand';
import { goTo, place } from '../../state/location.ts';
import { useWords } from '../../state/use-words.ts';
import { check, leave, start } from './check-store.ts';
import { NextStep } from './next-step.tsx';
import { saveEvidence } from './save-evidence.ts';
import { Senders } from './senders.tsx';
import { Stamp } from './stamp.tsx';
import { TopicLine } from './topic-line.tsx';

/** The answer first, then who is served how, then the topics with their evidence. */
export function Result({ evidence }: { evidence: Evidence }) {
  const words = useWords().result;
  const { running, fromFile, judgedAt } = useStore(check);
  const { open, network } = useStore(place);
  const findings = useMemo(() => assess(evidence, judgedAt), [evidence, judgedAt]);
  const letter = letters(evidence, findings);
  const topics = byTopic(findings);
  const noMail = findings.some(finding => finding.id === 'mx.null');
  const openTopic = (topic: string, isOpen: boolean) =>
    goTo({
      open: isOpen ? [...open.filter(each => each !== topic), topic] : open.filter(each => each !== topic),
    });
  return (
    <article className="result" aria-busy={running !== undefined}>
      {evidence.end !== 'complete' && (
        <div className="notice" role="status">
          <p>{evidence.end === 'cancelled' ? words.incomplete.cancelled : words.incomplete.timeLimit}</p>
        </div>
      )}
      <div className="result-head">
        <Stamp evidence={evidence} letter={letter.overall} noMail={noMail} fromFile={fromFile} />
        <NextStep findings={findings} onOpen={topic => openTopic(topic, true)} />
      </div>
      {!noMail && <Senders letters={letter} />}
      <section aria-labelledby="topics-title">
        <h2 id="topics-title" className="section-title">
          {words.topicsTitle}
        </h2>
        {topics.map(result => (
          <TopicLine
            key={result.topic}
            result={result}
            evidence={evidence}
            isOpen={open.includes(result.topic)}
            onOpen={isOpen => openTopic(result.topic, isOpen)}
          />
        ))}
      </section>
      <div className="result-actions">
        <Button
          purpose="secondary"
          disabled={running !== undefined}
          onClick={() => void start(evidence.domain, network)}
        >
          {words.again}
        </Button>
        <Button purpose="secondary" onClick={() => saveEvidence(evidence)}>
          {words.save}
        </Button>
        <Button purpose="secondary" onClick={leave}>
          {words.other}
        </Button>
      </div>
    </article>
  );
}
