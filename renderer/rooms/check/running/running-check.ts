import type { CheckStep, ProbeName } from '../../../../shared/contract/contract.ts';
import type { Topic } from '../../../../shared/findings/finding.ts';
import type { Milliseconds } from '../../../../shared/model/time.ts';
import type { Place } from '../../../state/location.ts';

/** One probe of one subject: when it began and, once it has, ended. Both in ms since the check started. */
export interface RunningStep {
  readonly probe: ProbeName;
  readonly subject: string;
  readonly state: CheckStep['state'];
  readonly beganAtMs: Milliseconds;
  readonly endedAtMs: Milliseconds | undefined;
}

export interface RunningCheck {
  readonly network: Place['network'];
  readonly domain: string;
  readonly startedAt: Milliseconds;
  readonly steps: readonly RunningStep[];
}

/** The running check with one step more, or one step further. A step keeps its place in the list. */
export function addStep(running: RunningCheck, { probe, subject, state, atMs }: CheckStep): RunningCheck {
  const at = running.steps.findIndex(step => step.probe === probe && step.subject === subject);
  const endedAtMs = isUnderWay(state) ? undefined : atMs;
  const known = running.steps[at];
  return {
    ...running,
    steps: known
      ? running.steps.with(at, { ...known, state, endedAtMs })
      : [...running.steps, { probe, subject, state, beganAtMs: atMs, endedAtMs }],
  };
}

export const isBusy = ({ state }: RunningStep): boolean => isUnderWay(state);
const isUnderWay = (state: RunningStep['state']) => state === 'started' || state === 'late';

/** How long a step has taken, as of `elapsedMs` since the check started. */
export const tookMs = (step: RunningStep, elapsedMs: Milliseconds): Milliseconds =>
  Math.max(0, (step.endedAtMs ?? elapsedMs) - step.beganAtMs);

/** Under which line of the result the outcome of a probe will appear. */
const TOPIC_OF: Readonly<Record<ProbeName, readonly Topic[]>> = {
  mx: ['mx'],
  addresses: ['mx'],
  dnssec: ['dnssec'],
  smtp: ['starttls', 'certificate'],
  tlsa: ['dane'],
  'mta-sts-record': ['mta-sts'],
  'mta-sts-policy': ['mta-sts'],
  sts2016: ['mta-sts'],
  'tls-rpt': ['tls-rpt'],
};

export const stepsOf = (running: RunningCheck, topic: Topic): readonly RunningStep[] =>
  running.steps.filter(step => TOPIC_OF[step.probe].includes(topic));
