import type { Letter, SenderKind } from '../simulate/index.ts';
import type { Danger, Question } from './danger.ts';
import { policyDangers } from './policy-dangers.ts';
import { tlsaDangers } from './tlsa-dangers.ts';

export type { Danger } from './danger.ts';

interface SenderLetters {
  readonly before: { readonly sender: SenderKind; readonly letter: Letter };
  readonly after: { readonly letter: Letter };
}

/** All that is dangerous in a proposal; empty where it can be published without harm. */
export function dangersOf(question: Question, senders: readonly SenderLetters[]): readonly Danger[] {
  const known = [...tlsaDangers(question), ...policyDangers(question)];
  // Told by itself only where no reason was.
  const stops =
    known.length > 0
      ? []
      : senders
          .filter(({ before, after }) => before.letter !== 'broken' && after.letter === 'broken')
          .map(({ before }) => ({ kind: 'sender-stops', sender: before.sender }) as const);
  return [...known, ...stops];
}
