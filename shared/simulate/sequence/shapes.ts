import type { StepKind } from '../run.ts';
import type { Actor, Mood } from './move.ts';

/** What a sender asks for, by where it is kept. */
export type Channel = 'mx' | 'tlsa' | 'policy-record' | 'policy';

export const KEEPER: Readonly<Record<Channel, Extract<Actor, 'dns' | 'policy-host'>>> = {
  mx: 'dns',
  tlsa: 'dns',
  'policy-record': 'dns',
  policy: 'policy-host',
};

/** What a step looks like from outside. */
export type Shape =
  /** A question, and what came of it. */
  | {
      readonly kind: 'asks';
      readonly channel: Channel;
      readonly comes: 'answer' | 'none' | 'refused' | 'lost' | 'unknown';
    }
  /** A session with a mail server. */
  | { readonly kind: 'connects'; readonly how: 'encrypted' | 'plain' | 'no-offer' | 'lost' | 'unknown' }
  | { readonly kind: 'thinks'; readonly mood: Mood };

const asks = (channel: Channel, comes: Extract<Shape, { kind: 'asks' }>['comes']): Shape => ({
  kind: 'asks',
  channel,
  comes,
});
const connects = (how: Extract<Shape, { kind: 'connects' }>['how']): Shape => ({ kind: 'connects', how });
const thinks = (mood: Mood): Shape => ({ kind: 'thinks', mood });

/** Total by type: a new step cannot go undrawn. */
export const SHAPES: Readonly<Record<StepKind, Shape>> = {
  'mx-found': asks('mx', 'answer'),
  'mx-failed': asks('mx', 'lost'),
  'mx-bogus': asks('mx', 'refused'),
  'mx-insecure': thinks('bad'),
  'no-mail': asks('mx', 'none'),
  'host-unreachable': connects('lost'),
  'host-unknown': connects('unknown'),
  'no-tls-offered': connects('no-offer'),
  'tls-not-wanted': connects('plain'),
  'tls-made': connects('encrypted'),
  'tls-old': thinks('bad'),
  'tls-too-old': connects('no-offer'),
  'tlsa-secure': asks('tlsa', 'answer'),
  'tlsa-none': asks('tlsa', 'none'),
  'tlsa-ignored': thinks('bad'),
  'tlsa-unusable': thinks('bad'),
  'tlsa-failed': asks('tlsa', 'lost'),
  'tlsa-unknown': asks('tlsa', 'unknown'),
  'dane-matched': thinks('good'),
  'dane-mismatch': thinks('bad'),
  'dane-demanded': thinks('bad'),
  'policy-cached': thinks('good'),
  'policy-expired': thinks('bad'),
  'policy-none': asks('policy-record', 'none'),
  'policy-unknown': asks('policy', 'unknown'),
  'policy-fetched': asks('policy', 'answer'),
  'policy-fetch-failed': asks('policy', 'lost'),
  'policy-later': thinks('bad'),
  'policy-unchanged': asks('policy-record', 'none'),
  'policy-mode-none': thinks('bad'),
  'policy-trusted-unauthenticated': asks('policy-record', 'answer'),
  'policy-disregarded': thinks('bad'),
  'policy-applied': thinks('good'),
  'policy-not-authenticated': thinks('bad'),
  'mx-not-in-policy': thinks('bad'),
  'certificate-good': thinks('good'),
  'certificate-refused': thinks('bad'),
  'reported-only': thinks('bad'),
  'dane-decides': thinks('neutral'),
  recheck: thinks('neutral'),
  wait: thinks('neutral'),
};
