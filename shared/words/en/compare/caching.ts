import type { CachingWords } from '../../compare-room-words.ts';

export const caching: CachingWords = {
  sizes: {
    'small-town': 'Small municipality',
    'large-town': 'Large municipality',
    'service-centre': 'Shared service centre',
    'large-provider': 'Large mail provider',
  },
  size: {
    label: 'Begin with an example',
    hint: 'The numbers are examples, not measurements. All receivers take part: the worst case.',
  },
  own: 'Your own numbers',
  more: 'More numbers',
  destinations: {
    label: 'Domains that you send to',
    hint: 'All different ones, also those you seldom write to.',
  },
  messages: { label: 'Mails a day', hint: 'All mail that goes out.' },
  exponent: {
    label: 'Spread (Zipf)',
    hint: '0: the same everywhere. 1: a few domains get most of it. Higher: more uneven still.',
  },
  shareWithPolicy: {
    label: 'Receivers with MTA-STS (%)',
    hint: '100 is the worst case: everybody has a policy.',
  },
  shareSigned: {
    label: 'Receivers with DNSSEC (%)',
    hint: 'Only there does a sender look for records of DANE.',
  },
  maxAge: {
    label: 'How long a policy holds (days)',
    hint: 'The receiver chooses this: max_age. One to 365 days.',
  },
  ttl: {
    label: 'How long a DNS record holds (hours)',
    hint: 'The receiver chooses this: TTL. One to 24 hours.',
  },
  refresh: { label: 'When do you fetch a policy again?', hint: 'The standard suggests every day.' },
  refreshes: {
    'on-demand': 'Only once it has ended and mail goes there again',
    daily: 'Every day, as long as mail goes there',
  },
  outside: (least, most) => `Fill in a number from ${least} to ${most}.`,
  answer: {
    title: 'What that means',
    store: (policies, size) => `You keep the policies of ${policies} domains. Together they take ${size}.`,
    work: (fetches, time) =>
      `You fetch a policy ${fetches} times a day. That costs this computer ${time} of work a day in all.`,
    unmeasured: fetches => `You fetch a policy ${fetches} times a day.`,
    firsts: (messages, share) =>
      `Each day ${messages} mails go to a receiver whose policy you do not hold at that moment: ${share} of the mails to receivers with a policy. Whoever keeps the policy from you then can read or redirect that mail.`,
    dane: (lookups, time) =>
      `With DANE your DNS server asks ${lookups} more questions a day. Verifying takes ${time} a day in all. There is no unprotected first mail: every answer is signed.`,
    daneUnmeasured: lookups =>
      `With DANE your DNS server asks ${lookups} more questions a day. There is no unprotected first mail: every answer is signed.`,
    light:
      'So keeping them is not heavy. Being small costs something else: you seldom write to the same receiver, and so more often nothing is in hand.',
    heavy:
      'With these numbers keeping them is felt: reckon with a store of its own, and with work that goes on all day.',
    provider: share => `For comparison: at a large mail provider that is ${share}.`,
  },
  table: {
    caption: 'A day, on average',
    what: 'What',
    held: 'Kept (number)',
    bytes: 'Memory',
    lookups: 'DNS questions a day',
    fetches: 'Fetched over HTTPS a day',
    unprotected: 'Unprotected first mails a day',
  },
  measured: (fetchMs, validationMs, rounds) =>
    `Measured on this device, in the practice network: fetching a policy ${fetchMs} ms, verifying a TLSA record with all signatures up to the root ${validationMs} ms. The middle of ${rounds} times, the other side’s work included and the distance left out.`,
  measuring: 'Postzegel is measuring what one fetch and one verification cost…',
  notMeasured: 'Measuring failed, so the times are missing. Open this page again for another try.',
  formula: {
    title: 'How this is calculated',
    text: [
      'Mail comes at random moments, and is spread by Zipf’s law: the receiver of rank r gets a share that goes with 1 divided by r to the power of the spread. So each receiver gets λ mails a day.',
      'Fetching on demand: a receiver costs λ / (1 + λ·T) fetches a day, T being how long a policy holds in days. A policy is then in hand λ·T / (1 + λ·T) of the time. Every fetch is a first mail without a policy.',
      'Fetching daily: a policy is in hand as long as the last mail is less than T ago, so 1 − e^(−λ·T) of the time. First mails without a policy: λ·e^(−λ·T) a day.',
      'DNS questions go the same way, with the TTL for T: TLSA, DNSKEY and DS for DANE; the record and two addresses for each policy. Memory: 1 kB a policy, 1.5 kB a receiver with DANE.',
    ],
  },
};
