import { useMemo } from 'react';
import { writeTlsaRecord } from '../../../../shared/dane/index.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import type { PlanStep } from '../../../../shared/generate/plans/plan.ts';
import { rolloutPlan } from '../../../../shared/generate/plans/rollout-plan.ts';
import { rolloverPlan } from '../../../../shared/generate/plans/rollover-plan.ts';
import { withdrawalPlan } from '../../../../shared/generate/plans/withdrawal-plan.ts';
import type { MakePart } from '../../../../shared/generate/draft/make-part.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { tlsaChoices } from '../../../../shared/generate/tlsa-choices.ts';
import type { Seconds } from '../../../../shared/model/time.ts';
import { useLanguage } from '../../../state/use-words.ts';
import { broughtBy, type Drafts } from '../../../../shared/generate/draft/drafts.ts';
import type { FormProps } from '../parts/form-props.ts';
import { mtaStsDraft } from '../../../../shared/generate/draft/proposed.ts';
import { PlanView } from './plan-view.tsx';
import type { PlanId } from '../../../../shared/report/plan-as-text.ts';

/** The dated plans that go with what is being made. */
export function Plans({ part, draft, evidence, now }: FormProps & { part: MakePart }) {
  const words = wordsOf(useLanguage()).make;
  const seconds = Math.floor(now / 1000);
  const plans = useMemo((): readonly (readonly [PlanId, string, readonly PlanStep[]])[] => {
    switch (part) {
      case 'mta-sts':
        return [
          ['rollout', words.plan.rollout, rolloutPlan(evidence, mtaStsDraft(draft), seconds)],
          ['withdrawal', words.plan.withdrawal, withdrawalPlan(evidence, seconds)],
        ];
      case 'tlsa':
        return nextKeys(draft, evidence, seconds).map(({ host, record }) => [
          `rollover-${host}`,
          words.tlsa.rolloverTitle(host),
          rolloverPlan(evidence, host, record, seconds),
        ]);
      case 'tls-rpt':
      case 'dnssec':
      case 'sending':
        return [];
    }
  }, [part, draft, evidence, seconds, words]);
  return plans
    .filter(([, , steps]) => steps.length > 0)
    .map(([id, title, steps], at) => (
      <PlanView key={`${id} ${at}`} id={id} title={title} steps={steps} evidence={evidence} />
    ));
}

/** The keys of servers that were brought and are not in use yet: those that a rollover leads to. */
function nextKeys(draft: Drafts, evidence: Evidence, now: Seconds) {
  const brought = broughtBy(draft);
  const inUse = tlsaChoices(evidence, now, brought).flatMap(({ host, choices }) =>
    choices.flatMap(({ text, matchesNow }) => (matchesNow ? [`${host} ${text}`] : [])),
  );
  return brought.filter(
    ({ host, record }) =>
      record.certificateUsage === 3 && !inUse.includes(`${host} ${writeTlsaRecord(record)}`),
  );
}
