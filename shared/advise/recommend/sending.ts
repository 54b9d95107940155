import type { Advice, Choices } from './advice.ts';

/** The advice for mail that goes out, by what is told of it: no check can see what a server looks at when it sends. */
export function sendingAdvice({ sending, staff }: Choices): Advice {
  if (sending === undefined) {
    return {
      choice: 'tell',
      reasons: [{ kind: 'sending-unseen' }, { kind: 'duty' }],
      steps: [],
      changes: [],
    };
  }
  switch (sending) {
    case 'postfix':
    case 'exim': {
      // Both have DANE built in; Postfix has MTA-STS by a separate program, Exim has none.
      const both = sending === 'postfix' && staff !== 'no';
      return {
        choice: both ? 'both' : 'dane',
        reasons: [{ kind: 'sending-own' }, { kind: 'duty' }],
        steps: ['validating-resolver', 'send-with-dane', ...(both ? (['send-with-sts'] as const) : [])],
        changes: [],
      };
    }
    case 'exchange-online':
      return {
        choice: 'both',
        reasons: [{ kind: 'sending-exchange-online' }, { kind: 'duty' }],
        steps: ['require-tls-for-partners'],
        changes: [],
      };
    case 'provider':
      return {
        choice: 'ask-provider',
        reasons: [{ kind: 'sending-provider' }, { kind: 'duty' }],
        steps: ['ask-provider-sending'],
        changes: [],
      };
  }
}
