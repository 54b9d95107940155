import type { Step } from '../run.ts';

/** Who plays a part in the delivery of one message. */
export const ACTORS = ['sender', 'dns', 'policy-host', 'receiver', 'attacker'] as const;
export type Actor = (typeof ACTORS)[number];

/** What goes from one to another. `none`: an answer that says there is nothing. `refused`: one that is not believed. */
export type Carried =
  | 'question'
  | 'answer'
  | 'none'
  | 'refused'
  | 'encrypted'
  | 'plain'
  | 'sealed'
  | 'closed'
  | 'postcard'
  | 'report';

export type Mood = 'good' | 'bad' | 'neutral' | 'unknown';

/** One thing that happens: what there is to be drawn of a step. */
export type Move =
  | {
      readonly kind: 'arrow';
      readonly from: Actor;
      readonly to: Actor;
      readonly carries: Carried;
      /** Otherwise it does not get there. */
      readonly arrives: boolean;
    }
  /** The sender weighs what it has, and nothing is sent. */
  | { readonly kind: 'thought'; readonly mood: Mood }
  /** The mail stays with the sender. */
  | { readonly kind: 'kept' }
  /** The attacker has a hand on the way to somebody. */
  | { readonly kind: 'grip'; readonly on: Exclude<Actor, 'sender' | 'attacker'> };

/** What the sender cannot see, and whoever watches should. `saved`, `harmed`: what it means that the mail was stopped. */
export const REMARKS = [
  'forged',
  'held-back',
  'stripped',
  'impostor',
  'reads-along',
  'has-mail',
  'tampers',
  'accident',
  'saved',
  'harmed',
] as const;
export type Remark = (typeof REMARKS)[number];

/** One picture of a played delivery: the scene before it begins, a step, how it ends, and what is reported of it. */
export type Frame = { readonly moves: readonly Move[]; readonly remark?: Remark } & (
  | { readonly part: 'scene' }
  | { readonly part: 'step'; readonly step: Step }
  | { readonly part: 'end' }
  | { readonly part: 'report'; readonly to: readonly string[]; readonly isSigned: boolean }
);
