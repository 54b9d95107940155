import { useEffect } from 'react';
import { Button } from '@nl-design-system-candidate/button-react';
import { toUnicodeName } from '../../../../shared/model/domain-name.ts';
import { useWords } from '../../../state/use-words.ts';
import { cancel } from '../check-store.ts';
import { isBusy, type RunningCheck } from './running-check.ts';
import { Step } from './steps.tsx';

/** As many as fit beside the stamp, so that nothing below it moves. */
const SHOWN = 3;

/** How far a check is and what it waits for, with a way to stop it; stands where the next step will stand. */
export function Progress({ running, elapsedMs }: { running: RunningCheck; elapsedMs: number }) {
  const words = useWords().running;
  const { steps, domain } = running;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) cancel();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  const busy = steps.filter(isBusy);
  return (
    <section className="progress" aria-labelledby="progress-title">
      <h2 id="progress-title">{words.title(toUnicodeName(domain))}</h2>
      <p>{words.progress(steps.length - busy.length, steps.length)}</p>
      <ul className="step-list">
        {busy.slice(0, SHOWN).map(step => (
          <Step key={`${step.probe} ${step.subject}`} step={step} elapsedMs={elapsedMs} />
        ))}
      </ul>
      <Button purpose="secondary" aria-keyshortcuts="Escape" onClick={cancel}>
        {words.cancel}
      </Button>
    </section>
  );
}
