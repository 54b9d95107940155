import * as z from 'zod/mini';
import { type Seconds, seconds } from '../../model/time.ts';
import { type Proposal, proposal } from '../../overlay/proposal.ts';

const host = z.string();
const hosts = z.readonly(z.array(host));

/** What is to be done in a step of a plan; the sentences are in `words`. */
export const planAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('publish-tls-rpt') }),
  z.object({ kind: z.literal('serve-policy'), mode: z.string(), maxAge: seconds }),
  z.object({ kind: z.literal('announce-policy'), id: z.string() }),
  z.object({ kind: z.literal('read-reports'), weeks: z.number() }),
  /** Before a policy is enforced: what these hosts serve does not meet it. The plan goes on after a new check. */
  z.object({ kind: z.literal('mend-hosts'), hosts }),
  /** What a host needs before mail goes there. */
  z.object({ kind: z.literal('prepare-host'), host }),
  z.object({ kind: z.literal('sign-host'), host }),
  z.object({ kind: z.literal('publish-host-tlsa'), host, owner: host }),
  /** What it sends was neither seen nor brought, so that nothing can be written. */
  z.object({ kind: z.literal('bring-host-tlsa'), host, owner: host }),
  z.object({ kind: z.literal('move-mail'), hosts }),
  z.object({ kind: z.literal('leave-hosts'), hosts }),
  z.object({ kind: z.literal('policy-host-address'), host, isKnown: z.boolean() }),
  z.object({ kind: z.literal('policy-host-certificate'), host }),
  z.object({ kind: z.literal('fetch-policy'), url: z.string() }),
  z.object({ kind: z.literal('wait-for-caches'), maxAge: seconds }),
  z.object({ kind: z.literal('remove-record') }),
  z.object({ kind: z.literal('remove-policy') }),
  z.object({ kind: z.literal('publish-this-key'), host }),
  z.object({ kind: z.literal('publish-next-key'), host }),
  z.object({ kind: z.literal('keep-key'), host }),
  z.object({ kind: z.literal('renew-same-key'), host, until: seconds }),
  z.object({ kind: z.literal('install-certificate'), host, until: seconds }),
  z.object({ kind: z.literal('verify'), host }),
  z.object({ kind: z.literal('remove-old-key'), host }),
]);
export type PlanAction = Readonly<z.infer<typeof planAction>>;

/** One step, not before its moment; each after the one before it. */
export interface PlanStep {
  readonly id: string;
  readonly at: Seconds;
  /** At least this long after the step before it was done, however late that was; absent where it can follow at once. */
  readonly wait?: Seconds | undefined;
  readonly action: PlanAction;
  /** What is published in this step, against what was there before it. */
  readonly proposal?: Proposal | undefined;
}

/** A step as it is kept between visits. */
export const planStep = z.object({
  id: z.string(),
  at: seconds,
  wait: z.optional(seconds),
  action: planAction,
  proposal: z.optional(proposal),
});

export const DAY: Seconds = 86_400;
export const WEEK: Seconds = 7 * DAY;
