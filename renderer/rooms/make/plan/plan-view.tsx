import { useStore } from 'zustand';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import type { PlanStep } from '../../../../shared/generate/plans/plan.ts';
import { zoneChanges } from '../../../../shared/generate/zone-changes.ts';
import { planAsCalendar, type PlanId, sayStart } from '../../../../shared/report/plan-as-text.ts';
import { sayPlanAction, wordsOf } from '../../../../shared/words/say.ts';
import { saveFile } from '../../../parts/save-file.ts';
import { useLanguage } from '../../../state/use-words.ts';
import { make } from '../make-store.ts';
import { ZoneTexts } from '../publish/zone-texts.tsx';

interface PlanViewProps {
  readonly id: PlanId;
  readonly title: string;
  readonly steps: readonly PlanStep[];
  readonly evidence: Evidence;
}

/** Steps with the day from which each may be done; each opens to what is to be published in it. */
export function PlanView({ id: plan, title, steps, evidence }: PlanViewProps) {
  const language = useLanguage();
  const words = wordsOf(language).make.plan;
  const { dialect } = useStore(make);
  const saveCalendar = () => {
    const text = planAsCalendar({ evidence, steps, dialect, language }, plan, Math.floor(Date.now() / 1000));
    saveFile(`${evidence.domain}-${plan}.ics`, text, 'text/calendar');
  };
  return (
    <details className="plan">
      <summary>{title}</summary>
      <p>{words.lead}</p>
      <ol className="plan-steps">
        {steps.map(step => {
          const { id, action, proposal } = step;
          const zones = proposal ? zoneChanges(evidence, proposal) : [];
          return (
            <li key={id}>
              <p>
                <span className="plan-day">{sayStart(step, steps, language)}</span>{' '}
                {sayPlanAction(action, language)}
              </p>
              {zones.length > 0 && (
                <details>
                  <summary>{words.show}</summary>
                  <ZoneTexts zones={zones} />
                </details>
              )}
            </li>
          );
        })}
      </ol>
      <button type="button" className="link-button" onClick={saveCalendar}>
        {words.calendar}
      </button>
    </details>
  );
}
