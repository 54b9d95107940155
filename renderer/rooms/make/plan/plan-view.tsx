import { useMemo, useState } from 'react';
import type { DomainReading } from '../../../../shared/reading/domain-reading.ts';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import { useStore } from 'zustand';
import { followedPlan } from '../../../../shared/generate/plans/followed-plan.ts';
import { isConfirmed } from '../../../../shared/generate/draft/confirmed.ts';
import type { PlanStep } from '../../../../shared/generate/plans/plan.ts';
import { overlay } from '../../../../shared/overlay/overlay.ts';
import { unknownBefore } from '../../../../shared/preview/unknown-before.ts';
import { planAsCalendar, type PlanId } from '../../../../shared/report/plan-as-text.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { saveFile } from '../../../parts/save-file.ts';
import type { Place } from '../../../state/location.ts';
import { useLanguage } from '../../../state/use-words.ts';
import { Dangers } from '../publish/dangers.tsx';
import { forgetPlan, make } from '../make-store.ts';
import { PlanStepView } from './plan-step-view.tsx';

interface PlanViewProps {
  readonly planKey: string;
  readonly plan: PlanId;
  readonly title: string;
  /** As they would be planned now; a plan that is under way keeps its own. */
  readonly steps: readonly PlanStep[];
  readonly reading: DomainReading;
  readonly network: Place['network'];
}

/** Steps with the day from which each may be done, ticked off as they are done; each opens to what is to be published in it. */
export function PlanView({ planKey, plan, title, steps, reading, network }: PlanViewProps) {
  const language = useLanguage();
  const words = wordsOf(language).make.plan;
  const { dialect, plans } = useStore(make);
  const kept = plans[planKey];
  const planned = kept?.steps ?? steps;
  const followed = useMemo(() => followedPlan(planned, kept?.done ?? {}), [planned, kept]);
  const seenBefore = useMemo(() => readingBefore(planned, reading), [planned, reading]);
  const dangers = useMemo(
    () =>
      // A plan that is under way was begun with what was known then.
      kept
        ? []
        : unknownBefore(
            reading,
            planned.flatMap(({ proposal }) => proposal ?? []),
          ),
    [planned, reading, kept],
  );
  const [confirmed, setConfirmed] = useState('');
  const isStopped = dangers.length > 0 && !isConfirmed(reading.domain, confirmed);
  const saveCalendar = () => {
    const report = { evidence: reading.evidence, steps: followed, dialect, language };
    const text = planAsCalendar(report, plan, Math.floor(Date.now() / 1000));
    saveFile(`${reading.domain}-${plan}.ics`, text, 'text/calendar');
  };
  return (
    <details className="plan" open={kept !== undefined}>
      <summary>{title}</summary>
      <p>{words.lead}</p>
      {kept && (
        <p>
          {words.kept}{' '}
          <button type="button" className="link-button" onClick={() => forgetPlan(planKey)}>
            {words.startAgain}
          </button>
        </p>
      )}
      {dangers.length > 0 && (
        <Dangers dangers={dangers} domain={reading.domain} typed={confirmed} onType={setConfirmed} />
      )}
      {!isStopped && (
        <>
          <ol className="plan-steps">
            {followed.map((step, at) => (
              <PlanStepView
                key={step.id}
                planKey={planKey}
                steps={planned}
                followed={followed}
                step={step}
                reading={seenBefore[at]!}
                network={network}
              />
            ))}
          </ol>
          <button type="button" className="link-button" onClick={saveCalendar}>
            {words.calendar}
          </button>
        </>
      )}
    </details>
  );
}

/** For each step the domain as it is when that step comes: with all that was published in the steps before it. */
function readingBefore(steps: readonly PlanStep[], reading: DomainReading): readonly DomainReading[] {
  let seen = reading;
  return steps.map(({ at, proposal }) => {
    const before = seen;
    if (proposal) seen = readDomain(overlay(seen.evidence, proposal, at * 1000));
    return before;
  });
}
