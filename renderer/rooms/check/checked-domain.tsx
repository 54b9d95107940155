import { Heading } from '@nl-design-system-candidate/heading-react';
import { Paragraph } from '@nl-design-system-candidate/paragraph-react';
import { type ReactNode, useEffect } from 'react';
import { useStore } from 'zustand';
import { place } from '../../state/location.ts';
import { check, follow, resultAt } from './check-store.ts';
import type { CheckResult } from './kept-check.ts';
import { Progress } from './running/progress.tsx';
import type { RunningCheck } from './running/running-check.ts';
import { useElapsed } from './running/use-elapsed.ts';
import { CheckFailure } from './start/check-failure.tsx';
import { DomainForm } from './start/domain-form.tsx';
import { PracticeDomains } from './start/practice-domains.tsx';

interface CheckedDomainProps {
  readonly className: string;
  /** Above the field, as long as there is no domain. */
  readonly start: { readonly title: string; readonly lead: string };
  /** What the room makes of the check; nothing is checked yet where there is no result. */
  readonly children: (result: CheckResult | undefined) => ReactNode;
}

/** The frame of a room that works on a check: the field for the domain, a check under way or failed, practice domains. */
export function CheckedDomain({ className, start, children }: CheckedDomainProps) {
  const state = useStore(check);
  const here = useStore(place);
  const { domain, network } = here;
  useEffect(() => follow({ network, domain }), [network, domain]);
  const result = resultAt(state, here);
  const { running, failure, notice } = state;
  const isStart = !result && !running;
  return (
    <div className={className}>
      {isStart && (
        <div className="start-words">
          <Heading level={1}>{start.title}</Heading>
          <Paragraph purpose="lead">{start.lead}</Paragraph>
        </div>
      )}
      <DomainForm compact={!isStart} notice={notice} />
      {failure && failure.kind !== 'disconnected' && failure.kind !== 'bad-domain' && (
        <CheckFailure failure={failure} />
      )}
      {running && <Checking key={running.startedAt} running={running} />}
      {(result || isStart) && children(result)}
      {isStart && <PracticeDomains />}
    </div>
  );
}

function Checking({ running }: { running: RunningCheck }) {
  return <Progress running={running} elapsedMs={useElapsed(running.startedAt)} />;
}
