import { useMemo } from 'react';
import { hostsOf, mailHosts } from '../../../../shared/evidence/mail-hosts.ts';
import { keptKeyPlan } from '../../../../shared/generate/plans/kept-key-plan.ts';
import { mailMovePlan } from '../../../../shared/generate/plans/mail-move-plan.ts';
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
          [words.plan.move, mailMovePlan(evidence, mtaStsDraft(draft), seconds)],
          [words.plan.withdrawal, withdrawalPlan(evidence, seconds)],
        ];
      case 'tlsa':
        return hostsOf(mailHosts(evidence)).map(({ host }) => {
          const next = draft.brought.filter(each => each.host === host).map(({ record }) => record);
          return next.length > 0
            ? [words.tlsa.rolloverTitle(host), rolloverPlan(evidence, host, next, seconds)]
            : [words.tlsa.keepTitle(host), keptKeyPlan(evidence, host, seconds)];
        });
      case 'tls-rpt':
      case 'dnssec':
        return [];
    }
  }, [part, draft, evidence, seconds, words]);
  return plans
    .filter(([, steps]) => steps.length > 0)
    .map(([title, steps]) => <PlanView key={title} title={title} steps={steps} evidence={evidence} />);
}
