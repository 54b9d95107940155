import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Failure } from '../../../shared/contract/failure.ts';
import { place } from '../../state/location.ts';
import { check, follow, resultAt } from './check-store.ts';
import { Announcement } from './announcement.tsx';
import { CheckFailure } from './start/check-failure.tsx';
import { DomainForm } from './start/domain-form.tsx';
import { PracticeDomains } from './start/practice-domains.tsx';
import { Result } from './result/result.tsx';
import { SavedCheck } from './start/saved-check.tsx';
import { StartWords } from './start/start-words.tsx';
import { useFocusKept } from './use-focus-kept.ts';
import { Waiting } from './running/waiting.tsx';

/** A host that has gone is told by the page as a whole; a domain that is none, right below the field. */
const TOLD_ELSEWHERE: readonly Failure['kind'][] = ['disconnected', 'bad-domain'];

/** One field, then live progress, then the answer. An old result stays visible while a new one is made. */
export function CheckRoom() {
  const state = useStore(check);
  const here = useStore(place);
  const { domain, network } = here;
  useEffect(() => follow({ network, domain }), [network, domain]);
  const { running, failure, notice } = state;
  const shown = resultAt(state, here);
  const atStart = !running && !shown;
  useFocusKept(shown ? 'result' : running ? 'running' : 'start');
  return (
    <div className="check-room">
      {atStart && <StartWords />}
      <DomainForm compact={!atStart} notice={notice} />
      {failure && !TOLD_ELSEWHERE.includes(failure.kind) && <CheckFailure failure={failure} />}
      <Announcement running={running} result={shown} />
      {shown ? (
        <Result result={shown} running={running} />
      ) : (
        running && <Waiting key={running.startedAt} running={running} />
      )}
      {atStart && <PracticeDomains />}
      {atStart && <SavedCheck />}
    </div>
  );
}
