import { Button } from '@nl-design-system-candidate/button-react';
import { useStore } from 'zustand';
import type { Proposal } from '../../../../shared/overlay/proposal.ts';
import type { Wanted } from '../../../../shared/publication/wanted.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { useLanguage } from '../../../state/use-words.ts';
import { check } from '../../check/check-store.ts';
import { CheckFailure } from '../../check/start/check-failure.tsx';
import { publishPractice, type Subject, verifications, wantedKey } from './verify-store.ts';

interface PracticeProps {
  readonly subject: Subject;
  readonly wanted: Wanted;
  readonly proposal: Proposal;
}

/** RFC 5737: an address for the web server of each practice domain, apart from those that the lab's own hosts have. */
const FREE_ADDRESSES = '203.0.113.';
const FIRST_FREE = 100;

/** A practice domain is published by Postzegel itself: nothing real hangs on it. */
export function Practice({ subject, wanted, proposal }: PracticeProps) {
  const words = wordsOf(useLanguage()).make.verify.practice;
  const kept = useStore(verifications, state => state.published[subject.key]);
  const published = kept?.wanted === wantedKey(wanted) ? kept : undefined;
  const number = useStore(check, state =>
    state.practiceDomains.findIndex(({ domain }) => domain === subject.domain),
  );
  const isServed = wanted.policy?.after !== undefined;
  return (
    <div className="verify-practice">
      <p className="make-note">
        {words.lead} {isServed && number >= 0 && words.webServer(`${FREE_ADDRESSES}${FIRST_FREE + number}`)}
      </p>
      <Button purpose="secondary" onClick={() => void publishPractice(subject, wanted, proposal)}>
        {words.button}
      </Button>
      <p role="status">{published && !published.failure && words.done}</p>
      {published?.failure && <CheckFailure failure={published.failure} />}
    </div>
  );
}
