import { describe, expect, test } from 'vitest';
import { SENDERS, simulate } from '../../../../shared/simulate/index.ts';
import type { DomainReading } from '../../../../shared/reading/domain-reading.ts';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import type { FailureCause } from '../../../../shared/evidence/failure-cause.ts';
import type { SmtpOutcome } from '../../../../shared/evidence/smtp.ts';
import {
  ADDRESS,
  answer,
  DOMAIN,
  HOST,
  madeEvidence,
  noAnswer,
  policyFetch,
  policyText,
  session,
  tls,
} from '../../../support/made-evidence.ts';
import { now } from '../simulate/made-worlds.ts';

type Changes = NonNullable<Parameters<typeof madeEvidence>[0]>;
const outcomeOf = (changes: Changes, kind: (typeof SENDERS)[number] = 'opportunistic') =>
  simulate(readDomain(madeEvidence(changes)), { kind }, { now }).outcome;
const failedAt = (
  stage: 'connect' | 'ehlo' | 'starttls' | 'handshake',
  cause: FailureCause,
): SmtpOutcome => ({
  kind: 'failed',
  stage,
  cause,
});
const RECORD = `_mta-sts.${DOMAIN}`;
const nullMx = (status: 'insecure' | 'bogus') =>
  answer(DOMAIN, 'MX', [{ type: 'MX', preference: 0, exchange: '.' }], { status });
const addressed = (status: 'secure' | 'bogus') => (type: 'A' | 'AAAA', address: string) =>
  answer(HOST, type, [{ type, address }], { status });
const [good, bogus] = [addressed('secure'), addressed('bogus')];
const reply = (code: number) => ({ code, lines: ['no'] });

describe('what was not measured is unknown to every sender, and never made up', () => {
  test.each([
    ['port 25 is blocked', [session(failedAt('connect', { kind: 'timeout', afterMs: 5_000 }))]],
    ['the check was stopped in the handshake', [session(failedAt('handshake', { kind: 'cancelled' }))]],
    ['the host was left out', [session(failedAt('connect', { kind: 'over-limit', limit: 10 }))]],
    [
      'its group was too large for us',
      [session(failedAt('handshake', { kind: 'large-group', bits: 10_000, limitBits: 4_096 }))],
    ],
    ['the server turned us away', [session({ kind: 'turned-away', stage: 'banner', reply: reply(554) })]],
    ['it was too busy for STARTTLS', [session({ kind: 'starttls-refused', reply: reply(421) })]],
    ['RFC 5321 §4.2.1: any other 4yz passes', [session({ kind: 'starttls-refused', reply: reply(499) })]],
    ['the time for the check was up', [session(failedAt('handshake', { kind: 'check-limit' }))]],
    ['the time was up at STARTTLS', [session(failedAt('starttls', { kind: 'check-limit' }))]],
    ['it was left out at the handshake', [session(failedAt('handshake', { kind: 'over-limit', limit: 10 }))]],
    ['EHLO was not answered', [session(failedAt('ehlo', { kind: 'timeout', afterMs: 5_000 }))]],
    ['there was no session', []],
  ] as const)('%s', (_what, smtp) => {
    for (const kind of SENDERS) expect(outcomeOf({ smtp }, kind)).toEqual({ kind: 'unknown' });
  });

  test.each([
    ['the MX look-up got no answer', { dns: [noAnswer(DOMAIN, 'MX')] }],
    [
      'no MX records, and the addresses of the domain got no answer',
      { dns: [answer(DOMAIN, 'MX', []), noAnswer(DOMAIN, 'A'), noAnswer(DOMAIN, 'AAAA')] },
    ],
    [
      'the addresses of the host got no answer',
      { dns: [noAnswer(HOST, 'A'), noAnswer(HOST, 'AAAA')], smtp: [] },
    ],
  ])('%s', (_what, changes) => {
    for (const kind of SENDERS) expect(outcomeOf(changes, kind)).toEqual({ kind: 'unknown' });
  });

  test('TLSA not measured: unknown to those that know DANE, and to nobody else', () => {
    const dns = [noAnswer(`_25._tcp.${HOST}`, 'TLSA')];
    expect(SENDERS.filter(kind => outcomeOf({ dns }, kind).kind === 'unknown')).toEqual([
      'dane',
      'dane-and-mta-sts',
    ]);
  });

  test.each([
    ['the record', { dns: [noAnswer(`_mta-sts.${DOMAIN}`, 'TXT')] }],
    ['the policy, for the check was stopped', { https: [], end: 'cancelled' }],
    [
      'the policy, for the addresses of its host got no answer',
      { https: [], dns: [noAnswer(`mta-sts.${DOMAIN}`, 'A'), noAnswer(`mta-sts.${DOMAIN}`, 'AAAA')] },
    ],
  ] as const)('%s not measured: unknown to those that know MTA-STS alone', (_what, changes) => {
    expect(SENDERS.filter(kind => outcomeOf(changes, kind).kind === 'unknown')).toEqual(['mta-sts']);
  });
});

describe('what was measured', () => {
  test.each([
    ['no STARTTLS', { kind: 'no-starttls' }],
    ['STARTTLS refused for good', { kind: 'starttls-refused', reply: reply(502) }],
    ['RFC 3207 §4: no TLS at the moment', { kind: 'starttls-refused', reply: reply(454) }],
    ['RFC 5321 §4.2.1: by any 5yz', { kind: 'starttls-refused', reply: reply(500) }],
    ['the handshake fails', failedAt('handshake', { kind: 'tls', detail: 'no shared cipher' })],
    ['the answer to STARTTLS never comes', failedAt('starttls', { kind: 'timeout', afterMs: 5_000 })],
  ] as const)('%s: in the clear, where nobody insists', (_what, outcome) => {
    expect(outcomeOf({ smtp: [session(outcome)] })).toMatchObject({ protection: 'cleartext' });
    expect(outcomeOf({ smtp: [session(outcome)] }, 'dane')).toMatchObject({
      kind: 'deferred',
      because: 'security',
    });
  });

  test('an address that was not reached from here does not hide what its host showed at another', () => {
    const smtp = [
      session(failedAt('connect', { kind: 'unreachable' }), HOST, '2001:db8::25'),
      session({ kind: 'tls', tls: tls('a') }),
    ];
    for (const kind of ['opportunistic', 'dane', 'mta-sts'] as const) {
      expect(outcomeOf({ smtp }, kind).kind).toBe('delivered');
    }
  });

  test('but where the other refuses, the one not reached may have taken the mail', () => {
    const smtp = [
      session(failedAt('connect', { kind: 'unreachable' }), HOST, '2001:db8::25'),
      session({ kind: 'no-starttls' }),
    ];
    expect(outcomeOf({ smtp }, 'dane')).toEqual({ kind: 'unknown' });
  });

  test.each([
    ['without any address', { dns: [answer(HOST, 'A', [])], smtp: [] }],
    [
      'with a private address',
      { smtp: [session(failedAt('connect', { kind: 'private-address', address: '10.0.0.1' }))] },
    ],
  ])('RFC 5321 §5.1: a host %s cannot be reached', (_what, changes) => {
    expect(outcomeOf(changes)).toMatchObject({ kind: 'deferred', because: 'unreachable' });
  });

  test('addresses are tried in their order, whichever answered the check first', () => {
    const dns = [
      answer(HOST, 'AAAA', [{ type: 'AAAA', address: '2001:db8::25' }]),
      answer(HOST, 'A', [{ type: 'A', address: ADDRESS }]),
    ];
    const smtp = [
      session({ kind: 'no-starttls' }),
      session({ kind: 'tls', tls: tls('a') }, HOST, '2001:db8::25'),
    ];
    expect(outcomeOf({ dns, smtp })).toMatchObject({ protection: 'encrypted' });
  });

  test.each([
    ['a null MX', { dns: [answer(DOMAIN, 'MX', [{ type: 'MX', preference: 0, exchange: '.' }])] }],
    ['no such domain', { dns: [answer(DOMAIN, 'MX', [], { rcode: 'NXDOMAIN' })] }],
    [
      'neither MX nor address',
      { dns: [answer(DOMAIN, 'MX', []), answer(DOMAIN, 'A', []), answer(DOMAIN, 'AAAA', [])] },
    ],
  ] as const)('RFC 7505: %s: there is nobody to deliver to', (_what, changes) => {
    for (const kind of SENDERS) expect(outcomeOf(changes, kind)).toEqual({ kind: 'no-mail' });
  });

  test.each([
    ['another name', { tls: tls('a') }, { kind: 'certificate', reason: 'name-mismatch' }],
    [
      'an untrusted chain',
      { tls: tls('b', { webPki: { kind: 'untrusted', reason: 'self-signed', detail: '' } }) },
      { kind: 'certificate', reason: 'self-signed' },
    ],
    [
      'a redirect',
      { outcome: { kind: 'response', status: 301, body: '', bodyComplete: true } },
      { kind: 'redirect', location: '' },
    ],
    [
      'half of it',
      { outcome: { kind: 'response', status: 200, body: 'version: STSv1', bodyComplete: false } },
      { kind: 'cut-short' },
    ],
    [
      'no answer',
      { outcome: { kind: 'failed', stage: 'connect', cause: { kind: 'timeout', afterMs: 1 } } },
      { kind: 'unreachable', stage: 'connect', cause: { kind: 'timeout', afterMs: 1 } },
    ],
  ] as const)('STS-20, STS-21: %s at the policy host is no policy', (_what, more, fault) => {
    const evidence = madeEvidence({ https: [policyFetch(policyText('enforce'), more)] });
    const because = fault.kind === 'certificate' ? 'certificate' : 'fetch';
    expect(readDomain(evidence).stsPolicy).toEqual({ kind: 'failed', because, fault });
  });

  test.each<[string, Changes, DomainReading['stsRecord']]>([
    ['there', {}, { kind: 'records', status: 'secure', records: [['v=STSv1; id=20270101T000000;']] }],
    [
      'there, in an unsigned zone',
      { dns: [answer(RECORD, 'TXT', [{ type: 'TXT', strings: ['a', 'b'] }], { status: 'insecure' })] },
      { kind: 'records', status: 'insecure', records: [['a', 'b']] },
    ],
    [
      'not there',
      { dns: [answer(RECORD, 'TXT', [], { rcode: 'NXDOMAIN' })] },
      { kind: 'none', status: 'secure' },
    ],
    [
      'an error',
      { dns: [answer(RECORD, 'TXT', [], { rcode: 'SERVFAIL', status: 'bogus' })] },
      { kind: 'failed', rcode: 'SERVFAIL' },
    ],
    [
      'not answered',
      { dns: [noAnswer(RECORD, 'TXT')] },
      { kind: 'unknown', cause: { kind: 'timeout', afterMs: 5_000 } },
    ],
  ])('RFC 8461 §3.1: the record is %s', (_what, changes, expected) => {
    expect(readDomain(madeEvidence(changes)).stsRecord).toEqual(expected);
  });

  test.each<[string, Changes, DomainReading['mx']]>([
    [
      'insecure, and null',
      { dns: [nullMx('insecure')] },
      { kind: 'no-mail', status: 'insecure', because: 'null-mx' },
    ],
    ['bogus, and null', { dns: [nullMx('bogus')] }, { kind: 'no-mail', status: 'bogus', because: 'null-mx' }],
    [
      'an error',
      { dns: [answer(DOMAIN, 'MX', [], { rcode: 'SERVFAIL', status: 'bogus' })] },
      { kind: 'failed', rcode: 'SERVFAIL' },
    ],
  ])('RFC 7505: the MX record is %s', (_what, changes, expected) => {
    expect(readDomain(madeEvidence(changes)).mx).toEqual(expected);
  });

  test.each<[string, FailureCause, string]>([
    ['refused', { kind: 'connection-refused' }, 'failed'],
    ['cancelled', { kind: 'cancelled' }, 'unknown'],
    ['beyond the time of the check', { kind: 'check-limit' }, 'unknown'],
    ['left out', { kind: 'over-limit', limit: 3 }, 'unknown'],
    ['at a private address', { kind: 'private-address', address: '10.0.0.1' }, 'unknown'],
  ])('RFC 8461 §3.3: a fetch that was %s', (_what, cause, kind) => {
    const https = [policyFetch('', { outcome: { kind: 'failed', stage: 'connect', cause } })];
    expect(readDomain(madeEvidence({ https })).stsPolicy.kind).toBe(kind);
  });

  test('RFC 8461 §3.3: no fetch at all, where the policy host has no address', () => {
    const none = ['A', 'AAAA'].map(type => answer(`mta-sts.${DOMAIN}`, type, []));
    expect(readDomain(madeEvidence({ https: [], dns: none })).stsPolicy).toEqual({
      kind: 'failed',
      because: 'fetch',
      fault: { kind: 'no-address' },
    });
    const { stsPolicy } = readDomain(madeEvidence({ https: [], dns: none, end: 'time-limit' }));
    expect(stsPolicy.kind).toBe('unknown');
  });

  test.each<[string, Changes, string]>([
    ['one of two bogus', { dns: [bogus('A', ADDRESS), good('AAAA', '2001:db8::25')] }, 'found'],
    ['both', { dns: [bogus('A', ADDRESS), bogus('AAAA', '2001:db8::25')] }, 'bogus'],
    ['the only one', { dns: [bogus('A', ADDRESS)] }, 'bogus'],
    ['none', { dns: [answer(HOST, 'A', [])] }, 'none'],
    ['one not answered, and the other none', { dns: [noAnswer(HOST, 'A')] }, 'unknown'],
    ['one not answered, and the other there', { dns: [noAnswer(HOST, 'AAAA')] }, 'found'],
  ])('RFC 7672 §2.1.2: what addresses are worth: %s', (_what, changes, addresses) => {
    const { mx } = readDomain(madeEvidence(changes));
    expect(mx.kind === 'hosts' && mx.hosts[0]!.addresses).toBe(addresses);
  });
});
