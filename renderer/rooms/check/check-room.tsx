import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { place } from '../../state/location.ts';
import { check, leave, start } from './check-store.ts';
import { CheckFailure } from './check-failure.tsx';
import { DomainForm } from './domain-form.tsx';
import { PracticeDomains } from './practice-domains.tsx';
import { Progress } from './progress.tsx';
import { Result } from './result.tsx';
import { SavedCheck } from './saved-check.tsx';
import { StartWords } from './start-words.tsx';

/** One field, then live progress, then the answer. An old result stays visible while a new one is made. */
export function CheckRoom() {
  const { running, evidence, failure } = useStore(check);
  useAddress();
  const shown = evidence && (!running || running.domain === evidence.domain) ? evidence : undefined;
  const atStart = !running && !shown;
  return (
    <div className="check-room">
      {atStart && <StartWords />}
      {(atStart || failure) && !running && <DomainForm compact={shown !== undefined} />}
      {failure && <CheckFailure failure={failure} />}
      {running && <Progress running={running} />}
      {shown && <Result evidence={shown} />}
      {atStart && <PracticeDomains />}
      {atStart && <SavedCheck />}
    </div>
  );
}

/** A domain that comes by the address, as a bookmark or with Back, is checked; none means the start. */
function useAddress() {
  const { domain, network } = useStore(place);
  const first = useRef(true);
  useEffect(() => {
    const { evidence, running, failure } = check.getState();
    const inFocus = running?.domain ?? evidence?.domain;
    if (domain === '') {
      if (!first.current && (inFocus !== undefined || failure)) leave();
    } else if (inFocus !== domain) {
      check.setState({ typed: domain });
      void start(domain, network);
    }
    first.current = false;
  }, [domain, network]);
}
