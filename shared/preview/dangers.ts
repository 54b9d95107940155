import type { Letter, SenderKind } from '../simulate/index.ts';
import type { Danger, Question } from './danger.ts';
import { policyDangers } from './policy-dangers.ts';
import { tlsaDangers } from './tlsa-dangers.ts';
import { unknownBefore } from './unknown-before.ts';

export type { Danger } from './danger.ts';

interface SenderLetters {
  readonly before: { readonly sender: SenderKind; readonly letter: Letter };
  readonly after: { readonly letter: Letter };
}

/** All that is dangerous in a proposal; empty where it can be published without harm. */
export function dangersOf(question: Question, senders: readonly SenderLetters[]): readonly Danger[] {
  const known = [...tlsaDangers(question), ...policyDangers(question)];
  const { before, proposal } = question;
  // Told by itself only where no reason was.
  const stops =
    known.length > 0
      ? []
      : senders
          .filter(each => each.before.letter !== 'broken' && each.after.letter === 'broken')
          .map(each => ({ kind: 'sender-stops', sender: each.before.sender }) as const);
  return [...unknownBefore(before.reading, [proposal]), ...known, ...stops];
}
