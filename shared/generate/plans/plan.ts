import * as z from 'zod/mini';
import { type Seconds, seconds } from '../../model/time.ts';
import { type Proposal, proposal } from '../../overlay/proposal.ts';

const host = z.string();

/** What is to be done in a step of a plan; the sentences are in `words`. */
export const planAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('publish-tls-rpt') }),
  z.object({ kind: z.literal('serve-policy'), mode: z.string(), maxAge: seconds }),
  z.object({ kind: z.literal('announce-policy'), id: z.string() }),
  z.object({ kind: z.literal('read-reports'), weeks: z.number() }),
  z.object({ kind: z.literal('wait-for-caches'), maxAge: seconds }),
  z.object({ kind: z.literal('remove-policy') }),
  z.object({ kind: z.literal('publish-next-key'), host }),
  z.object({ kind: z.literal('install-certificate'), host, until: seconds }),
  z.object({ kind: z.literal('verify'), host }),
  z.object({ kind: z.literal('remove-old-key'), host }),
]);
export type PlanAction = Readonly<z.infer<typeof planAction>>;

/** One step, not before its moment; each after the one before it. */
export interface PlanStep {
  readonly id: string;
  readonly at: Seconds;
  readonly action: PlanAction;
  /** What is published in this step, against what was there before it. */
  readonly proposal?: Proposal | undefined;
}

/** A step as it is kept between visits. */
export const planStep = z.object({
  id: z.string(),
  at: seconds,
  action: planAction,
  proposal: z.optional(proposal),
});

export const DAY: Seconds = 86_400;
export const WEEK: Seconds = 7 * DAY;
