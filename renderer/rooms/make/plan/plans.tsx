import { useMemo } from 'react';
import { useStore } from 'zustand';
import { writeTlsaRecord } from '../../../../shared/dane/index.ts';
import type { PlanStep } from '../../../../shared/generate/plans/plan.ts';
import { rolloutPlan } from '../../../../shared/generate/plans/rollout-plan.ts';
import { rolloverPlan } from '../../../../shared/generate/plans/rollover-plan.ts';
import { withdrawalPlan } from '../../../../shared/generate/plans/withdrawal-plan.ts';
import type { MakePart } from '../../../../shared/words/make-words.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import type { Place } from '../../../state/location.ts';
import { useLanguage } from '../../../state/use-words.ts';
import { make } from '../make-store.ts';
import type { FormProps } from '../parts/form-props.ts';
import { mtaStsDraft } from '../proposed.ts';
import { PlanView } from './plan-view.tsx';

interface PlansProps extends Omit<FormProps, 'change'> {
  readonly part: MakePart;
  readonly network: Place['network'];
}

interface NamedPlan {
  readonly id: string;
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
            title: words.plan.rollout,
            steps: rolloutPlan(evidence, mtaStsDraft(draft), seconds),
          },
          { id: 'withdrawal', title: words.plan.withdrawal, steps: withdrawalPlan(evidence, seconds) },
        ];
      case 'tlsa':
        return draft.brought.map(({ host, record }) => ({
          id: `rollover ${host} ${writeTlsaRecord(record)}`,
          title: words.tlsa.rolloverTitle(host),
          steps: rolloverPlan(evidence, host, record, seconds),
        }));
      case 'tls-rpt':
      case 'dnssec':
        return [];
    }
  }, [part, draft, evidence, seconds, words]);
  const kept = useStore(make, state => state.plans);
  const keyOf = (id: string) => `${network}/${evidence.domain}/${id}`;
  return plans
    .filter(({ id, steps }) => steps.length > 0 || kept[keyOf(id)] !== undefined)
    .map(({ id, title, steps }) => (
      <PlanView
        key={id}
        planKey={keyOf(id)}
        title={title}
        steps={steps}
        evidence={evidence}
        network={network}
      />
    ));
}
