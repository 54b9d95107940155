import { Heading } from '@nl-design-system-candidate/heading-react';
import { Paragraph } from '@nl-design-system-candidate/paragraph-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { toUnicodeName } from '../../../shared/model/domain-name.ts';
import { wordsOf } from '../../../shared/words/say.ts';
import { place } from '../../state/location.ts';
import { useLanguage } from '../../state/use-words.ts';
import { check, follow, resultAt } from '../check/check-store.ts';
import { Progress } from '../check/running/progress.tsx';
import type { RunningCheck } from '../check/running/running-check.ts';
import { useElapsed } from '../check/running/use-elapsed.ts';
import { CheckFailure } from '../check/start/check-failure.tsx';
import { DomainForm } from '../check/start/domain-form.tsx';
import { PracticeDomains } from '../check/start/practice-domains.tsx';
import { Workbench } from './workbench.tsx';

/** What exactly to publish: written from the last check, with what it would do beside it. */
export function MakeRoom() {
  const language = useLanguage();
  const words = wordsOf(language).make;
  const state = useStore(check);
  const here = useStore(place);
  const { domain, network } = here;
  useEffect(() => follow({ network, domain }), [network, domain]);
  const result = resultAt(state, here);
  const { running, failure } = state;
  const isStart = !result && !running;
  return (
    <div className="make-room">
      {isStart && (
        <div className="start-words">
          <Heading level={1}>{words.start.title}</Heading>
          <Paragraph purpose="lead">{words.start.lead}</Paragraph>
        </div>
      )}
      <DomainForm compact={!isStart} notice={state.notice} />
      {failure && failure.kind !== 'disconnected' && failure.kind !== 'bad-domain' && (
        <CheckFailure failure={failure} />
      )}
      {running && <Checking key={running.startedAt} running={running} />}
      {result && (
        <>
          <Heading level={1}>{words.title(toUnicodeName(result.evidence.domain))}</Heading>
          <Paragraph className="make-lead">{words.lead}</Paragraph>
          <Workbench key={`${network}/${domain}`} result={result} part={here.part} />
        </>
      )}
      {isStart && <PracticeDomains />}
    </div>
  );
}

function Checking({ running }: { running: RunningCheck }) {
  return <Progress running={running} elapsedMs={useElapsed(running.startedAt)} />;
}
