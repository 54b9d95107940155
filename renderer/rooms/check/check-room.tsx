import { useEffect } from 'react';
import { useStore } from 'zustand';
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
      {/* A host that has gone is told once, by the page as a whole. */}
      {failure && failure.kind !== 'disconnected' && <CheckFailure failure={failure} />}
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
