/**
 * What senders do with a domain: each kind of sender as it goes through its rules, step by step, on what was observed or
 * on what an attack makes of it. Pure; time and what a sender holds come in as arguments.
 */
export { allOutcomes, type Cell, play, type Result, resultOf } from './all-outcomes.ts';
export { applyAttack } from './attacks/apply-attack.ts';
export { ACCIDENTS, type Attack, ATTACKS } from './attacks/attack.ts';
export {
  type CachedPolicy,
  EMPTY_CACHE,
  type Outcome,
  type PolicyCache,
  type Run,
  type Step,
  type StepKind,
} from './run.ts';
export { type Sender, type SenderKind, SENDERS, typicalSender } from './sender.ts';
export { type Circumstances, simulate } from './simulate.ts';
export { type World, worldOf } from './world.ts';
