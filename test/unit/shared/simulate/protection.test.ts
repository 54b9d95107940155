import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { assess } from '../../../../shared/assessment/assessment.ts';
import { evidence } from '../../../../shared/evidence/evidence.ts';
import type { SmtpOutcome, SmtpSession } from '../../../../shared/evidence/smtp.ts';
import { type Letter, type SenderKind } from '../../../../shared/simulate/index.ts';
import {
  ADDRESS,
  answer,
  certificateOf,
  DOMAIN,
  HOST,
  madeEvidence,
  noAnswer,
  NOW,
  policyFetch,
  policyText,
  session,
  tls,
} from '../../../support/made-evidence.ts';

const V6 = '2001:db8::25';
const OTHER = 'mx2.voorbeeld.nl';
const good: SmtpOutcome = { kind: 'tls', tls: tls('a') };
const otherKey: SmtpOutcome = { kind: 'tls', tls: tls('c') };
const noRoute: SmtpOutcome = { kind: 'failed', stage: 'connect', cause: { kind: 'unreachable' } };
const twoAddresses = [answer(HOST, 'AAAA', [{ type: 'AAAA', address: V6 }])];
const noMtaSts = answer(`_mta-sts.${DOMAIN}`, 'TXT', [], { rcode: 'NXDOMAIN' });
const noTlsa = answer(`_25._tcp.${HOST}`, 'TLSA', [], { rcode: 'NXDOMAIN' });
const certificates = [
  certificateOf('a', { dnsNames: [HOST, OTHER] }),
  certificateOf('b', { dnsNames: [`mta-sts.${DOMAIN}`] }),
  certificateOf('c', { dnsNames: [HOST, OTHER] }),
];
const at = (v4: SmtpOutcome, v6: SmtpOutcome): readonly SmtpSession[] => [
  session(v6, HOST, V6),
  session(v4, HOST, ADDRESS),
];
type Changes = NonNullable<Parameters<typeof madeEvidence>[0]>;
const seen = (changes: Changes) => assess(madeEvidence({ certificates, ...changes }), NOW);
const levelOf = (changes: Changes, kind: SenderKind) =>
  seen(changes).letters.senders.find(({ sender }) => sender === kind)!;
/** The domain as a whole, then senders that check nothing, DANE, and MTA-STS. */
const levels = (changes: Changes): readonly Letter[] => {
  const { overall, senders } = seen(changes).letters;
  return [overall, ...senders.slice(0, 3).map(({ letter }) => letter)];
};

describe('what could not be seen makes a level neither worse nor better', () => {
  const causes: readonly (readonly [string, SmtpOutcome])[] = [
    ['no road to its family of addresses', noRoute],
    ['turned away', { kind: 'turned-away', stage: 'banner', reply: { code: 450, lines: ['later'] } }],
    ['silent', { kind: 'failed', stage: 'banner', cause: { kind: 'timeout', afterMs: 5_000 } }],
    ['not tried', { kind: 'failed', stage: 'connect', cause: { kind: 'cancelled' } }],
    ['cut off in the dialogue', { kind: 'failed', stage: 'ehlo', cause: { kind: 'closed' } }],
  ];
  test.each(causes)('%s: the level is that of the other address', (_why, unseen) => {
    const changes = { dns: twoAddresses, smtp: at(good, unseen) };
    expect(levels(changes)).toEqual(['sealed', 'closed', 'sealed', 'sealed']);
    expect(seen(changes).letters.unseen).toMatchObject([{ host: HOST, server: { address: V6 } }]);
    const worse = { dns: twoAddresses, smtp: at({ kind: 'no-starttls' }, unseen) };
    expect(levels(worse)).toEqual(['broken', 'postcard', 'broken', 'broken']);
    expect(levels({ ...worse, dns: [...twoAddresses, noTlsa, noMtaSts], https: [] })).toEqual(
      Array(4).fill('postcard'),
    );
  });

  test('a host of which nothing was seen is unknown, and goes before closed', () => {
    const second = [
      answer(DOMAIN, 'MX', [
        { type: 'MX', preference: 10, exchange: HOST },
        { type: 'MX', preference: 20, exchange: OTHER },
      ]),
      answer(OTHER, 'A', [{ type: 'A', address: '192.0.2.26' }]),
      answer(OTHER, 'AAAA', []),
      answer(`_25._tcp.${OTHER}`, 'TLSA', [], { rcode: 'NXDOMAIN' }),
    ];
    const blocked: SmtpOutcome = { kind: 'failed', stage: 'banner', cause: { kind: 'timeout', afterMs: 1 } };
    const smtp = [session(good), session(blocked, OTHER, '192.0.2.26')];
    expect(
      levels({ dns: second, smtp, https: [policyFetch(policyText('enforce', '*.voorbeeld.nl'))] }),
    ).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
  });

  test('a TLSA look-up without an answer: unknown for DANE, and never a closed envelope', () => {
    const dns = [noAnswer(`_25._tcp.${HOST}`, 'TLSA')];
    expect(levels({ dns })).toEqual(['sealed', 'closed', 'unknown', 'sealed']);
    expect(levels({ dns: [...dns, noMtaSts], https: [] })).toEqual([
      'unknown',
      'closed',
      'unknown',
      'closed',
    ]);
  });

  test('behind something that masks replies nothing is left out: it may hide STARTTLS from every sender', () => {
    const ehlo = { code: 250, lines: [HOST, 'XXXXXXXA'] };
    const masked: SmtpSession = { ...session({ kind: 'no-starttls' }, HOST, V6), ehlo };
    const { letters } = seen({ dns: twoAddresses, smtp: [masked, session(good)] });
    expect(letters.unseen).toEqual([]);
    expect(letters.overall).toBe('unknown');
  });
});

describe('refused at some of several servers: no promise is broken while another one takes the mail', () => {
  test('at one address: sealed, but not there', () => {
    const changes = { dns: twoAddresses, smtp: at(good, otherKey) };
    const dane = levelOf(changes, 'dane');
    expect(dane).toMatchObject({ letter: 'sealed', refused: { places: [V6], result: 'stopped' } });
    expect(dane.usual.run.outcome).toMatchObject({ kind: 'delivered', protection: 'authenticated' });
    expect(dane.usual.run.steps.map(({ kind }) => kind)).toContain('dane-mismatch');
    expect(seen(changes).findings.filter(({ topic }) => topic === 'dane')).toMatchObject([
      { id: 'dane.mismatch', verdict: 'problem', facts: { address: V6, isDelivered: true } },
    ]);
  });

  test('at every address: broken, and the finding says that the mail waits', () => {
    const changes = { dns: twoAddresses, smtp: at(otherKey, otherKey) };
    expect(levelOf(changes, 'dane')).toMatchObject({ letter: 'broken' });
    expect(levelOf(changes, 'dane').refused).toBeUndefined();
    expect(seen(changes).findings.filter(({ id }) => id === 'dane.mismatch')).toMatchObject([
      { facts: { address: V6, isDelivered: false } },
      { facts: { address: ADDRESS, isDelivered: false } },
    ]);
  });

  test('at one address without STARTTLS: the same', () => {
    const changes = { dns: twoAddresses, smtp: at(good, { kind: 'no-starttls' }) };
    expect(levelOf(changes, 'dane')).toMatchObject({ letter: 'sealed', refused: { places: [V6] } });
    expect(levelOf(changes, 'mta-sts')).toMatchObject({ letter: 'sealed', refused: { places: [V6] } });
    expect(seen(changes).findings.find(({ id }) => id === 'dane.no-starttls')).toMatchObject({
      facts: { address: V6, isDelivered: true },
    });
  });

  test('a host that the policy misses is named as a host', () => {
    const dns = [
      answer(DOMAIN, 'MX', [
        { type: 'MX', preference: 10, exchange: HOST },
        { type: 'MX', preference: 20, exchange: OTHER },
      ]),
      answer(OTHER, 'A', [{ type: 'A', address: '192.0.2.26' }]),
      answer(OTHER, 'AAAA', []),
    ];
    const smtp = [session(good), session(good, OTHER, '192.0.2.26')];
    expect(levelOf({ dns, smtp }, 'mta-sts')).toMatchObject({
      letter: 'sealed',
      refused: { places: [OTHER] },
    });
  });
});

describe('a domain that takes no mail', () => {
  test.each([
    [
      'RFC 7505 §3: a null MX',
      [answer(DOMAIN, 'MX', [{ type: 'MX', preference: 0, exchange: '.' }])],
      'null-mx',
    ],
    ['RFC 2308 §2.1: no such domain', [answer(DOMAIN, 'MX', [], { rcode: 'NXDOMAIN' })], 'no-such-domain'],
    [
      'RFC 5321 §5.1: no MX and no address',
      [answer(DOMAIN, 'MX', []), answer(DOMAIN, 'A', []), answer(DOMAIN, 'AAAA', [])],
      'no-address',
    ],
  ] as const)('%s', (_what, dns, noMail) => {
    const none = ['_mta-sts', '_smtp._tls'].map(label =>
      answer(`${label}.${DOMAIN}`, 'TXT', [], { rcode: 'NXDOMAIN' }),
    );
    const { letters, findings } = seen({ dns: [...dns, ...none], smtp: [], https: [] });
    expect(letters).toMatchObject({ overall: 'no-mail', noMail });
    expect(letters.senders.map(({ letter }) => letter)).toEqual(Array(6).fill('no-mail'));
    // Nothing is advised for mail that does not come.
    expect(findings.filter(({ topic, remedy }) => topic !== 'mx' && remedy !== 'nothing')).toEqual([]);
  });
});

describe('situations from the field', () => {
  const caseOf = (name: string) => {
    const text = readFileSync(
      new URL(`../../../vectors/cases/evidence/${name}.json`, import.meta.url),
      'utf8',
    );
    const saved = evidence.parse(JSON.parse(text));
    return assess(saved, saved.startedAt);
  };
  test('no IPv6 here: sealed as far as could be seen, and told as a lack of this place', () => {
    const { letters, findings } = caseOf('healthy-no-ipv6-here');
    expect(letters.overall).toBe('sealed');
    expect(letters.unseen.map(({ server }) => server.because)).toMatchObject([
      { kind: 'no-family', family: 'ipv6' },
      { kind: 'no-family', family: 'ipv6' },
    ]);
    expect(findings.filter(({ verdict }) => verdict !== 'good')).toMatchObject([
      {
        id: 'starttls.no-family',
        verdict: 'not-measured',
        facts: { family: 'ipv6', addresses: ['2001:db8::b', '2001:db8::c'] },
      },
    ]);
  });
  test('a TLSA question without an answer: unknown', () => {
    const { letters, findings } = caseOf('tlsa-timeout');
    expect(letters.overall).toBe('unknown');
    expect(findings.filter(({ topic }) => topic === 'dane').map(({ id }) => id)).toEqual([
      'dane.lookup-unanswered',
    ]);
  });
  test('a certificate for each address: the one that does not fit is named', () => {
    const { letters, findings } = caseOf('cert-per-address');
    const dane = letters.senders.find(({ sender }) => sender === 'dane');
    expect(letters.overall).toBe('sealed');
    expect(dane).toMatchObject({ letter: 'sealed', refused: { places: ['2001:db8::25'] } });
    expect(findings.filter(({ topic }) => topic === 'dane')).toMatchObject([
      { id: 'dane.mismatch', verdict: 'problem', facts: { address: '2001:db8::25', isDelivered: true } },
    ]);
  });
});
