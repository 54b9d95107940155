import type { Seconds } from '../../model/time.ts';
import { overlay } from '../../overlay/overlay.ts';
import type { Proposal } from '../../overlay/proposal.ts';
import type { DomainReading } from '../../reading/domain-reading.ts';
import { readDomain } from '../../reading/read-domain.ts';
import type { PlanAction, PlanStep } from './plan.ts';

/** Writes a plan down step by step, and keeps what a check would see by then. */
export class PlanWriter {
  readonly steps: PlanStep[] = [];
  #seen: DomainReading;
  #at: Seconds;
  #wait: Seconds = 0;

  constructor(reading: DomainReading, now: Seconds) {
    this.#seen = reading;
    this.#at = now;
  }

  /** What a check would find after the steps so far. */
  get seen(): DomainReading {
    return this.#seen;
  }
  /** When the next step may be done, if all before it are done in time. */
  get at(): Seconds {
    return this.#at;
  }

  /** The next step is not before so long after the last one. */
  wait(seconds: Seconds): void {
    this.#at += seconds;
    this.#wait += seconds;
  }

  step(id: string, action: PlanAction, proposal?: Proposal): void {
    this.steps.push({
      id,
      at: this.#at,
      ...(this.#wait > 0 && { wait: this.#wait }),
      action,
      ...(proposal && { proposal }),
    });
    this.#wait = 0;
    if (proposal) this.#seen = readDomain(overlay(this.#seen.evidence, proposal, this.#at * 1000));
  }
}
