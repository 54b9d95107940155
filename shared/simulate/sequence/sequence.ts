import type { Seconds } from '../../model/time.ts';
import { play, type Result } from '../all-outcomes.ts';
import { applyAttack } from '../attacks/apply-attack.ts';
import { type Attack, isAccident } from '../attacks/attack.ts';
import type { Run } from '../run.ts';
import type { Sender } from '../sender.ts';
import type { DomainReading } from '../../reading/domain-reading.ts';
import type { Frame, Move } from './move.ts';
import { frameOf } from './step-frame.ts';
import { touchedBy } from './touched.ts';

/** A delivery as it can be played: frame by frame, and what became of the mail. */
export interface Sequence {
  readonly run: Run;
  readonly result: Result;
  /** The scene first, then a frame for each step, the end, and last what is reported. */
  readonly frames: readonly Frame[];
  /** The frame from which on it is known what became of the mail. */
  readonly endsAt: number;
}

/** One message under an attack, as pictures: drawn from what the simulation noted, step by step. */
export function sequence(
  reading: DomainReading,
  sender: Sender,
  attack: Attack | 'none',
  contact: 'first' | 'later',
  now: Seconds,
): Sequence {
  const { run, result } = play(reading, sender, attack, contact, now);
  const attacked = attack === 'none' ? reading : applyAttack(reading, attack, now);
  const touched = touchedBy(reading, attacked, attack);
  const steps = run.steps.map(step => frameOf(step, touched, attacked.isWatched === true));
  const end = endFrame(run, attacked, attack);
  return {
    run,
    result,
    frames: [{ part: 'scene', moves: [] }, ...steps, end, ...reportFrame(run)],
    endsAt: steps.length + 1,
  };
}

const LETTER = { authenticated: 'sealed', encrypted: 'closed', cleartext: 'postcard' } as const;

function endFrame({ outcome }: Run, { isWatched }: DomainReading, attack: Attack | 'none'): Frame {
  if (outcome.kind !== 'delivered') {
    const kept: Move = outcome.kind === 'unknown' ? { kind: 'thought', mood: 'unknown' } : { kind: 'kept' };
    if (attack === 'none' || (outcome.kind !== 'deferred' && outcome.kind !== 'refused')) {
      return { part: 'end', moves: [kept] };
    }
    return { part: 'end', moves: [kept], remark: isAccident(attack) ? 'harmed' : 'saved' };
  }
  const to = outcome.to === 'attacker' ? 'attacker' : 'receiver';
  const letter: Move = {
    kind: 'arrow',
    from: 'sender',
    to,
    carries: LETTER[outcome.protection],
    arrives: true,
  };
  if (to === 'attacker') return { part: 'end', moves: [letter], remark: 'has-mail' };
  return isWatched && outcome.protection === 'cleartext'
    ? { part: 'end', moves: [letter, { kind: 'grip', on: 'receiver' }], remark: 'reads-along' }
    : { part: 'end', moves: [letter] };
}

function reportFrame({ report }: Run): readonly Frame[] {
  if (!report) return [];
  const { to, isSigned, isTampered } = report;
  const arrow: Move = { kind: 'arrow', from: 'sender', to: 'receiver', carries: 'report', arrives: true };
  const frame = { part: 'report', to, isSigned } as const;
  return isTampered
    ? [{ ...frame, moves: [arrow, { kind: 'grip', on: 'receiver' }], remark: 'tampers' }]
    : [{ ...frame, moves: [arrow] }];
}
