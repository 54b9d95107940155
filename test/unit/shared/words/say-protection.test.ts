import { describe, expect, test } from 'vitest';
import { assess } from '../../../../shared/assessment/assessment.ts';
import type { KnownSender } from '../../../../shared/simulate/known-senders.ts';
import { sayProtection } from '../../../../shared/words/protection/say-protection.ts';
import {
  answer,
  certificateOf,
  DOMAIN,
  HOST,
  madeEvidence,
  NOW,
  policyFetch,
  policyText,
  session,
  tls,
} from '../../../support/made-evidence.ts';

type Changes = NonNullable<Parameters<typeof madeEvidence>[0]>;
const known: readonly KnownSender[] = (
  [
    ['Gmail', 'mta-sts'],
    ['Exchange Online', 'dane-and-mta-sts'],
  ] as const
).map(([name, checks]) => ({
  name: { nl: name, en: name },
  checks,
  source: 'test',
  date: '2026',
  confidence: 'high',
}));
const lettersOf = (changes: Changes) => assess(madeEvidence(changes), NOW).letters;
const said = (changes: Changes, language: 'nl' | 'en' = 'en') =>
  sayProtection(lettersOf(changes), known, language);

const noTlsa = answer(`_25._tcp.${HOST}`, 'TLSA', [], { rcode: 'NXDOMAIN' });
const noMtaSts = answer(`_mta-sts.${DOMAIN}`, 'TXT', [], { rcode: 'NXDOMAIN' });
const otherKey = {
  smtp: [session({ kind: 'tls', tls: tls('c') })],
  certificates: [certificateOf('c'), certificateOf('b', { dnsNames: [`mta-sts.${DOMAIN}`] })],
};

describe('for whom', () => {
  test.each<readonly [string, Changes, readonly string[]]>([
    [
      'DANE alone',
      { dns: [noMtaSts], https: [] },
      [
        'Sealed for senders that check DANE or both (such as Exchange Online).',
        'Closed envelope for senders that check only MTA-STS (such as Gmail) or nothing.',
      ],
    ],
    [
      'MTA-STS alone: played, and not at the first contact',
      { dns: [noTlsa] },
      [
        'Sealed, but not at the first contact, for senders that check only MTA-STS (such as Gmail) or both (such as Exchange Online).',
        'Closed envelope for senders that check DANE or nothing.',
      ],
    ],
    [
      'broken for the one, sealed for the other',
      { ...otherKey, https: [policyFetch(policyText('enforce'))] },
      [
        'Broken seal for senders that check DANE or both (such as Exchange Online).',
        'Closed envelope for senders that check nothing.',
        'Sealed, but not at the first contact, for senders that check only MTA-STS (such as Gmail).',
      ],
    ],
    [
      'nothing',
      { dns: [noTlsa, noMtaSts], https: [] },
      ['Closed envelope for every sender that can encrypt.'],
    ],
  ])('%s', (_what, changes, holds) => {
    expect(said(changes).holds).toEqual(holds);
  });

  test('in Dutch', () => {
    expect(said({ dns: [noTlsa] }, 'nl').holds).toEqual([
      'Verzegeld, maar niet bij het eerste contact, voor verzenders die alleen MTA-STS (zoals Gmail) of beide (zoals Exchange Online) controleren.',
      'Dichtgeplakt voor verzenders die DANE of niets controleren.',
    ]);
  });
});

describe('until when', () => {
  const day = 86_400;
  const end = NOW / 1_000 + 9 * day;
  const ending = (mx: number, policy: number) => [
    certificateOf('a', { notAfter: mx }),
    certificateOf('b', { dnsNames: [`mta-sts.${DOMAIN}`], notAfter: policy }),
  ];
  const untilOf = (changes: Changes) =>
    Object.fromEntries(lettersOf(changes).senders.map(({ sender, until }) => [sender, until]));

  test('TLSA 3 1 1 outlives the certificate (RFC 7672 §3.1.1); MTA-STS does not', () => {
    const until = untilOf({ certificates: ending(end, end + 90 * day) });
    expect(until['dane']).toBeUndefined();
    expect(until['opportunistic']).toBeUndefined();
    expect(until['mta-sts']).toEqual({ at: end, letter: 'broken' });
  });
  test('RFC 8461 §3.3: without the policy host new senders find no policy', () => {
    const until = untilOf({ certificates: ending(end + 90 * day, end) });
    expect(until['mta-sts']).toEqual({ at: end, letter: 'closed' });
    expect(said({ certificates: ending(end + 90 * day, end) }).but).toEqual([
      'Until 10 January 2027 for senders that check only MTA-STS: a certificate ends then. If nobody renews it, the level becomes: closed envelope.',
    ]);
  });
  test('of many endings the first that makes it worse', () => {
    const { senders } = lettersOf({ certificates: ending(end + 5 * day, end + 2 * day) });
    expect(senders.find(({ sender }) => sender === 'mta-sts')?.until?.at).toBe(end + 2 * day);
  });
});

describe('where not, and as far as could be seen', () => {
  const V6 = '2001:db8::25';
  const both = [answer(HOST, 'AAAA', [{ type: 'AAAA', address: V6 }])];
  test('an address that is refused', () => {
    const smtp = [session({ kind: 'no-starttls' }, HOST, V6), session({ kind: 'tls', tls: tls('a') })];
    expect(said({ dns: both, smtp }).but[0]).toBe(
      `But not at ${V6}: senders that check DANE, only MTA-STS or both do not deliver there; they try the other one.`,
    );
  });
  test('a family that this place lacks', () => {
    const noRoad = { kind: 'failed', stage: 'connect', cause: { kind: 'unreachable' } } as const;
    const smtp = [session(noRoad, HOST, V6), session({ kind: 'tls', tls: tls('a') })];
    expect(said({ dns: both, smtp }).but[0]).toBe(
      'As far as could be seen, with IPv4: this place has no IPv6.',
    );
    expect(said({ dns: both, smtp }, 'nl').but[0]).toBe(
      'Voor zover te zien, met IPv4: deze plek heeft geen IPv6.',
    );
  });
  test('an address that is silent', () => {
    const silent = { kind: 'failed', stage: 'banner', cause: { kind: 'timeout', afterMs: 1 } } as const;
    const smtp = [session(silent, HOST, V6), session({ kind: 'tls', tls: tls('a') })];
    expect(said({ dns: both, smtp }).but[0]).toBe(
      `As far as could be seen: ${V6} was not looked at from here.`,
    );
  });
  test.each([
    [
      [answer(DOMAIN, 'MX', [{ type: 'MX', preference: 0, exchange: '.' }])],
      'This domain receives no mail, on purpose.',
    ],
    [[answer(DOMAIN, 'MX', [], { rcode: 'NXDOMAIN' })], 'This name does not exist: no mail arrives.'],
  ] as const)('no mail %#', (dns, text) => {
    expect(said({ dns, smtp: [] })).toEqual({ holds: [text], but: [] });
  });
});
