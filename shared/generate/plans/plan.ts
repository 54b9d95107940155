import type { Seconds } from '../../model/time.ts';
import type { Proposal } from '../../overlay/proposal.ts';

/** What is to be done in a step of a plan; the sentences are in `words`. */
export type PlanAction =
  | { readonly kind: 'publish-tls-rpt' }
  | { readonly kind: 'serve-policy'; readonly mode: string; readonly maxAge: Seconds }
  | { readonly kind: 'announce-policy'; readonly id: string }
  | { readonly kind: 'read-reports'; readonly weeks: number }
  /** Before a policy is enforced: what these hosts serve does not meet it. The plan goes on after a new check. */
  | { readonly kind: 'mend-hosts'; readonly hosts: readonly string[] }
  | { readonly kind: 'move-mail'; readonly hosts: readonly string[] }
  | { readonly kind: 'wait-for-caches'; readonly maxAge: Seconds }
  | { readonly kind: 'remove-record' }
  | { readonly kind: 'remove-policy' }
  | { readonly kind: 'publish-this-key'; readonly host: string }
  | { readonly kind: 'publish-next-key'; readonly host: string }
  | { readonly kind: 'keep-key'; readonly host: string }
  | { readonly kind: 'renew-same-key'; readonly host: string; readonly until: Seconds }
  | { readonly kind: 'install-certificate'; readonly host: string; readonly until: Seconds }
  | { readonly kind: 'verify'; readonly host: string }
  | { readonly kind: 'remove-old-key'; readonly host: string };

/** One step, not before its moment; each after the one before it. */
export interface PlanStep {
  readonly id: string;
  readonly at: Seconds;
  /** At least this long after the step before it was done, however late that was; absent where it can follow at once. */
  readonly wait?: Seconds;
  readonly action: PlanAction;
  /** What is published in this step, against what was there before it. */
  readonly proposal?: Proposal;
}

export const DAY: Seconds = 86_400;
export const WEEK: Seconds = 7 * DAY;
