import { useId } from 'react';
import type { DomainReading } from '../../../../shared/reading/domain-reading.ts';
import type { FollowedStep } from '../../../../shared/generate/plans/followed-plan.ts';
import type { PlanStep } from '../../../../shared/generate/plans/plan.ts';
import { zoneChanges } from '../../../../shared/generate/zone-changes.ts';
import type { Proposal } from '../../../../shared/overlay/proposal.ts';
import { wantedOf } from '../../../../shared/publication/wanted.ts';
import { sayStart } from '../../../../shared/report/plan-as-text.ts';
import { sayDay } from '../../../../shared/words/date.ts';
import { sayPlanAction, wordsOf } from '../../../../shared/words/say.ts';
import { VerdictMark } from '../../../parts/verdict-mark.tsx';
import type { Place } from '../../../state/location.ts';
import { useLanguage } from '../../../state/use-words.ts';
import { tick } from '../make-store.ts';
import { PolicyFiles } from '../publish/policy-files.tsx';
import { ZoneTexts } from '../publish/zone-texts.tsx';
import { Verify } from '../verify/verify.tsx';

interface PlanStepProps {
  readonly planKey: string;
  readonly steps: readonly PlanStep[];
  readonly followed: readonly FollowedStep[];
  readonly step: FollowedStep;
  /** The domain as it is before this step. */
  readonly reading: DomainReading;
  readonly network: Place['network'];
}

/** One step: from when, what to do, and whether it is done. */
export function PlanStepView({ planKey, steps, followed, step, reading, network }: PlanStepProps) {
  const language = useLanguage();
  const words = wordsOf(language).make.plan;
  const { id, action, proposal, doneAt } = step;
  const described = useId();
  const isDone = doneAt !== undefined;
  const onDone = () => tick(planKey, steps, id, Math.floor(Date.now() / 1000));
  return (
    <li data-done={isDone}>
      <p id={described}>
        <span className="plan-day">
          {isDone ? (
            <>
              <VerdictMark verdict="good" /> {words.done(sayDay(doneAt, language))}
            </>
          ) : (
            sayStart(step, followed, language)
          )}
        </span>{' '}
        {sayPlanAction(action, language)}
      </p>
      {proposal && (
        <StepProposal
          stepKey={`${planKey}/${id}`}
          proposal={proposal}
          reading={reading}
          network={network}
          onDone={onDone}
        />
      )}
      <button
        type="button"
        className="link-button"
        aria-describedby={described}
        onClick={() => (isDone ? tick(planKey, steps, id, undefined) : onDone())}
      >
        {isDone ? words.undo : words.markDone}
      </button>
    </li>
  );
}

interface StepProposalProps {
  readonly stepKey: string;
  readonly proposal: Proposal;
  readonly reading: DomainReading;
  readonly network: Place['network'];
  readonly onDone: () => void;
}

/** What is to be published in a step, and whether it has been. */
function StepProposal({ stepKey, proposal, reading, network, onDone }: StepProposalProps) {
  const words = wordsOf(useLanguage()).make.plan;
  const zones = zoneChanges(reading.evidence, proposal);
  const { domain } = reading;
  return (
    <details>
      <summary>{words.show}</summary>
      {proposal.policy?.kind === 'serve' && <PolicyFiles domain={domain} text={proposal.policy.text} />}
      {zones.length > 0 && <ZoneTexts zones={zones} />}
      <Verify
        subject={{ key: stepKey, network, domain }}
        wanted={wantedOf(reading, proposal)}
        proposal={proposal}
        onEverywhere={onDone}
      />
    </details>
  );
}
