import { useMemo } from 'react';
import type { DomainReading } from '../../../../shared/reading/domain-reading.ts';
import { mailHosts } from '../../../../shared/reading/hosts/mail-hosts.ts';
import { useStore } from 'zustand';
import { keptKeyPlan } from '../../../../shared/generate/plans/kept-key-plan.ts';
import { mailMovePlan } from '../../../../shared/generate/plans/mail-move-plan.ts';
import { writeTlsaRecord } from '../../../../shared/dane/index.ts';
import type { PlanStep } from '../../../../shared/generate/plans/plan.ts';
import { rolloutPlan } from '../../../../shared/generate/plans/rollout-plan.ts';
import { rolloverPlan } from '../../../../shared/generate/plans/rollover-plan.ts';
import { withdrawalPlan } from '../../../../shared/generate/plans/withdrawal-plan.ts';
import type { MakePart } from '../../../../shared/generate/draft/make-part.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { suggestMtaSts } from '../../../../shared/generate/mta-sts.ts';
import { tlsaChoices } from '../../../../shared/generate/tlsa-choices.ts';
import type { Seconds } from '../../../../shared/model/time.ts';
import type { Place } from '../../../state/location.ts';
import { useLanguage } from '../../../state/use-words.ts';
import { broughtBy, type Drafts } from '../../../../shared/generate/draft/drafts.ts';
import { make } from '../make-store.ts';
import type { FormProps } from '../parts/form-props.ts';
import { mtaStsDraft } from '../../../../shared/generate/draft/proposed.ts';
import { PlanView } from './plan-view.tsx';
import { isPlanId, type PlanId } from '../../../../shared/report/plan-as-text.ts';
import type { MakeWords } from '../../../../shared/words/make-words.ts';

interface PlansProps extends Omit<FormProps, 'change'> {
  readonly part: MakePart;
  readonly network: Place['network'];
}

interface Planned {
  readonly id: PlanId;
  /** What it is about beside that: the records that a rollover leads to. */
  readonly of: string;
  readonly steps: readonly PlanStep[];
}

/** The dated plans that go with what is being made, and those that are under way. */
export function Plans({ part, draft, reading, now, network }: PlansProps) {
  const words = wordsOf(useLanguage()).make;
  const seconds = Math.floor(now / 1000);
  const planned = useMemo(
    () => plansOf(part, draft, reading, seconds).filter(({ steps }) => steps.length > 0),
    [part, draft, reading, seconds],
  );
  const kept = useStore(make, state => state.plans);
  const place = `${network}/${reading.domain}/`;
  const begun = underWay(Object.keys(kept), place, part);
  const isBegun = (id: PlanId) => begun.some(plan => plan.id === id);
  // Once a key is in use no rollover to it would be planned: the one that is under way still has its last steps to go.
  const others = planned.filter(
    ({ id }) => !isBegun(id) && !isBegun(`rollover-${id.replace(/^kept-key-/, '')}`),
  );
  return [...begun, ...others].map(({ id, of, steps }) => {
    const key = `${place}${id} ${of}`;
    return (
      <PlanView
        key={key}
        planKey={key}
        plan={id}
        title={titleOf(id, words)}
        steps={steps}
        reading={reading}
        network={network}
      />
    );
  });
}

function plansOf(part: MakePart, draft: Drafts, reading: DomainReading, now: Seconds): readonly Planned[] {
  switch (part) {
    case 'mta-sts': {
      const policy = mtaStsDraft(draft);
      const isTyped = policy.mx.join(' ') !== suggestMtaSts(reading, now).mx.join(' ');
      return [
        { id: 'rollout', of: '', steps: rolloutPlan(reading, policy, now) },
        // Hosts of a policy that were there already are no move that somebody asked for.
        { id: 'move', of: '', steps: isTyped ? mailMovePlan(reading, policy, now, broughtBy(draft)) : [] },
        { id: 'withdrawal', of: '', steps: withdrawalPlan(reading, now) },
      ];
    }
    case 'tlsa': {
      const brought = nextKeys(draft, reading, now);
      return mailHosts(reading).map(({ host }): Planned => {
        const next = brought.filter(each => each.host === host).map(({ record }) => record);
        const of = next.map(record => writeTlsaRecord(record)).join(' ');
        return next.length > 0
          ? { id: `rollover-${host}`, of, steps: rolloverPlan(reading, host, next, now) }
          : { id: `kept-key-${host}`, of, steps: keptKeyPlan(reading, host, now) };
      });
    }
    case 'tls-rpt':
    case 'dnssec':
    case 'sending':
      return [];
  }
}

/** The plans of a part at a place that have a step done, by the keys that they are kept under. */
function underWay(keys: readonly string[], place: string, part: MakePart): readonly Planned[] {
  return keys
    .filter(key => key.startsWith(place))
    .flatMap(key => {
      const [id = '', ...of] = key.slice(place.length).split(' ');
      return isPlanId(id) && part === (/-/.test(id) ? 'tlsa' : 'mta-sts')
        ? [{ id, of: of.join(' '), steps: [] }]
        : [];
    });
}

function titleOf(id: PlanId, words: MakeWords): string {
  switch (id) {
    case 'rollout':
    case 'move':
    case 'withdrawal':
      return words.plan[id];
    default: {
      const [, kind, host = ''] = /^(rollover|kept-key)-(.*)$/.exec(id) ?? [];
      return kind === 'rollover' ? words.tlsa.rolloverTitle(host) : words.tlsa.keepTitle(host);
    }
  }
}

/** The keys of servers that were brought and are not in use yet: those that a rollover leads to. */
function nextKeys(draft: Drafts, reading: DomainReading, now: Seconds) {
  const brought = broughtBy(draft);
  const inUse = tlsaChoices(reading, now, brought).flatMap(({ host, choices }) =>
    choices.flatMap(({ text, matchesNow }) => (matchesNow ? [`${host} ${text}`] : [])),
  );
  return brought.filter(
    ({ host, record }) =>
      record.certificateUsage === 3 && !inUse.includes(`${host} ${writeTlsaRecord(record)}`),
  );
}
