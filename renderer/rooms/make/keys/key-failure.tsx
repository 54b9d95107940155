import type { Failure } from '../../../../shared/contract/failure.ts';
import { sayFailure } from '../../../../shared/words/say.ts';
import { RichText } from '../../../parts/rich-text.tsx';
import { useLanguage } from '../../../state/use-words.ts';

/** Why nothing was read: what happened, what it means, what to do. */
export function KeyFailure({ failure, more }: { failure: Failure; more: string | undefined }) {
  const { what, meaning, action } = sayFailure(failure, useLanguage());
  return (
    <div className="notice notice-problem" role="alert">
      <p>
        <strong>{what}</strong> {meaning}
      </p>
      <p>
        <RichText text={action} />
      </p>
      {more !== undefined && <p>{more}</p>}
    </div>
  );
}
