/**
 * What senders do with a domain: each kind of sender as it goes through its rules, step by step, on what was observed or
 * on what an attack makes of it. Pure; time and what a sender holds come in as arguments.
 */
export { allOutcomes, type Cell, play, type Result } from './all-outcomes.ts';
export { applyAttack } from './attacks/apply-attack.ts';
export { ACCIDENTS, type Attack, ATTACKS, isAccident } from './attacks/attack.ts';
export { type Letters, letters, type SenderLetter } from './letters.ts';
export { type Letter, LETTERS } from './protection/letter.ts';
export { seenOnly } from './protection/seen-servers.ts';
export type { Message } from './protection/sender-letter.ts';
export { EMPTY_CACHE, type PolicyCache } from './policy-cache.ts';
export type { Run, StepKind } from './run.ts';
export {
  EXCHANGE_ONLINE,
  POSTFIX,
  type Sender,
  type SenderKind,
  SENDERS,
  typicalSender,
} from './sender.ts';
export { type Actor, ACTORS, type Carried, type Frame, type Move, type Remark } from './sequence/move.ts';
export { type Sequence, sequence } from './sequence/sequence.ts';
export { simulate } from './simulate.ts';
