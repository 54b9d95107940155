import type { SendingPattern } from './caching-burden.ts';

/** Senders of different sizes. */
export const SENDING_SIZES = ['small-town', 'large-town', 'service-centre', 'large-provider'] as const;
export type SendingSize = (typeof SENDING_SIZES)[number];

const DAY = 86_400;
/** The worst case: everybody publishes, so that everything has to be kept. */
const EVERYBODY = {
  exponent: 1,
  shareWithPolicy: 1,
  shareSigned: 1,
  maxAge: 14 * DAY,
  ttl: 3_600,
  refresh: 'on-demand',
} as const;

/** Examples to begin with, not measurements. */
export const SENDING_PRESETS: Readonly<Record<SendingSize, SendingPattern>> = {
  'small-town': { ...EVERYBODY, destinations: 800, messagesPerDay: 400 },
  'large-town': { ...EVERYBODY, destinations: 8_000, messagesPerDay: 10_000 },
  'service-centre': { ...EVERYBODY, destinations: 25_000, messagesPerDay: 60_000 },
  'large-provider': { ...EVERYBODY, destinations: 2_000_000, messagesPerDay: 50_000_000 },
};
