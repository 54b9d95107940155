import { Button } from '@nl-design-system-candidate/button-react';
import { useStore } from 'zustand';
import type { Proposal } from '../../../../shared/overlay/proposal.ts';
import type { Wanted } from '../../../../shared/publication/wanted.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { useLanguage } from '../../../state/use-words.ts';
import { CheckFailure } from '../../check/start/check-failure.tsx';
import { publishPractice, type Subject, verifications, wantedKey } from './verify-store.ts';

interface PracticeProps {
  readonly subject: Subject;
  readonly wanted: Wanted;
  readonly proposal: Proposal;
}

/** A practice domain is published by Postzegel itself: nothing real hangs on it. */
export function Practice({ subject, wanted, proposal }: PracticeProps) {
  const words = wordsOf(useLanguage()).make.verify.practice;
  const kept = useStore(verifications, state => state.published[subject.key]);
  const published = kept?.wanted === wantedKey(wanted) ? kept : undefined;
  return (
    <div className="verify-practice">
      <p className="make-note">{words.lead}</p>
      <Button purpose="secondary" onClick={() => void publishPractice(subject, wanted, proposal)}>
        {words.button}
      </Button>
      <p role="status">{published && !published.failure && words.done}</p>
      {published?.failure && <CheckFailure failure={published.failure} />}
    </div>
  );
}
