import { describe, expect, test } from 'vitest';
import { findingsIn } from '../../../support/findings-in.ts';
import type { DnsLookup } from '../../../../shared/evidence/dns.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import {
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
  wholeAnswer,
} from '../../../support/made-evidence.ts';

const OWNER = `_25._tcp.${HOST}`;
const tlsa = (matchingType: number, data: string) =>
  ({ type: 'TLSA', certificateUsage: 3, selector: 1, matchingType, data }) as const;
const found = (evidence: Evidence, id: string, earlier?: Evidence) =>
  findingsIn(evidence, NOW, earlier).find(finding => finding.id === id);
const withDns = (...dns: DnsLookup[]) => madeEvidence({ dns });

describe('STS-50, RFC 8461 §2: DANE and MTA-STS that contradict each other', () => {
  test.each([
    [
      'DANE fails, the policy would let it through',
      withDns(answer(OWNER, 'TLSA', [tlsa(1, 'e'.repeat(64))])),
      { refuses: 'dane' },
    ],
    [
      'the policy refuses what DANE proves',
      madeEvidence({ https: [policyFetch(policyText('enforce', '*.elders.nl'))] }),
      { refuses: 'mta-sts', because: 'policy' },
    ],
    [
      'its certificate is nobody’s, as DANE allows and MTA-STS does not',
      madeEvidence({
        smtp: [
          session({
            kind: 'tls',
            tls: tls('a', { webPki: { kind: 'untrusted', reason: 'self-signed', detail: '' } }),
          }),
        ],
      }),
      { refuses: 'mta-sts', because: 'server' },
    ],
  ])('%s', (_case, evidence, facts) => {
    expect(found(evidence, 'mta-sts.contradicts-dane')?.facts).toEqual({ host: HOST, ...facts });
  });

  test.each([
    ['both let it through', madeEvidence()],
    [
      'mode testing refuses nothing',
      madeEvidence({ https: [policyFetch(policyText('testing', '*.elders.nl'))] }),
    ],
    [
      'both refuse it',
      madeEvidence({
        dns: [answer(OWNER, 'TLSA', [tlsa(1, 'e'.repeat(64))])],
        https: [policyFetch(policyText('enforce', '*.elders.nl'))],
      }),
    ],
  ])('no contradiction: %s', (_case, evidence) => {
    expect(found(evidence, 'mta-sts.contradicts-dane')).toBeUndefined();
  });
});

describe('STS-60, RFC 8461 §8.1: against an earlier check', () => {
  const before: Evidence = { ...madeEvidence(), startedAt: NOW - 86_400_000 };
  const changed = madeEvidence({ https: [policyFetch(policyText('enforce', HOST, 604_800))] });
  const record = (id: string) =>
    answer(`_mta-sts.${DOMAIN}`, 'TXT', [{ type: 'TXT', strings: [`v=STSv1; id=${id};`] }]);

  test('another policy under the same id is told', () => {
    expect(found(changed, 'mta-sts.id-unchanged', before)?.facts).toEqual({ id: '20270101T000000' });
  });

  test.each<[string, Evidence, Evidence | undefined]>([
    ['nothing changed', madeEvidence(), before],
    [
      'the id changed with it',
      { ...changed, dns: [...changed.dns.filter(({ name }) => !name.startsWith('_mta-sts')), record('2')] },
      before,
    ],
    ['there is no earlier check', changed, undefined],
    ['the other check is the later one', changed, { ...before, startedAt: NOW + 1 }],
    [
      'the other check is of another domain',
      changed,
      { ...before, domain: madeEvidence({ domain: 'elders.nl' }).domain },
    ],
    [
      'line ends and order are no change',
      madeEvidence({
        https: [policyFetch(`mode: enforce\nversion: STSv1\nmax_age: 2592000\nmx: ${HOST}\n`)],
      }),
      before,
    ],
  ])('nothing is told: %s', (_case, evidence, earlier) => {
    expect(found(evidence, 'mta-sts.id-unchanged', earlier)).toBeUndefined();
  });
});

describe('what else is told of TLSA records', () => {
  test('DANE-10, RFC 7671 §8.4: a combination that matches nothing beside one that does', () => {
    const evidence = withDns(
      answer(OWNER, 'TLSA', [tlsa(1, 'a'.repeat(64)), { ...tlsa(1, 'e'.repeat(64)), selector: 0 }]),
    );
    expect(found(evidence, 'dane.combination-unmatched')?.facts).toMatchObject({
      combination: { certificateUsage: 3, selector: 0, matchingType: 1 },
    });
  });

  test('a server with two kinds of key matches a combination with either', () => {
    const evidence = madeEvidence({
      dns: [answer(OWNER, 'TLSA', [tlsa(1, 'a'.repeat(64)), { ...tlsa(1, 'd'.repeat(64)), selector: 0 }])],
      certificates: [
        certificateOf('a'),
        certificateOf('d'),
        certificateOf('b', { dnsNames: [`mta-sts.${DOMAIN}`] }),
      ],
      smtp: [
        session({ kind: 'tls', tls: tls('a') }),
        session({ kind: 'tls', tls: tls('d') }, HOST, '192.0.2.26'),
      ],
    });
    expect(found(evidence, 'dane.combination-unmatched')).toBeUndefined();
  });

  test('DANE-14, RFC 7671 §11: a TTL beyond a day', () => {
    const lasting = (ttl: number) =>
      withDns(wholeAnswer(OWNER, 'TLSA', [{ owner: OWNER, ttl, ...tlsa(1, 'a'.repeat(64)) }]));
    expect(found(lasting(86_401), 'dane.ttl-long')?.facts).toEqual({ host: HOST, ttl: 86_401 });
    expect(found(lasting(86_400), 'dane.ttl-long')).toBeUndefined();
  });

  describe('DANE-13, DANE-14, RFC 7671 §8.1: the certificate ends, and the next record is not there', () => {
    const ends = (seconds: number, records = [tlsa(1, 'a'.repeat(64))]) =>
      madeEvidence({
        dns: [answer(OWNER, 'TLSA', records)],
        certificates: [certificateOf('a', { notAfter: NOW / 1_000 + seconds })],
      });

    test('in less than two TTLs', () => {
      expect(found(ends(7_199), 'dane.rollover-due')?.facts).toEqual({
        host: HOST,
        at: NOW / 1_000 + 7_199,
        ttl: 3_600,
      });
    });

    test.each([
      ['there is time', ends(7_200)],
      ['it ended before, which with usage 3 hurts nobody', ends(0)],
      ['the next record is there', ends(60, [tlsa(1, 'a'.repeat(64)), tlsa(1, 'e'.repeat(64))])],
      [
        'a record is for the issuer, which stays',
        ends(60, [tlsa(1, 'a'.repeat(64)), { ...tlsa(1, 'e'.repeat(64)), certificateUsage: 2 as never }]),
      ],
    ])('nothing is told: %s', (_case, evidence) => {
      expect(found(evidence, 'dane.valid')).toBeDefined();
      expect(found(evidence, 'dane.rollover-due')).toBeUndefined();
    });
  });

  describe('DANE-03, RFC 4035 §5.4: a name server that mangles denial beside the TLSA name', () => {
    test.each([
      ['a denial that is bogus', answer(OWNER, 'A', [], { status: 'bogus' })],
      ['an error', answer(OWNER, 'A', [], { rcode: 'SERVFAIL', status: 'bogus' })],
      ['an error that nothing proves', answer(OWNER, 'A', [], { rcode: 'NOTIMP', status: 'indeterminate' })],
    ])('%s is told, while DANE holds', (_case, lookup) => {
      expect(found(withDns(lookup), 'dane.denial-broken')?.facts).toEqual({ host: HOST });
      expect(found(withDns(lookup), 'dane.valid')).toBeDefined();
    });

    test.each([
      ['a proven denial', withDns(answer(OWNER, 'A', []))],
      [
        'an address, as a wildcard has it',
        withDns(answer(OWNER, 'A', [{ type: 'A', address: '192.0.2.1' }])),
      ],
      ['no answer', withDns(noAnswer(OWNER, 'A'))],
      ['a check from before it was asked', madeEvidence()],
    ])('nothing is told: %s', (_case, evidence) => {
      expect(found(evidence, 'dane.denial-broken')).toBeUndefined();
    });
  });

  test.each([
    ['none', [tlsa(1, 'a'.repeat(64))]],
    ['current-and-next', [tlsa(1, 'a'.repeat(64)), tlsa(1, 'e'.repeat(64))]],
    ['current-and-issuer', [tlsa(1, 'a'.repeat(64)), { ...tlsa(1, 'e'.repeat(64)), certificateUsage: 2 }]],
  ] as const)('DANE-13, RFC 7671 §8.1: the next certificate is provided for: %s', (rollover, records) => {
    expect(found(withDns(answer(OWNER, 'TLSA', records)), 'dane.valid')?.facts).toMatchObject({ rollover });
  });

  test('DANE-05, RFC 7672 §3.1.2: why a record does not match is told with it', () => {
    const evidence = withDns(answer(OWNER, 'TLSA', [{ ...tlsa(1, 'a'.repeat(64)), certificateUsage: 2 }]));
    expect(found(evidence, 'dane.mismatch')?.facts).toMatchObject({ reason: { kind: 'anchor-is-server' } });
  });
});

test('STS-51, RFC 8461 §3.4: the policy of the domain above is not for the one below', () => {
  const domain = `afdeling.${DOMAIN}`;
  const dns = [
    answer(domain, 'MX', [{ type: 'MX', preference: 10, exchange: HOST }]),
    answer(`_mta-sts.${domain}`, 'TXT', [], { rcode: 'NXDOMAIN' }),
  ];
  expect(found(madeEvidence({ domain, dns }), 'mta-sts.parent-only')?.facts).toEqual({ parent: DOMAIN });
});

test('STS-61, RFC 8461 §8.2: that somebody else keeps the policy is told', () => {
  const host = `mta-sts.${DOMAIN}`;
  const evidence = withDns(
    answer(host, 'A', [
      { type: 'CNAME', target: 'sts.elders.nl' },
      { type: 'A', address: '192.0.2.80' },
    ]),
  );
  expect(found(evidence, 'mta-sts.delegated')?.facts).toEqual({ name: host, target: 'sts.elders.nl' });
});
