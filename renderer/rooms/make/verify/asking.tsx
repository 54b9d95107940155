import type { PublicationStep } from '../../../../shared/contract/contract.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { useLanguage, useWords } from '../../../state/use-words.ts';

const MARKS: Readonly<Record<PublicationStep['state'], string>> = {
  started: '…',
  answered: '✓',
  failed: '–',
};

/** Who is being asked, and who has answered. */
export function Asking({ steps }: { steps: readonly PublicationStep[] }) {
  const words = wordsOf(useLanguage()).make.verify;
  const { states } = useWords().running;
  const ready = steps.filter(({ state }) => state !== 'started').length;
  return (
    <div className="verify-asking">
      <p role="status">
        {words.busy} {words.progress(ready, steps.length)}
      </p>
      <ul className="step-list">
        {steps.map(({ what, subject, state }) => (
          <li key={`${what} ${subject}`} data-state={state}>
            <span className="step-mark" aria-hidden="true">
              {MARKS[state]}
            </span>
            <span className="step-what">
              {words.steps[what]} <code>{subject}</code>
            </span>
            <span className="step-state">{states[state]}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
