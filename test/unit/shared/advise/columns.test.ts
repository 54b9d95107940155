import { beforeAll, describe, expect, test } from 'vitest';
import { assess } from '../../../../shared/assessment/assessment.ts';
import { comparedTable } from '../../../../shared/advise/comparison.ts';
import type { ForYou, ForYouKind, ForYouVerdict } from '../../../../shared/advise/for-you.ts';
import type { Choice, Choices, Step } from '../../../../shared/advise/recommend/advice.ts';
import { recommend } from '../../../../shared/advise/recommend/recommend.ts';
import { type Situation, situationOf } from '../../../../shared/advise/situation.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import { sayForYou, sayLetter } from '../../../../shared/words/say.ts';
import {
  answer,
  certificateOf,
  DOMAIN,
  madeEvidence,
  NOW,
  session,
  tls,
} from '../../../support/made-evidence.ts';
import { labEvidence } from '../simulate/lab-worlds.ts';
import { ADVICE } from './advice-files.ts';

const LAB = {
  nothing: 'zandmeer-oefening.nl',
  'dane-only': 'oudermeer-oefening.nl',
  'mta-sts-only': 'dalkerk-oefening.nl',
  healthy: 'lindevoort-oefening.nl',
  'hosted-unsigned': 'kwekerdam-oefening.nl',
  'hosted-signed': 'hazelbrink-oefening.nl',
} as const;
type Name = keyof typeof LAB | 'exchange-online' | 'google' | 'mx-microsoft';

/** A signed domain at a provider; with DNSSEC there or not, and without TLSA records. */
const hosted = (host: string, status: 'secure' | 'insecure'): Evidence =>
  madeEvidence({
    dns: [
      answer(DOMAIN, 'MX', [{ type: 'MX', preference: 0, exchange: host }]),
      answer(host, 'A', [{ type: 'A', address: '192.0.2.25' }], { status }),
      answer(host, 'AAAA', [], { status }),
      answer(`_25._tcp.${host}`, 'TLSA', [], { status }),
      answer(`_mta-sts.${DOMAIN}`, 'TXT', [], { rcode: 'NXDOMAIN' }),
      answer(`_smtp._tls.${DOMAIN}`, 'TXT', [], { rcode: 'NXDOMAIN' }),
    ],
    smtp: [session({ kind: 'tls', tls: tls('a') }, host)],
    https: [],
    certificates: [certificateOf('a', { dnsNames: [host] })],
  });

const situations = new Map<Name, Situation>();
beforeAll(async () => {
  const seen = await labEvidence(Object.values(LAB));
  for (const [name, domain] of Object.entries(LAB) as [Name, string][]) {
    const evidence = seen.get(domain)!;
    situations.set(name, situationOf(assess(evidence, evidence.endedAt), ADVICE.providers));
  }
  const made: readonly (readonly [Name, string, 'secure' | 'insecure'])[] = [
    ['exchange-online', 'voorbeeld-nl.mail.protection.outlook.com', 'insecure'],
    ['google', 'aspmx.l.google.com', 'insecure'],
    ['mx-microsoft', 'voorbeeld-nl.a-v1.mx.microsoft', 'secure'],
  ];
  for (const [name, host, status] of made) {
    situations.set(name, situationOf(assess(hosted(host, status), NOW), ADVICE.providers));
  }
}, 60_000);

const column = (name: Name): ReadonlyMap<string, ForYou> =>
  new Map(
    comparedTable(ADVICE, situations.get(name)).flatMap(({ rows }) =>
      rows.map(({ row, forYou }) => [row.id, forYou!] as const),
    ),
  );

describe('the column for you of each practice domain, and of providers by their names', () => {
  const OWN = 'own-servers';
  // What each cell says and how it is meant, for the rows by which the domains differ.
  test.each<[row: string, Readonly<Partial<Record<Name, readonly [ForYouVerdict, ForYouKind]>>>]>([
    [
      'dane-standardised',
      {
        nothing: ['open', 'dane-none'],
        'dane-only': ['good', 'dane-works'],
        'mta-sts-only': ['open', 'dane-none'],
        healthy: ['good', 'dane-works'],
        'hosted-unsigned': ['open', 'dane-none'],
        'hosted-signed': ['good', 'dane-works'],
        'exchange-online': ['open', 'dane-none'],
      },
    ],
    [
      'dane-usable-now',
      {
        nothing: ['bad', 'domain-unsigned'],
        'dane-only': ['good', 'dane-works'],
        'mta-sts-only': ['bad', 'domain-unsigned'],
        healthy: ['good', 'dane-works'],
        'hosted-unsigned': ['bad', 'hosts-unsigned'],
        'exchange-online': ['bad', 'hosts-unsigned'],
        'mx-microsoft': ['open', 'dane-ready'],
      },
    ],
    [
      'dane-not-all-americans',
      {
        nothing: ['none', OWN],
        healthy: ['none', OWN],
        'hosted-unsigned': ['open', 'provider'],
        'hosted-signed': ['good', 'provider-has-dane'],
        'exchange-online': ['open', 'provider'],
        google: ['bad', 'provider'],
        'mx-microsoft': ['open', 'provider'],
      },
    ],
    [
      'sts-no-dnssec',
      {
        nothing: ['open', 'without-dnssec'],
        'dane-only': ['none', 'dnssec-anyway'],
        'mta-sts-only': ['good', 'without-dnssec-used'],
        healthy: ['none', 'dnssec-anyway'],
        'hosted-unsigned': ['good', 'without-dnssec-used'],
        'exchange-online': ['open', 'without-dnssec'],
      },
    ],
    [
      'sts-developing',
      {
        nothing: ['open', 'sts-none'],
        'dane-only': ['open', 'sts-none'],
        'mta-sts-only': ['good', 'sts-in-use'],
        healthy: ['good', 'sts-in-use'],
        'exchange-online': ['open', 'sts-none'],
      },
    ],
    [
      'sts-first-contact',
      {
        nothing: ['bad', 'first-contact'],
        'dane-only': ['good', 'first-contact'],
        'mta-sts-only': ['bad', 'first-contact'],
        healthy: ['good', 'first-contact'],
        'exchange-online': ['bad', 'first-contact'],
      },
    ],
    [
      'no-conflict',
      {
        nothing: ['open', 'neither'],
        'dane-only': ['open', 'only-dane'],
        'mta-sts-only': ['open', 'only-sts'],
        healthy: ['good', 'together'],
        'exchange-online': ['open', 'neither'],
      },
    ],
    [
      'since-duty',
      {
        nothing: ['bad', 'duty-open'],
        'dane-only': ['good', 'duty-met'],
        'mta-sts-only': ['bad', 'duty-open'],
        healthy: ['good', 'duty-met'],
        'exchange-online': ['bad', 'duty-open'],
      },
    ],
  ])('%s', (row, expected) => {
    for (const [name, wanted] of Object.entries(expected) as [Name, readonly [string, string]][]) {
      const { verdict, fact } = column(name).get(row)!;
      expect([name, verdict, fact.kind]).toEqual([name, ...wanted]);
    }
  });

  test('the columns of the four and of a hosted one are visibly different: every two differ in twelve cells or more', () => {
    const names: readonly Name[] = ['nothing', 'dane-only', 'mta-sts-only', 'healthy', 'exchange-online'];
    const said = names.map(name => [...column(name).values()].map(({ fact }) => sayForYou(fact, 'nl')));
    for (const [at, one] of said.entries()) {
      for (const other of said.slice(at + 1)) {
        expect(one.filter((text, row) => text !== other[row]).length).toBeGreaterThanOrEqual(12);
      }
    }
  });
});

describe('what is advised', () => {
  test.each<[Name, Choices, Choice, readonly Step[]]>([
    [
      'nothing',
      {},
      'dnssec-first',
      ['sign-domain', 'publish-reports', 'trusted-certificates', 'publish-tlsa', 'publish-policy-testing'],
    ],
    ['nothing', { webHost: 'no' }, 'dnssec-first', ['sign-domain', 'publish-reports', 'publish-tlsa']],
    ['dane-only', {}, 'both', ['publish-reports', 'trusted-certificates', 'publish-policy-testing']],
    ['dane-only', { webHost: 'no' }, 'dane', ['publish-reports']],
    ['dane-only', { staff: 'no' }, 'dane', ['publish-reports']],
    ['mta-sts-only', {}, 'dnssec-first', ['sign-domain', 'publish-tlsa']],
    ['healthy', {}, 'both', ['keep']],
    // What is there already stays, whatever is told.
    ['healthy', { webHost: 'no', staff: 'no' }, 'both', ['keep']],
    ['hosted-signed', {}, 'both', ['keep']],
    ['hosted-unsigned', {}, 'ask-provider', ['move-hosts']],
    ['hosted-unsigned', { providerDane: 'no' }, 'mta-sts', ['ask-provider-dane']],
    ['exchange-online', {}, 'ask-provider', ['publish-reports', 'move-hosts', 'publish-policy-testing']],
    ['mx-microsoft', {}, 'ask-provider', ['publish-reports', 'switch-on-dane', 'publish-policy-testing']],
    ['google', {}, 'mta-sts', ['publish-reports', 'ask-provider-dane', 'publish-policy-testing']],
    ['google', { webHost: 'no' }, 'ask-provider', ['publish-reports', 'ask-provider-dane']],
    [
      'google',
      { providerDane: 'yes' },
      'ask-provider',
      ['publish-reports', 'ask-provider-dane', 'publish-policy-testing'],
    ],
  ])('%s, told %j: %s', (name, told, choice, steps) => {
    const { receiving } = recommend(situations.get(name)!, told);
    expect([receiving.choice, receiving.steps]).toEqual([choice, steps]);
  });

  test('DANE-05: with one host of your own beside one of a provider, both are to have TLSA records, each from its own hand', () => {
    const [own, theirs] = [`mx1.${DOMAIN}`, 'mx.aanbieder.example'];
    const evidence = madeEvidence({
      dns: [
        answer(DOMAIN, 'MX', [
          { type: 'MX', preference: 10, exchange: own },
          { type: 'MX', preference: 20, exchange: theirs },
        ]),
        ...[own, theirs].flatMap(host => [
          answer(host, 'A', [{ type: 'A', address: '192.0.2.25' }]),
          answer(host, 'AAAA', []),
          answer(`_25._tcp.${host}`, 'TLSA', []),
        ]),
      ],
      smtp: [own, theirs].map(host => session({ kind: 'tls', tls: tls('a') }, host)),
      certificates: [certificateOf('a', { dnsNames: [own, theirs] })],
    });
    const situation = situationOf(assess(evidence, NOW), ADVICE.providers);
    const { receiving, letters } = recommend(situation);
    expect(receiving.steps).toEqual(expect.arrayContaining(['ask-provider-dane', 'publish-tlsa']));
    expect(letters).toMatchObject([{ kind: 'provider', hosts: [theirs] }]);
    const cells = comparedTable(ADVICE, situation).flatMap(({ rows }) => rows);
    expect(cells.find(({ row }) => row.id === 'dane-no-hardware')?.forYou).toMatchObject({
      verdict: 'open',
      fact: { kind: 'tlsa-by-both', hosts: [own] },
    });
  });

  test.each<[NonNullable<Choices['sending']> | undefined, Choices, Choice, readonly Step[]]>([
    [undefined, {}, 'tell', []],
    ['postfix', {}, 'both', ['validating-resolver', 'send-with-dane', 'send-with-sts']],
    ['postfix', { staff: 'no' }, 'dane', ['validating-resolver', 'send-with-dane']],
    ['exim', {}, 'dane', ['validating-resolver', 'send-with-dane']],
    ['exchange-online', {}, 'both', ['require-tls-for-partners']],
    ['provider', {}, 'ask-provider', ['ask-provider-sending']],
  ])('sending with %s, told %j: %s', (sending, told, choice, steps) => {
    const advice = recommend(situations.get('healthy')!, { ...told, ...(sending && { sending }) }).sending;
    expect([advice.choice, advice.steps]).toEqual([choice, steps]);
  });

  test('what would change it is worked out by the same rules', () => {
    expect(recommend(situations.get('hosted-unsigned')!).receiving.changes).toEqual([
      { if: 'provider-cannot', choice: 'mta-sts' },
    ]);
    expect(recommend(situations.get('nothing')!).receiving.changes).toEqual([
      { if: 'domain-signed', choice: 'both' },
    ]);
  });
});

describe('letters', () => {
  test.each<[Name, Choices, readonly string[]]>([
    ['healthy', {}, []],
    ['healthy', { sending: 'provider' }, ['sending']],
    ['nothing', {}, ['dns-host']],
    ['exchange-online', {}, ['move']],
    ['google', {}, ['provider']],
    ['mx-microsoft', {}, ['switch-on']],
  ])('%s, told %j: %j', (name, told, kinds) => {
    expect(recommend(situations.get(name)!, told).letters.map(({ kind }) => kind)).toEqual(kinds);
  });

  test('one is filled in for the domain and the provider, and asks for what is missing, in both languages', () => {
    const [letter] = recommend(situations.get('google')!).letters;
    expect(letter).toMatchObject({
      kind: 'provider',
      provider: 'Google Workspace',
      needs: ['dnssec', 'tlsa'],
    });
    for (const language of ['nl', 'en'] as const) {
      const { to, subject, body } = sayLetter(letter!, language);
      expect(to).toBe('Google Workspace');
      expect(subject).toContain(DOMAIN);
      expect(body.join('\n')).toMatch(/aspmx\.l\.google\.com[^]*DNSSEC[^]*TLSA/);
    }
  });

  test('to move at Exchange Online: the commands are those of its documentation, with the domain in them', () => {
    const [letter] = recommend(situations.get('exchange-online')!).letters;
    const text = sayLetter(letter!, 'nl').body.join('\n');
    expect(text).toContain(`Enable-DnssecForVerifiedDomain -DomainName ${DOMAIN}`);
    expect(text).toContain(`Enable-SmtpDaneInbound -DomainName ${DOMAIN}`);
  });
});
