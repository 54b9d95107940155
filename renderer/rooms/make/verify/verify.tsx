import { Button } from '@nl-design-system-candidate/button-react';
import { useStore } from 'zustand';
import type { Proposal } from '../../../../shared/overlay/proposal.ts';
import type { PublicationFound } from '../../../../shared/publication/judge-publication.ts';
import type { Wanted } from '../../../../shared/publication/wanted.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { useLanguage } from '../../../state/use-words.ts';
import { focusContent } from '../../../parts/focus-content.ts';
import { start } from '../../check/check-store.ts';
import { CheckFailure } from '../../check/start/check-failure.tsx';
import { Asking } from './asking.tsx';
import { Practice } from './practice.tsx';
import { stopVerifying, type Subject, verifications, verify, wantedKey } from './verify-store.ts';
import { VerifyResult } from './verify-result.tsx';

interface VerifyProps {
  readonly subject: Subject;
  readonly wanted: Wanted;
  readonly proposal: Proposal;
  /** Told when every name server has it. */
  readonly onEverywhere?: (found: PublicationFound) => void;
}

/** One button that looks, at each name server, whether what was to change has changed; what came of it; what to do next. */
export function Verify({ subject, wanted, proposal, onEverywhere }: VerifyProps) {
  const words = wordsOf(useLanguage()).make.verify;
  const id = wantedKey(wanted);
  const kept = useStore(verifications, state => state.byKey[subject.key]);
  const verification = kept?.wanted === id ? kept : undefined;
  const isRunning = verification?.kind === 'running';
  const onVerify = async () => {
    const found = await verify(subject, wanted);
    if (found?.overall === 'everywhere') onEverywhere?.(found);
  };
  const onCheckAgain = () => {
    void start(subject.domain, subject.network);
    // There it is to be seen how the check goes; this button goes away.
    focusContent();
  };
  return (
    <div className="verify">
      {subject.network === 'lab' && <Practice subject={subject} wanted={wanted} proposal={proposal} />}
      <p className="make-note">{words.lead}</p>
      {/* One button all along, so that the keyboard does not lose its place. */}
      <Button purpose="secondary" onClick={() => (isRunning ? stopVerifying() : void onVerify())}>
        {isRunning ? words.cancel : verification ? words.again : words.button}
      </Button>
      {isRunning && <Asking steps={verification.steps} />}
      {verification?.kind === 'failed' && <CheckFailure failure={verification.failure} />}
      {verification?.kind === 'found' && (
        <>
          <VerifyResult found={verification.found} wanted={wanted} at={verification.evidence.endedAt} />
          {verification.found.overall === 'everywhere' && (
            <Button purpose="primary" onClick={onCheckAgain}>
              {words.checkAgain}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
