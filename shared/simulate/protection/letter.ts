import type { Run } from '../run.ts';

/** How mail travels, as the picture everybody knows. What comes first decides for a domain as a whole. */
export const LETTERS = ['broken', 'postcard', 'closed', 'sealed', 'unknown', 'no-mail'] as const;
export type Letter = (typeof LETTERS)[number];

/** How one message that was simulated travels; nothing of a server that does not answer: then the mail goes to another one. */
export function letterOf({ outcome }: Run): Letter | undefined {
  switch (outcome.kind) {
    case 'delivered':
      return ({ authenticated: 'sealed', encrypted: 'closed', cleartext: 'postcard' } as const)[
        outcome.protection
      ];
    case 'deferred':
      return outcome.because === 'unreachable' ? undefined : 'broken';
    case 'refused':
      return 'broken';
    case 'no-mail':
      return 'no-mail';
    case 'unknown':
      return 'unknown';
  }
}
