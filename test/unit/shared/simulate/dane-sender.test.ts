import { describe, expect, test } from 'vitest';
import {
  applyAttack,
  EXCHANGE_ONLINE,
  play,
  POSTFIX,
  type Sender,
  simulate,
} from '../../../../shared/simulate/index.ts';
import type { DomainReading } from '../../../../shared/reading/domain-reading.ts';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import type { HostReading, ServerReading } from '../../../../shared/reading/domain-reading.ts';
import type { DnsLookup } from '../../../../shared/evidence/dns.ts';
import {
  ADDRESS,
  answer,
  DOMAIN,
  HOST,
  madeEvidence,
  NOW,
  session,
  tls,
} from '../../../support/made-evidence.ts';
import { make } from '../certificates/made-certificates.ts';
import { tlsaOf } from '../dane/tlsa-of.ts';
import { kinds, now, onlyHost, signed, withHosts } from './made-worlds.ts';

const DANE: Sender = { kind: 'dane' };
const tlsaAt = (...fields: readonly (readonly [number, number, number, string])[]) =>
  answer(
    `_25._tcp.${HOST}`,
    'TLSA',
    fields.map(([certificateUsage, selector, matchingType, data]) => ({
      type: 'TLSA' as const,
      certificateUsage,
      selector,
      matchingType,
      data,
    })),
  );
const hash = (digit: string) => digit.repeat(64);
const outcomeOf = (reading: DomainReading, sender = DANE) => simulate(reading, sender, { now }).outcome;
const held = (because: string) => ({ kind: 'deferred', because });
const delivered = (protection: string, host = HOST) => ({
  kind: 'delivered',
  protection,
  host,
  to: 'genuine',
});

const other: HostReading = { ...onlyHost(signed), host: 'mx2.voorbeeld.nl' };
const plain: ServerReading = { kind: 'no-tls', owner: 'genuine' };
const twoHosts = (first: Partial<HostReading>, second: Partial<HostReading> = {}): DomainReading =>
  withHosts(signed, [
    { ...onlyHost(signed), ...first },
    { ...other, ...second },
  ]);

describe('DANE-01: answers that cannot be believed are no answers (RFC 7672 §2.1.2)', () => {
  test.each([
    [
      'MX records bogus',
      { dns: [answer(DOMAIN, 'MX', [{ type: 'MX', preference: 10, exchange: HOST }], { status: 'bogus' })] },
    ],
    [
      'the absence of MX records bogus',
      { dns: [answer(DOMAIN, 'MX', [], { status: 'bogus', rcode: 'NXDOMAIN' })] },
    ],
    [
      'MX look-up answered with an error',
      { dns: [answer(DOMAIN, 'MX', [], { rcode: 'SERVFAIL', status: 'indeterminate' })] },
    ],
    ['addresses bogus', { dns: [answer(HOST, 'A', [{ type: 'A', address: ADDRESS }], { status: 'bogus' })] }],
  ] as const)('%s: the mail waits', (_what, changes) => {
    expect(outcomeOf(readDomain(madeEvidence(changes)))).toMatchObject(held('lookup'));
  });

  test('TLSA records bogus: the host is skipped, and the mail goes to the next', () => {
    const tlsa = { kind: 'lookup-failed', owner: `_25._tcp.${HOST}`, detail: 'bogus' } as const;
    expect(outcomeOf(twoHosts({ tlsa }))).toEqual(delivered('authenticated', other.host));
    const both = twoHosts({ tlsa }, { tlsa });
    expect(outcomeOf(both)).toMatchObject(held('security'));
    expect(simulate(both, DANE, { now }).report?.failures).toEqual(['dnssec-invalid']);
  });

  test('addresses bogus: who does not validate goes there all the same', () => {
    const reading = twoHosts({ addresses: 'bogus' });
    expect(outcomeOf(reading, { kind: 'opportunistic' })).toEqual(delivered('encrypted'));
    expect(outcomeOf(reading)).toEqual(delivered('authenticated', other.host));
  });

  test('whether an answer is secure was not seen: nobody knows', () => {
    const dns = [
      answer(DOMAIN, 'MX', [{ type: 'MX', preference: 10, exchange: HOST }], { status: 'indeterminate' }),
    ];
    expect(outcomeOf(readDomain(madeEvidence({ dns })))).toEqual({ kind: 'unknown' });
    expect(outcomeOf(readDomain(madeEvidence({ dns })), { kind: 'opportunistic' })).toEqual(
      delivered('encrypted'),
    );
  });
});

describe('DANE-02: insecure MX records (RFC 7672 §2.2.1)', () => {
  const dns = [
    answer(DOMAIN, 'MX', [{ type: 'MX', preference: 10, exchange: HOST }], { status: 'insecure' }),
  ];
  const reading = readDomain(madeEvidence({ dns }));

  test('Postfix goes by the TLSA records of the host, and Exchange Online does not', () => {
    expect(kinds(simulate(reading, POSTFIX, { now }))).toContain('dane-matched');
    const exchange: Sender = { ...EXCHANGE_ONLINE, kind: 'dane' };
    expect(kinds(simulate(reading, exchange, { now }))).toContain('tlsa-ignored');
    expect(outcomeOf(reading, POSTFIX)).toEqual(delivered('encrypted'));
    const stale = applyAttack(reading, 'tlsa-stale', now);
    expect([outcomeOf(stale, POSTFIX).kind, outcomeOf(stale, exchange).kind]).toEqual([
      'deferred',
      'delivered',
    ]);
  });

  test('the mail waits five days with Postfix, and one with Exchange Online', () => {
    const stripped = applyAttack(signed, 'strip-starttls', now);
    expect(outcomeOf(stripped, POSTFIX)).toMatchObject({ until: now + 5 * 86_400 });
    expect(outcomeOf(stripped, EXCHANGE_ONLINE)).toMatchObject({ until: now + 86_400 });
  });
});

describe('DANE-15: a sender that demands DANE of a domain (RFC 7672 §6)', () => {
  const DEMANDING: Sender = { kind: 'dane', demandsDane: true };
  const insecureMx = answer(DOMAIN, 'MX', [{ type: 'MX', preference: 10, exchange: HOST }], {
    status: 'insecure',
  });

  test('where DANE proves the server nothing is different', () => {
    expect(simulate(signed, DEMANDING, { now })).toEqual(simulate(signed, { kind: 'dane' }, { now }));
  });

  test.each<[string, DnsLookup, Partial<Sender>]>([
    ['no TLSA records', answer(`_25._tcp.${HOST}`, 'TLSA', []), {}],
    ['records that are all unusable', tlsaAt([1, 1, 1, hash('a')]), {}],
    ['an unsigned MX record', insecureMx, {}],
    ['an unsigned MX record, where it goes by the records of the host', insecureMx, { insecureMx: 'dane' }],
  ])('%s: the mail waits, and the domain is told why', (_what, lookup, more) => {
    const reading = readDomain(madeEvidence({ dns: [lookup] }));
    expect(outcomeOf(reading, { ...DEMANDING, demandsDane: false, ...more }).kind).toBe('delivered');
    const run = simulate(reading, { ...DEMANDING, ...more }, { now });
    expect(kinds(run)).toContain('dane-demanded');
    expect(run.outcome).toMatchObject(held('security'));
    expect(run.report?.failures).toEqual(['dane-required']);
  });

  test('a look-up that failed is called that', () => {
    const lookup = answer(`_25._tcp.${HOST}`, 'TLSA', [], { status: 'bogus' });
    const run = simulate(readDomain(madeEvidence({ dns: [lookup] })), DEMANDING, { now });
    expect(run.report?.failures).toEqual(['dnssec-invalid']);
  });
});

describe('DANE-05: what comes of TLSA records (RFC 7672 §2.2)', () => {
  test.each([
    ['one that matches', [[3, 1, 1, hash('a')]], 'authenticated'],
    ['one that does not', [[3, 1, 1, hash('e')]], 'security'],
    [
      'any one suffices',
      [
        [3, 1, 1, hash('e')],
        [3, 1, 1, hash('a')],
      ],
      'authenticated',
    ],
    ['DANE-06: usages 0 and 1 are unusable: TLS with whoever answers', [[1, 1, 1, hash('a')]], 'encrypted'],
    [
      'DANE-09: of two digests the stronger counts',
      [
        [3, 1, 1, hash('a')],
        [3, 1, 2, hash('e').repeat(2)],
      ],
      'security',
    ],
  ] as const)('%s', (_what, fields, expected) => {
    const outcome = outcomeOf(readDomain(madeEvidence({ dns: [tlsaAt(...fields)] })));
    expect(outcome.kind === 'delivered' ? outcome.protection : outcome).toEqual(
      expected === 'security' ? { ...held('security'), until: now + 5 * 86_400 } : expected,
    );
  });

  test('DANE-12: unusable or not, they ask for TLS', () => {
    const smtp = [session({ kind: 'no-starttls' })];
    for (const usage of [1, 3]) {
      const reading = readDomain(madeEvidence({ dns: [tlsaAt([usage, 1, 1, hash('a')])], smtp }));
      expect(outcomeOf(reading)).toMatchObject(held('security'));
    }
  });

  test.each([
    ['none', answer(`_25._tcp.${HOST}`, 'TLSA', [])],
    [
      'not secure',
      {
        ...tlsaAt([3, 1, 1, hash('e')]),
        result: { ...tlsaAt([3, 1, 1, hash('e')]).result, status: 'insecure' },
      },
    ],
  ] as const)('%s: TLS where it is offered, and on without it', (_what, lookup) => {
    const dns = [lookup as ReturnType<typeof tlsaAt>];
    expect(outcomeOf(readDomain(madeEvidence({ dns })))).toEqual(delivered('encrypted'));
    const smtp = [session({ kind: 'no-starttls' })];
    expect(outcomeOf(readDomain(madeEvidence({ dns, smtp })))).toEqual(delivered('cleartext'));
  });

  test('the order of preference is never overridden: a host without TLSA records comes first and gets it', () => {
    const first = { tlsa: { kind: 'none' }, servers: [plain] } as const;
    expect(outcomeOf(twoHosts(first))).toEqual(delivered('cleartext'));
  });

  test('a host that fails is left for the next', () => {
    expect(outcomeOf(twoHosts({ servers: [plain] }))).toEqual(delivered('authenticated', other.host));
  });
});

describe('DANE-07: names and dates', () => {
  test('usage 3 looks at neither (RFC 7672 §3.1.1)', () => {
    expect(outcomeOf(applyAttack(signed, 'certificate-expired', now))).toEqual(delivered('authenticated'));
  });

  test('usage 2 looks at both, and at whose signature it is', async () => {
    const validity = [NOW / 1_000 - 86_400, NOW / 1_000 + 86_400] as const;
    const ca = await make({ name: 'CN=CA', ca: true, validity });
    const leaf = await make({ name: `CN=${HOST}`, issuer: ca, dnsNames: [HOST], validity });
    const chain = [leaf, ca].map(({ facts }) => facts);
    const { certificateUsage, selector, matchingType, data } = tlsaOf(ca, 2, 1, 1);
    const reading = readDomain(
      madeEvidence({
        dns: [tlsaAt([certificateUsage, selector, matchingType, data])],
        smtp: [
          session({
            kind: 'tls',
            tls: tls('a', { chain: chain.map(each => each.digests.certificate.sha256) }),
          }),
        ],
        certificates: chain,
      }),
    );
    expect(outcomeOf(reading)).toEqual(delivered('authenticated'));
    const expired = applyAttack(reading, 'certificate-expired', now);
    expect(outcomeOf(expired)).toMatchObject(held('security'));
    expect(simulate(expired, DANE, { now }).report?.failures).toEqual(['certificate-expired']);
    // A5: what another authority issued does not pass, and what the named one did, does.
    expect(play(reading, DANE, 'misissued-certificate', 'first', now).result).toBe('stopped');
    expect(play(reading, DANE, 'stolen-old-key', 'first', now).result).toBe('leaked');
  });
});
