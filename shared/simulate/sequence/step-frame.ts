import { impossible } from '../../model/impossible.ts';
import type { Step } from '../run.ts';
import type { Carried, Frame, Move, Remark } from './move.ts';
import { KEEPER, type Shape, SHAPES } from './shapes.ts';
import type { Source, Touched } from './touched.ts';

/** What one step looks like: who sends what to whom, and what the sender cannot see of it. */
export function frameOf(step: Step, touched: Touched, isWatched: boolean): Frame {
  const { moves, remark } = drawn(step, touched, isWatched);
  return { part: 'step', step, moves, ...(remark && { remark }) };
}

interface Drawn {
  readonly moves: readonly Move[];
  readonly remark?: Remark | undefined;
}

function drawn(step: Step, touched: Touched, isWatched: boolean): Drawn {
  const shape = SHAPES[step.kind];
  switch (shape.kind) {
    case 'asks':
      return question(step, shape, touched);
    case 'connects':
      return session(step, shape, isWatched);
    case 'thinks':
      return { moves: [{ kind: 'thought', mood: shape.mood }] };
    default:
      return impossible(shape);
  }
}

/** The draft of 2016 keeps its policy in DNS, where later ones keep only the record that announces one. */
const isDraft = ({ source }: Step): boolean => source.startsWith('draft');

function sourceOf(step: Step, { channel }: Extract<Shape, { kind: 'asks' }>): Source {
  if (channel === 'mx' || channel === 'tlsa') return channel;
  if (isDraft(step)) return 'sts2016';
  return channel === 'policy' ? 'sts-policy' : 'sts-record';
}

function question(step: Step, shape: Extract<Shape, { kind: 'asks' }>, touched: Touched): Drawn {
  const keeper = isDraft(step) ? 'dns' : KEEPER[shape.channel];
  const ask = (arrives: boolean): Move => arrow('sender', keeper, 'question', arrives);
  const isTouched = touched.sources.has(sourceOf(step, shape));
  const isForged = isTouched && touched.by === 'attacker';
  const isImpostor = shape.channel === 'policy' && !isDraft(step) && touched.isPolicyHostImpersonated;
  const comes = shape.comes === 'lost' && isForged && isImpostor ? 'refused' : shape.comes;
  switch (comes) {
    case 'unknown':
      return { moves: [ask(true), { kind: 'thought', mood: 'unknown' }] };
    case 'lost':
      return isForged
        ? { moves: [ask(false), { kind: 'grip', on: keeper }], remark: 'held-back' }
        : { moves: [ask(false)], remark: isTouched ? 'accident' : undefined };
    case 'answer':
    case 'none':
    case 'refused':
      return isForged
        ? { moves: [ask(true), arrow('attacker', 'sender', comes)], remark: 'forged' }
        : {
            moves: [ask(true), arrow(keeper, 'sender', comes)],
            remark: isTouched ? 'accident' : undefined,
          };
    default:
      return impossible(comes);
  }
}

function session({ server }: Step, { how }: Extract<Shape, { kind: 'connects' }>, isWatched: boolean): Drawn {
  const to = server === 'attacker' ? 'attacker' : 'receiver';
  const remark = server === 'attacker' ? 'impostor' : undefined;
  switch (how) {
    case 'encrypted':
    case 'plain':
      return { moves: [arrow('sender', to, how)], remark };
    case 'no-offer': {
      const moves = [arrow('sender', to, 'question'), arrow(to, 'sender', 'none')];
      return isWatched && to === 'receiver'
        ? { moves: [...moves, { kind: 'grip', on: 'receiver' }], remark: 'stripped' }
        : { moves, remark };
    }
    case 'lost':
      return { moves: [arrow('sender', to, 'question', false)], remark };
    case 'unknown':
      return { moves: [arrow('sender', to, 'question'), { kind: 'thought', mood: 'unknown' }], remark };
  }
}

const arrow = (
  from: Extract<Move, { kind: 'arrow' }>['from'],
  to: Extract<Move, { kind: 'arrow' }>['to'],
  carries: Carried,
  arrives = true,
): Move => ({ kind: 'arrow', from, to, carries, arrives });
