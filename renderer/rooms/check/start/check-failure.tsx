import type { Failure } from '../../../../shared/contract/failure.ts';
import { sayFailure } from '../../../../shared/words/say.ts';
import { RichText } from '../../../parts/rich-text.tsx';
import { useLanguage } from '../../../state/use-words.ts';

/** What happened, what it means, what to do. Stopping on purpose is no trouble, and does not look like it. */
export function CheckFailure({ failure }: { failure: Failure }) {
  const { what, meaning, action } = sayFailure(failure, useLanguage());
  const isTrouble = failure.kind !== 'cancelled';
  return (
    <div
      className={isTrouble ? 'notice notice-problem' : 'notice'}
      role={isTrouble ? 'alert' : 'status'}
      id="check-failure"
    >
      <p>
        <strong>
          <RichText text={what} />
        </strong>{' '}
        {meaning}
      </p>
      <p>
        <RichText text={action} />
      </p>
    </div>
  );
}
