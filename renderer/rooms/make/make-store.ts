import * as z from 'zod/mini';
import { createStore } from 'zustand/vanilla';
import { DIALECTS, type DialectId } from '../../../shared/generate/zone/dialects.ts';
import { POLICY_SERVERS, type PolicyServerId } from '../../../shared/generate/servers/policy-servers.ts';
import { type PlanStep, planStep } from '../../../shared/generate/plans/plan.ts';
import { type Seconds, seconds } from '../../../shared/model/time.ts';
import { SENDING_SERVERS, type SendingServerId } from '../../../shared/generate/servers/sending-servers.ts';
import { type Drafts, drafts } from '../../../shared/generate/draft/drafts.ts';

/** A plan that is under way: as it was when its first step was done, so that its days do not move with every check. */
interface KeptPlan {
  readonly steps: readonly PlanStep[];
  /** By the id of a step, when it was done. */
  readonly done: Readonly<Record<string, Seconds>>;
}

interface MakeState {
  /** By network and domain: what is being written for one domain stays when another is looked at. */
  readonly drafts: Readonly<Record<string, Drafts>>;
  /** By network, domain and plan. */
  readonly plans: Readonly<Record<string, KeptPlan>>;
  readonly dialect: DialectId;
  readonly server: PolicyServerId;
  readonly sender: SendingServerId;
}

const kept = z.object({
  drafts: z.record(z.string(), drafts),
  plans: z._default(
    z.record(z.string(), z.object({ steps: z.array(planStep), done: z.record(z.string(), seconds) })),
    {},
  ),
  dialect: z.enum(Object.keys(DIALECTS) as [DialectId, ...DialectId[]]),
  server: z.enum(Object.keys(POLICY_SERVERS) as [PolicyServerId, ...PolicyServerId[]]),
  sender: z.enum(Object.keys(SENDING_SERVERS) as [SendingServerId, ...SendingServerId[]]),
});
/** As with what was typed in the Check room: it outlives a reload, and not the page. */
const KEY = 'postzegel-make';
const NOTHING: MakeState = {
  drafts: {},
  plans: {},
  dialect: 'zone-file',
  server: 'nginx',
  sender: 'postfix',
};

export const make = createStore<MakeState>(() => {
  try {
    const parsed = z.safeParse(kept, JSON.parse(sessionStorage.getItem(KEY) ?? 'null'));
    return parsed.success ? parsed.data : NOTHING;
  } catch {
    return NOTHING;
  }
});
make.subscribe(state => {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(state));
  } catch {
    // A store that is full or shut off: then a reload starts afresh.
    sessionStorage.removeItem(KEY);
  }
});

/** Changes what is being written for one domain. */
export function write(key: string, from: Drafts, change: Partial<Drafts>): void {
  make.setState(state => ({ drafts: { ...state.drafts, [key]: { ...from, ...change } } }));
}

/** Notes that a step of a plan is done, or takes that back where there is no moment. */
export function tick(key: string, steps: readonly PlanStep[], id: string, at: Seconds | undefined): void {
  make.setState(({ plans }) => {
    const { [id]: _before, ...others } = plans[key]?.done ?? {};
    const done = at === undefined ? others : { ...others, [id]: at };
    return { plans: { ...plans, [key]: { steps: plans[key]?.steps ?? steps, done } } };
  });
}

/** Lets go of a plan that was under way: it is made anew from the last check. */
export function forgetPlan(key: string): void {
  make.setState(({ plans: { [key]: _gone, ...plans } }) => ({ plans }));
}
