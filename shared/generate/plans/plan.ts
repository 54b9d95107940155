import type { Seconds } from '../../model/time.ts';
import type { Proposal } from '../../overlay/proposal.ts';

/** What is to be done in a step of a plan; the sentences are in `words`. */
export type PlanAction =
  | { readonly kind: 'publish-tls-rpt' }
  | { readonly kind: 'serve-policy'; readonly mode: string; readonly maxAge: Seconds }
  | { readonly kind: 'announce-policy'; readonly id: string }
  | { readonly kind: 'read-reports'; readonly weeks: number }
  | { readonly kind: 'wait-for-caches'; readonly maxAge: Seconds }
  | { readonly kind: 'remove-policy' }
  | { readonly kind: 'publish-next-key'; readonly host: string }
  | { readonly kind: 'install-certificate'; readonly host: string; readonly until: Seconds }
  | { readonly kind: 'verify'; readonly host: string }
  | { readonly kind: 'remove-old-key'; readonly host: string };

/** One step, not before its moment; each after the one before it. */
export interface PlanStep {
  readonly id: string;
  readonly at: Seconds;
  readonly action: PlanAction;
  /** What is published in this step, against what was there before it. */
  readonly proposal?: Proposal;
}

export const DAY: Seconds = 86_400;
export const WEEK: Seconds = 7 * DAY;
