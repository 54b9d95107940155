import { useMemo } from 'react';
import type { PlanStep } from '../../../../shared/generate/plans/plan.ts';
import { rolloutPlan } from '../../../../shared/generate/plans/rollout-plan.ts';
import { rolloverPlan } from '../../../../shared/generate/plans/rollover-plan.ts';
import { withdrawalPlan } from '../../../../shared/generate/plans/withdrawal-plan.ts';
import type { MakePart } from '../../../../shared/words/make-words.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { useLanguage } from '../../../state/use-words.ts';
import type { FormProps } from '../parts/form-props.ts';
import { mtaStsDraft } from '../proposed.ts';
import { PlanView } from './plan-view.tsx';

/** The dated plans that go with what is being made. */
export function Plans({ part, draft, evidence, now }: FormProps & { part: MakePart }) {
  const words = wordsOf(useLanguage()).make;
  const seconds = Math.floor(now / 1000);
  const plans = useMemo((): readonly (readonly [string, readonly PlanStep[]])[] => {
    switch (part) {
      case 'mta-sts':
        return [
          [words.plan.rollout, rolloutPlan(evidence, mtaStsDraft(draft), seconds)],
          [words.plan.withdrawal, withdrawalPlan(evidence, seconds)],
        ];
      case 'tlsa':
        return draft.brought.map(({ host, record }) => [
          words.tlsa.rolloverTitle(host),
          rolloverPlan(evidence, host, record, seconds),
        ]);
      case 'tls-rpt':
      case 'dnssec':
        return [];
    }
  }, [part, draft, evidence, seconds, words]);
  return plans
    .filter(([, steps]) => steps.length > 0)
    .map(([title, steps]) => <PlanView key={title} title={title} steps={steps} evidence={evidence} />);
}
