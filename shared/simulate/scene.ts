import type { Seconds } from '../model/time.ts';
import type { FailureType, Step, StepKind } from './run.ts';
import type { Sender } from './sender.ts';
import type { Owner, DomainReading } from '../reading/domain-reading.ts';

/** One sender with one message before one domain, and what it writes down on the way. */
export interface Scene {
  readonly reading: DomainReading;
  readonly sender: Sender;
  readonly now: Seconds;
  readonly steps: Step[];
  readonly failures: FailureType[];
}

export function note(
  { steps }: Scene,
  kind: StepKind,
  source: string,
  subject?: string,
  server?: Owner,
): void {
  steps.push({ kind, source, ...(subject !== undefined && { subject }), ...(server && { server }) });
}
