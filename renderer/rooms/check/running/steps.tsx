import { visibleText } from '../../../../shared/model/visible-text.ts';
import { useLanguage, useWords } from '../../../state/use-words.ts';
import { type RunningCheck, type RunningStep, tookMs } from './running-check.ts';

interface StepsProps {
  readonly running: RunningCheck;
  readonly elapsedMs: number;
}

/** Every question of a running check: what is looked at, how long it takes, whether an answer came. Grows downwards. */
export function Steps({ running, elapsedMs }: StepsProps) {
  const words = useWords().running;
  return (
    <section className="steps" aria-labelledby="steps-title">
      <h2 id="steps-title" className="section-title">
        {words.stepsTitle}
      </h2>
      <ul className="step-list">
        {running.steps.map(step => (
          <Step key={`${step.probe} ${step.subject}`} step={step} elapsedMs={elapsedMs} />
        ))}
      </ul>
    </section>
  );
}

const MARKS: Readonly<Record<RunningStep['state'], string>> = {
  started: '…',
  late: '…',
  answered: '✓',
  failed: '–',
};

export function Step({ step, elapsedMs }: { step: RunningStep; elapsedMs: number }) {
  const language = useLanguage();
  const words = useWords().running;
  const seconds = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <li data-state={step.state}>
      <span className="step-mark" aria-hidden="true">
        {MARKS[step.state]}
      </span>
      <span className="step-what">
        {words.probes[step.probe]} <code>{visibleText(step.subject)}</code>
      </span>
      <span className="step-state">
        {words.states[step.state]} {words.busy(seconds.format(tookMs(step, elapsedMs) / 1000))}
      </span>
    </li>
  );
}
