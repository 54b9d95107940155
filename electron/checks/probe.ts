import type { CheckStep, ProbeName } from '../../shared/contract/contract.ts';
import type { Network } from '../network.ts';
import type { Ask } from './ask.ts';
import type { Notebook } from './notebook.ts';

/** What every probe is given. It writes down what it observes, and concludes nothing. */
export interface ProbeTools {
  readonly network: Network;
  readonly ask: Ask;
  readonly notebook: Notebook;
  readonly signal: AbortSignal;
  /** Runs one SMTP session when there is room for it. */
  readonly whenRoom: <Value>(task: () => Promise<Value>) => Promise<Value>;
  /** Runs one step of a probe and tells the user when it starts and how it ends, and in between what it waits for. */
  readonly step: <Value>(
    probe: ProbeName,
    subject: string,
    task: (tellLate: () => void) => Promise<Step<Value>>,
  ) => Promise<Value>;
}

export interface Step<Value> {
  readonly value: Value;
  readonly state: Extract<CheckStep['state'], 'answered' | 'failed'>;
}

export const answered = <Value>(value: Value): Step<Value> => ({ value, state: 'answered' });
