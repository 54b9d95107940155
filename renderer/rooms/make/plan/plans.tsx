import { useMemo } from 'react';
import { useStore } from 'zustand';
import { hostsOf, mailHosts } from '../../../../shared/evidence/mail-hosts.ts';
import { keptKeyPlan } from '../../../../shared/generate/plans/kept-key-plan.ts';
import { mailMovePlan } from '../../../../shared/generate/plans/mail-move-plan.ts';
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
import type { Place } from '../../../state/location.ts';
import { useLanguage } from '../../../state/use-words.ts';
import { broughtBy, type Drafts } from '../../../../shared/generate/draft/drafts.ts';
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
            id: 'move',
            of: '',
            title: words.plan.move,
            steps: mailMovePlan(evidence, mtaStsDraft(draft), seconds),
          },
          {
            id: 'withdrawal',
            of: '',
            title: words.plan.withdrawal,
            steps: withdrawalPlan(evidence, seconds),
          },
        ];
      case 'tlsa':
        return hostsOf(mailHosts(evidence)).map(({ host }): NamedPlan => {
          const next = nextKeys(draft, evidence, seconds)
            .filter(each => each.host === host)
            .map(({ record }) => record);
          return next.length > 0
            ? {
                id: `rollover-${host}`,
                of: next.map(record => writeTlsaRecord(record)).join(' '),
                title: words.tlsa.rolloverTitle(host),
                steps: rolloverPlan(evidence, host, next, seconds),
              }
            : {
                id: `kept-key-${host}`,
                of: '',
                title: words.tlsa.keepTitle(host),
                steps: keptKeyPlan(evidence, host, seconds),
              };
        });
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
