import { describe, expect, test } from 'vitest';
import { type Letter, letters, SENDERS } from '../../../../shared/simulate/index.ts';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import type { SmtpOutcome } from '../../../../shared/evidence/smtp.ts';
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

type Changes = NonNullable<Parameters<typeof madeEvidence>[0]>;
const lettersOf = (changes: Changes) => {
  const evidence = madeEvidence(changes);
  const { overall, senders } = letters(readDomain(evidence), Math.floor(NOW / 1000));
  expect(senders.map(({ sender }) => sender)).toEqual(SENDERS);
  const [ordinary, dane, mtaSts] = senders.map(({ letter }) => letter);
  return [overall, ordinary, dane, mtaSts];
};

const noTlsa = answer(`_25._tcp.${HOST}`, 'TLSA', [], { rcode: 'NXDOMAIN' });
const noMtaSts = answer(`_mta-sts.${DOMAIN}`, 'TXT', [], { rcode: 'NXDOMAIN' });
const policy = (text: string) => ({ https: [policyFetch(text)] });
const outcome = (...outcomes: SmtpOutcome[]) => ({ smtp: outcomes.map(each => session(each)) });
const otherKey = {
  ...outcome({ kind: 'tls', tls: tls('c') }),
  certificates: [certificateOf('c'), certificateOf('b', { dnsNames: [`mta-sts.${DOMAIN}`] })],
};
const blocked = outcome({ kind: 'failed', stage: 'connect', cause: { kind: 'timeout', afterMs: 1 } });
const badHandshake: SmtpOutcome = {
  kind: 'failed',
  stage: 'handshake',
  cause: { kind: 'tls', detail: 'handshake failure' },
};
const refused: SmtpOutcome = { kind: 'starttls-refused', reply: { code: 554, lines: ['no'] } };

/** Overall, then what an ordinary sender, one that checks DANE and one that checks MTA-STS gets. */
type Row = readonly [string, Changes, readonly [Letter, Letter, Letter, Letter]];

describe('the letter of a domain, and of each kind of sender', () => {
  test.each<Row>([
    ['both promises kept: sealed for who checks', {}, ['sealed', 'closed', 'sealed', 'sealed']],
    ['DANE alone seals', { dns: [noMtaSts], https: [] }, ['sealed', 'closed', 'sealed', 'closed']],
    ['MTA-STS alone seals', { dns: [noTlsa] }, ['sealed', 'closed', 'closed', 'sealed']],
    [
      'RFC 7435: encryption that nobody vouches for is an envelope that anyone can open',
      { dns: [noTlsa, noMtaSts], https: [] },
      ['closed', 'closed', 'closed', 'closed'],
    ],
    [
      'RFC 8461 §5: mode testing is no promise',
      { dns: [noTlsa], ...policy(policyText('testing')) },
      ['closed', 'closed', 'closed', 'closed'],
    ],
    [
      'without STARTTLS and without promises all mail is a postcard',
      { dns: [noTlsa, noMtaSts], https: [], ...outcome({ kind: 'no-starttls' }) },
      ['postcard', 'postcard', 'postcard', 'postcard'],
    ],
    [
      'without STARTTLS the promises are broken, which comes before the postcard',
      outcome({ kind: 'no-starttls' }),
      ['broken', 'postcard', 'broken', 'broken'],
    ],
    [
      'RFC 7672 §2.2: another key than the TLSA records name',
      otherKey,
      ['broken', 'closed', 'broken', 'sealed'],
    ],
    [
      'RFC 8461 §4.1: the policy misses the host',
      policy(policyText('enforce', '*.elders.nl')),
      ['broken', 'closed', 'sealed', 'broken'],
    ],
    [
      'RFC 4035 §5.5: what cannot be believed is not delivered to by who validates',
      {
        dns: [answer(DOMAIN, 'MX', [{ type: 'MX', preference: 10, exchange: HOST }], { status: 'bogus' })],
      },
      ['broken', 'closed', 'broken', 'sealed'],
    ],
    [
      'RFC 7672 §2.1.2: the same for the addresses of a host',
      { dns: [answer(HOST, 'A', [{ type: 'A', address: ADDRESS }], { status: 'bogus' })] },
      ['broken', 'closed', 'broken', 'sealed'],
    ],
    [
      'RFC 7672 §2.1.2: the TLSA look-up fails, and the mail waits',
      { dns: [answer(`_25._tcp.${HOST}`, 'TLSA', [], { rcode: 'SERVFAIL', status: 'bogus' })] },
      ['broken', 'closed', 'broken', 'sealed'],
    ],
    [
      'RFC 8461 §4.2: a handshake that fails is no delivery in mode enforce',
      { dns: [noTlsa], ...outcome(badHandshake) },
      ['broken', 'postcard', 'postcard', 'broken'],
    ],
    [
      'RFC 8461 §4.2: nor is a STARTTLS that is refused',
      { dns: [noTlsa], ...outcome(refused) },
      ['broken', 'postcard', 'postcard', 'broken'],
    ],
    [
      'RFC 7672 §2.2: secure TLSA records make TLS compulsory, and the handshake fails',
      { dns: [noMtaSts], https: [], ...outcome(badHandshake) },
      ['broken', 'postcard', 'broken', 'postcard'],
    ],
    [
      'one address of two without STARTTLS is enough to read along at',
      {
        dns: [noTlsa, noMtaSts],
        https: [],
        smtp: [session({ kind: 'tls', tls: tls('a') }), session({ kind: 'no-starttls' }, HOST, '192.0.2.26')],
      },
      ['postcard', 'postcard', 'postcard', 'postcard'],
    ],
  ])('%s', (_rule, changes, expected) => {
    expect(lettersOf(changes)).toEqual(expected);
  });
});

describe('what was not measured is unknown, and never bad', () => {
  test.each<Row>([
    ['port 25 is blocked', blocked, ['unknown', 'unknown', 'unknown', 'unknown']],
    [
      'the TLSA look-up got no answer',
      { dns: [noAnswer(`_25._tcp.${HOST}`, 'TLSA')] },
      ['sealed', 'closed', 'unknown', 'sealed'],
    ],
    [
      'the MTA-STS look-up got no answer',
      { dns: [noAnswer(`_mta-sts.${DOMAIN}`, 'TXT')], https: [] },
      ['sealed', 'closed', 'sealed', 'unknown'],
    ],
    [
      'the MX look-up got no answer',
      { dns: [noAnswer(DOMAIN, 'MX')], smtp: [] },
      ['unknown', 'unknown', 'unknown', 'unknown'],
    ],
    [
      'RFC 7505 §3: a domain that takes no mail',
      { dns: [answer(DOMAIN, 'MX', [{ type: 'MX', preference: 0, exchange: '.' }])], smtp: [] },
      ['no-mail', 'no-mail', 'no-mail', 'no-mail'],
    ],
  ])('%s', (_what, changes, expected) => {
    expect(lettersOf(changes)).toEqual(expected);
  });
});

describe('of several servers the one that comes out worst decides', () => {
  const OTHER = 'mail2.voorbeeld.nl';
  const evidence = madeEvidence({
    dns: [
      answer(DOMAIN, 'MX', [
        { type: 'MX', preference: 10, exchange: HOST },
        { type: 'MX', preference: 20, exchange: OTHER },
      ]),
      answer(OTHER, 'A', [{ type: 'A', address: '192.0.2.26' }]),
      answer(OTHER, 'AAAA', []),
      answer(`_25._tcp.${OTHER}`, 'TLSA', [], { rcode: 'NXDOMAIN' }),
      noMtaSts,
    ],
    https: [],
    smtp: [
      session({ kind: 'tls', tls: tls('a') }),
      session({ kind: 'tls', tls: tls('a') }, OTHER, '192.0.2.26'),
    ],
  });
  const { senders } = letters(readDomain(evidence), Math.floor(NOW / 1000));
  const dane = senders.find(({ sender }) => sender === 'dane')!;

  test('A13, RFC 7672 §2.2.1: a host without TLSA records opens the letter of a DANE sender', () => {
    expect(dane.letter).toBe('closed');
    expect(dane.usual.run.outcome).toMatchObject({
      kind: 'delivered',
      protection: 'authenticated',
      host: HOST,
    });
    expect(dane.worst?.host).toBe(OTHER);
    expect(dane.worst?.run.outcome).toMatchObject({ protection: 'encrypted', host: OTHER });
  });

  test('where the usual way is the worst, it is told once', () => {
    expect(senders.find(({ sender }) => sender === 'opportunistic')?.worst).toBeUndefined();
  });

  test('of two that come out alike the first is told', () => {
    const worst = { ...evidence, dns: evidence.dns.filter(({ type }) => type !== 'TLSA') };
    const none = [HOST, OTHER].map(host => answer(`_25._tcp.${host}`, 'TLSA', [], { rcode: 'NXDOMAIN' }));
    const plain = evidence.smtp.map(each => ({ ...each, outcome: { kind: 'no-starttls' } as const }));
    const safe = { ...evidence.smtp[0]!, address: '2001:db8::25' };
    const seen = { ...worst, dns: [...worst.dns, ...none], smtp: [safe, ...plain] };
    seen.dns = seen.dns.map(each =>
      each.name === HOST && each.type === 'AAAA'
        ? answer(HOST, 'AAAA', [{ type: 'AAAA', address: '2001:db8::25' }])
        : each,
    );
    const [ordinary] = letters(readDomain(seen), Math.floor(NOW / 1000)).senders;
    expect(ordinary).toMatchObject({ letter: 'postcard', worst: { host: HOST, result: 'open' } });
    expect(ordinary!.usual.run.outcome).toMatchObject({ protection: 'encrypted' });
  });

  test('a host without a server that answers says nothing, and the others do', () => {
    const none = evidence.dns.map(each =>
      each.name === OTHER && each.type === 'A' ? answer(OTHER, 'A', []) : each,
    );
    const only = { ...evidence, dns: none, smtp: evidence.smtp.filter(({ host }) => host === HOST) };
    const found = letters(readDomain(only), Math.floor(NOW / 1000)).senders;
    expect(found.find(({ sender }) => sender === 'dane')).toMatchObject({ letter: 'sealed' });
    const nobody = {
      ...only,
      dns: none.map(each => (each.name === HOST && each.type === 'A' ? answer(HOST, 'A', []) : each)),
      smtp: [],
    };
    const silent = letters(readDomain(nobody), Math.floor(NOW / 1000));
    expect(silent.overall).toBe('unknown');
    expect(silent.senders.map(({ letter }) => letter)).toEqual(SENDERS.map(() => 'unknown'));
  });
});
