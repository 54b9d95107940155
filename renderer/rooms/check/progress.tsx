import { Button } from '@nl-design-system-candidate/button-react';
import { Heading } from '@nl-design-system-candidate/heading-react';
import { useEffect, useState } from 'react';
import type { CheckStep } from '../../../shared/contract/contract.ts';
import { toUnicodeName } from '../../../shared/model/domain-name.ts';
import { useWords } from '../../state/use-words.ts';
import { cancel } from './check-store.ts';

interface Running {
  readonly domain: string;
  readonly steps: readonly CheckStep[];
  readonly startedAt: number;
}

/** What is being looked at, how long it takes, what answered. */
export function Progress({ running }: { running: Running }) {
  const words = useWords().running;
  const elapsed = useElapsed(running.startedAt);
  const done = running.steps.filter(step => step.state !== 'started').length;
  const number = new Intl.NumberFormat(document.documentElement.lang, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return (
    <section className="progress" aria-labelledby="progress-title">
      <div className="progress-head">
        <Heading level={2} id="progress-title">
          {words.title(toUnicodeName(running.domain))}
        </Heading>
        <Button purpose="secondary" onClick={cancel}>
          {words.cancel}
        </Button>
      </div>
      <p>{words.lead}</p>
      <p className="progress-sum" role="status">
        {words.summary(done, running.steps.length)}
      </p>
      <ul className="progress-steps">
        {running.steps.map(({ probe, subject, state, atMs }) => (
          <li key={`${probe} ${subject}`} data-state={state}>
            <span className="progress-mark" aria-hidden="true">
              {{ started: '…', answered: '✓', failed: '–' }[state]}
            </span>
            <span>
              {words.probes[probe]} <code>{subject}</code>
            </span>
            <span className="progress-state">
              {words.states[state]}{' '}
              {words.busy(number.format((state === 'started' ? Math.max(0, elapsed - atMs) : atMs) / 1000))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const TICK_MS = 200;

function useElapsed(startedAt: number): number {
  const [now, setNow] = useState(startedAt);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now - startedAt;
}
