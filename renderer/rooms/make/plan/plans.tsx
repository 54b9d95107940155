import { useMemo } from 'react';
import { useStore } from 'zustand';
import { writeTlsaRecord } from '../../../../shared/dane/index.ts';
import type { PlanStep } from '../../../../shared/generate/plans/plan.ts';
import { rolloutPlan } from '../../../../shared/generate/plans/rollout-plan.ts';
import { rolloverPlan } from '../../../../shared/generate/plans/rollover-plan.ts';
import { withdrawalPlan } from '../../../../shared/generate/plans/withdrawal-plan.ts';
import type { MakePart } from '../../../../shared/generate/draft/make-part.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import type { Place } from '../../../state/location.ts';
import { useLanguage } from '../../../state/use-words.ts';
import { make } from '../make-store.ts';
import type { FormProps } from '../parts/form-props.ts';
import { mtaStsDraft } from '../../../../shared/generate/draft/proposed.ts';
import { PlanView } from './plan-view.tsx';
import type { PlanId } from '../../../../shared/report/plan-as-text.ts';

interface PlansProps extends Omit<FormProps, 'change'> {
  readonly part: MakePart;
  readonly network: Place['network'];
}

interface NamedPlan {
  readonly id: PlanId;
  /** What it is about beside that: the record that a rollover leads to. */
  readonly of: string;
  readonly title: string;
  readonly steps: readonly PlanStep[];
}

/** The dated plans that go with what is being made. */
export function Plans({ part, draft, evidence, now, network }: PlansProps) {
  const words = wordsOf(useLanguage()).make;
  const seconds = Math.floor(now / 1000);
  const plans = useMemo((): readonly NamedPlan[] => {
    switch (part) {
      case 'mta-sts':
        return [
          {
            id: 'rollout',
            of: '',
            title: words.plan.rollout,
            steps: rolloutPlan(evidence, mtaStsDraft(draft), seconds),
          },
          {
            id: 'withdrawal',
            of: '',
            title: words.plan.withdrawal,
            steps: withdrawalPlan(evidence, seconds),
          },
        ];
      case 'tlsa':
        return draft.brought.map(({ host, record }) => ({
          id: `rollover-${host}` as const,
          of: writeTlsaRecord(record),
          title: words.tlsa.rolloverTitle(host),
          steps: rolloverPlan(evidence, host, record, seconds),
        }));
      case 'tls-rpt':
      case 'dnssec':
      case 'sending':
        return [];
    }
  }, [part, draft, evidence, seconds, words]);
  const kept = useStore(make, state => state.plans);
  const keyOf = ({ id, of }: NamedPlan) => `${network}/${evidence.domain}/${id} ${of}`;
  return plans
    .filter(plan => plan.steps.length > 0 || kept[keyOf(plan)] !== undefined)
    .map(plan => (
      <PlanView
        key={keyOf(plan)}
        planKey={keyOf(plan)}
        plan={plan.id}
        title={plan.title}
        steps={plan.steps}
        evidence={evidence}
        network={network}
      />
    ));
}
