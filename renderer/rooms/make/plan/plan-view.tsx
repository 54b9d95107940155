import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import type { PlanStep } from '../../../../shared/generate/plans/plan.ts';
import { zoneChanges } from '../../../../shared/generate/zone-changes.ts';
import { sayDay, saySpan } from '../../../../shared/words/date.ts';
import { sayPlanAction, wordsOf } from '../../../../shared/words/say.ts';
import { useLanguage } from '../../../state/use-words.ts';
import { ZoneTexts } from '../publish/zone-texts.tsx';

interface PlanViewProps {
  readonly title: string;
  readonly steps: readonly PlanStep[];
  readonly evidence: Evidence;
}

/** Steps with the day from which each may be done; each opens to what is to be published in it. */
export function PlanView({ title, steps, evidence }: PlanViewProps) {
  const language = useLanguage();
  const words = wordsOf(language).make.plan;
  return (
    <details className="plan">
      <summary>{title}</summary>
      <p>{words.lead}</p>
      <ol className="plan-steps">
        {steps.map(({ id, at, wait, action, proposal }) => {
          const zones = proposal ? zoneChanges(evidence, proposal) : [];
          return (
            <li key={id}>
              <p>
                <span className="plan-day">
                  {words.from(sayDay(at, language))}
                  {wait !== undefined && `, ${words.wait(saySpan(wait, language))}`}
                </span>{' '}
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
    </details>
  );
}
