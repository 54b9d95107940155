import { describe, expect, test } from 'vitest';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import {
  changesPolicy,
  type MtaStsDraft,
  proposeMtaSts,
  removeAnnouncement,
  removePolicy,
  suggestMtaSts,
} from '../../../../shared/generate/mta-sts.ts';
import { policyId } from '../../../../shared/generate/policy-id.ts';
import { changesAnything, publishedAt } from '../../../../shared/generate/record-set.ts';
import { proposeTlsRpt, suggestTlsRpt } from '../../../../shared/generate/tls-rpt.ts';
import {
  answer,
  DOMAIN,
  madeEvidence,
  noAnswer,
  policyFetch,
  wholeAnswer,
} from '../../../support/made-evidence.ts';
import { hostName, madeDomain, recordFor, SECONDS } from './plans/made-domain.ts';

const NAME = `_mta-sts.${DOMAIN}`;
const POLICY_HOST = `mta-sts.${DOMAIN}`;
const propose = (evidence: Evidence, change: Partial<MtaStsDraft> = {}) =>
  proposeMtaSts(readDomain(evidence), { ...suggestMtaSts(readDomain(evidence), SECONDS), ...change });
const setsOf = (evidence: Evidence, change: Partial<MtaStsDraft> = {}) => {
  const proposed = propose(evidence, change);
  if (!proposed.ok) throw new Error(JSON.stringify(proposed.errors));
  return proposed.value.recordSets.map(({ name, type, after }) => [
    name,
    type,
    after.map(record =>
      'strings' in record
        ? record.strings.join('')
        : 'address' in record
          ? record.address
          : 'target' in record
            ? record.target
            : '',
    ),
  ]);
};
const problems = (evidence: Evidence, change: Partial<MtaStsDraft>) => {
  const proposed = propose(evidence, change);
  return proposed.ok ? proposed.warnings.map(({ kind }) => kind) : proposed.errors.map(({ kind }) => kind);
};

describe('RFC 8461 §3: policy, record and host', () => {
  test('a first draft: testing, a week, every MX host by its own name (STS-63, RFC 8461 §10.4)', () => {
    const evidence = madeDomain({
      hosts: ['1', '2'].map(key => ({ keys: [key], records: [recordFor(key)] })),
    });
    expect(suggestMtaSts(readDomain(evidence), SECONDS)).toMatchObject({
      mode: 'testing',
      maxAge: 604_800,
      mx: [hostName(0), hostName(1)],
      id: '20270101T000000',
    });
  });
  test('STS-63, RFC 8461 §10.4: a wildcard over the zone itself is warned of', () => {
    expect(problems(madeEvidence(), { mx: [`*.${DOMAIN}`] })).toEqual(['wide-pattern']);
    expect(problems(madeEvidence(), { mx: ['*.aanbieder.nl'] })).toEqual([]);
  });
  test('what is published in other words is not published again', () => {
    const body = `version: STSv1\nmode: enforce\nmx: mx1.${DOMAIN}\nmax_age: 2592000\n`;
    const evidence = madeEvidence({
      dns: [answer(NAME, 'TXT', [{ type: 'TXT', strings: ['v=STSv1;id=1'] }])],
      https: [policyFetch(body)],
    });
    const proposed = propose(evidence);
    if (!proposed.ok) throw new Error('refused');
    expect(proposed.value.recordSets.filter(changesAnything)).toEqual([]);
    expect(changesPolicy(readDomain(evidence), proposed.value)).toBe(false);
  });
  test('RFC 8461 §3.3: what comes with another status than 200 is no policy, be it the very text', () => {
    const body = `version: STSv1\nmode: enforce\nmx: mx1.${DOMAIN}\nmax_age: 2592000\n`;
    const response = {
      kind: 'response',
      status: 404,
      contentType: 'text/plain',
      body,
      bodyComplete: true,
    } as const;
    const evidence = madeEvidence({ https: [policyFetch(body, { outcome: response })] });
    const proposed = propose(evidence, { mode: 'enforce', mx: [`mx1.${DOMAIN}`], maxAge: 2_592_000 });
    const policy = proposed.ok ? proposed.value.policy : undefined;
    expect(policy?.kind === 'serve' && policy.text).toBe(body.replaceAll('\n', '\r\n'));
  });
  test('a policy with lines that senders read past is written anew', () => {
    const evidence = madeEvidence({
      https: [policyFetch(`version: STSv1\nmode: enforce\n\nmx: mx1.${DOMAIN}\nmax_age: 2592000\n`)],
    });
    const proposed = propose(evidence);
    expect(proposed.ok && changesPolicy(readDomain(evidence), proposed.value)).toBe(true);
  });
  test('other TXT records at the name stay, several of its kind become one (RFC 8461 §3.1)', () => {
    const strings = [['anders'], ['v=STSv1; id=1;'], ['V=stsv1; id=2;'], ['noot: v=STSv1; id=3;']];
    const evidence = madeEvidence({
      dns: [
        answer(
          NAME,
          'TXT',
          strings.map(each => ({ type: 'TXT', strings: each })),
        ),
      ],
    });
    expect(setsOf(evidence, { id: 'x' })).toEqual([
      [NAME, 'TXT', ['anders', 'noot: v=STSv1; id=3;', 'v=STSv1; id=x;']],
    ]);
  });
  test.for<[string, Partial<MtaStsDraft>, string[]]>([
    ['an id with a hyphen', { id: '2027-01-01' }, ['bad-id']],
    ['an id that is too long', { id: 'x'.repeat(33) }, ['bad-id']],
    ['no MX', { mx: [] }, ['missing-key']],
    ['a line end in a pattern', { mx: ['mx1.nl\r\nmode: none'] }, ['bad-value']],
    ['a max_age beyond a year', { maxAge: 31_557_601 }, ['bad-value']],
    ['no address', { host: { kind: 'address', addresses: [] } }, ['bad-address']],
    [
      'a wrong address',
      { host: { kind: 'address', addresses: ['192.0.2.256', '192.0.2.1'] } },
      ['bad-address'],
    ],
    ['an alias of itself', { host: { kind: 'alias', target: POLICY_HOST } }, ['bad-name']],
    ['an alias that is no name', { host: { kind: 'alias', target: 'geen naam' } }, ['bad-name']],
  ])('wrong: %s', ([, change, kinds]) => {
    expect(problems(madeEvidence(), change)).toEqual(kinds);
  });
});

describe('STS-61, RFC 8461 §8.2: kept by somebody else', () => {
  const alias = { owner: NAME, ttl: 60, type: 'CNAME' as const, target: '_mta-sts.aanbieder.nl' };
  const there = (text: string) => ({ owner: alias.target, ttl: 60, type: 'TXT' as const, strings: [text] });

  test('the record is changed where it is', () => {
    const evidence = madeEvidence({ dns: [wholeAnswer(NAME, 'TXT', [alias, there('v=STSv1; id=1;')])] });
    expect(setsOf(evidence, { id: 'x' })).toEqual([[alias.target, 'TXT', ['v=STSv1; id=x;']]]);
  });
  test('RFC 1034 §3.6.2: an alias that leads to other records goes first', () => {
    const evidence = madeEvidence({ dns: [wholeAnswer(NAME, 'TXT', [alias, there('v=spf1 -all')])] });
    expect(setsOf(evidence, { id: 'x' })).toEqual([
      [NAME, 'CNAME', []],
      [NAME, 'TXT', ['v=STSv1; id=x;']],
    ]);
  });
  test('RFC 1034 §3.6.2: addresses make room for an alias of the policy host, and the other way round', () => {
    const target = 'beleid.aanbieder.nl';
    expect(setsOf(madeEvidence(), { host: { kind: 'alias', target } }).slice(0, 2)).toEqual([
      [POLICY_HOST, 'A', []],
      [POLICY_HOST, 'CNAME', [target]],
    ]);
    const aliased = madeEvidence({
      dns: [
        wholeAnswer(POLICY_HOST, 'A', [
          { owner: POLICY_HOST, ttl: 60, type: 'CNAME', target },
          { owner: target, ttl: 60, type: 'A', address: '192.0.2.80' },
        ]),
      ],
    });
    const host = { kind: 'address', addresses: ['192.0.2.1', '2001:db8::1', '192.0.2.1'] } as const;
    expect(setsOf(aliased, { host }).slice(0, 3)).toEqual([
      [POLICY_HOST, 'CNAME', []],
      [POLICY_HOST, 'A', ['192.0.2.1']],
      [POLICY_HOST, 'AAAA', ['2001:db8::1']],
    ]);
    expect(removePolicy(readDomain(aliased)).recordSets.map(({ type }) => type)).toEqual(['CNAME']);
  });
});

test('RFC 8461 §8.3: of a policy host with addresses of both kinds both go, and of no record none', () => {
  const both = madeEvidence({
    dns: [
      answer(POLICY_HOST, 'A', [{ type: 'A', address: '192.0.2.80' }]),
      answer(POLICY_HOST, 'AAAA', [{ type: 'AAAA', address: '2001:db8::80' }]),
    ],
  });
  const { recordSets, policy } = removePolicy(readDomain(both));
  expect(recordSets.map(({ type, before, after }) => [type, before.length, after])).toEqual([
    ['A', 1, []],
    ['AAAA', 1, []],
  ]);
  expect(policy).toEqual({ kind: 'remove' });
  const other = madeEvidence({ dns: [answer(NAME, 'TXT', [{ type: 'TXT', strings: ['anders'] }])] });
  expect(removeAnnouncement(readDomain(other)).recordSets).toEqual([]);
  expect(removeAnnouncement(readDomain(madeEvidence())).recordSets).toMatchObject([
    { name: NAME, type: 'TXT', after: [] },
  ]);
});

test('what is published is what was asked for and answered', () => {
  const evidence = madeEvidence({ dns: [noAnswer(`www.${DOMAIN}`, 'A'), noAnswer(NAME, 'TXT')] });
  expect(publishedAt(evidence, NAME, 'TXT')).toEqual([]);
  expect(publishedAt(evidence, `x.${DOMAIN}`, 'CNAME')).toEqual([]);
});

describe('whether the policy file would change', () => {
  const serve = (text: string) => ({ recordSets: [], policy: { kind: 'serve', text } as const });
  const remove = { recordSets: [], policy: { kind: 'remove' } as const };
  const served = madeEvidence({ https: [policyFetch('a')] });
  const absent = madeEvidence({ https: [] });
  test.each([
    ['the same, to the byte', served, serve('a'), false],
    ['a line end more', served, serve('a\n'), true],
    ['where none is served', absent, serve('a'), true],
    ['taken away', served, remove, true],
    ['taken away where none is', absent, remove, false],
    ['not a part of it', served, { recordSets: [] }, false],
  ])('%s: %#', (_what, evidence, proposal, expected) => {
    expect(changesPolicy(readDomain(evidence), proposal)).toBe(expected);
  });
});

describe('RFC 8460 §3: the record for reports', () => {
  test('every record of its kind becomes one, in whatever letters', () => {
    const name = `_smtp._tls.${DOMAIN}`;
    const strings = [
      'anders',
      'noot: v=TLSRPTv1',
      'v=TLSRPTv1; rua=mailto:a@voorbeeld.nl',
      ' V = tlsrptV1 ; rua=x',
    ];
    const evidence = madeEvidence({
      dns: [
        answer(
          name,
          'TXT',
          strings.map(each => ({ type: 'TXT', strings: [each] })),
        ),
      ],
    });
    const proposed = proposeTlsRpt(readDomain(evidence), { rua: ['b@voorbeeld.nl'] });
    expect(proposed.ok && proposed.value.recordSets.map(({ after }) => after)).toMatchObject([
      [
        { strings: ['anders'] },
        { strings: ['noot: v=TLSRPTv1'] },
        { strings: ['v=TLSRPTv1; rua=mailto:b@voorbeeld.nl;'] },
      ],
    ]);
  });

  test('what says the same stays as it is', () => {
    const proposed = proposeTlsRpt(readDomain(madeEvidence()), suggestTlsRpt(readDomain(madeEvidence())));
    expect(proposed.ok && proposed.value.recordSets.filter(changesAnything)).toEqual([]);
  });
  test('a bare address becomes a URI, its commas encoded', () => {
    const proposed = proposeTlsRpt(readDomain(madeEvidence()), { rua: ['tls,a@voorbeeld.nl', ' '] });
    expect(proposed.ok && proposed.value.recordSets[0]?.after).toMatchObject([
      { strings: ['v=TLSRPTv1; rua=mailto:tls%2Ca@voorbeeld.nl;'] },
    ]);
  });
  test.for([[''], ['ftp://voorbeeld.nl'], ['http://voorbeeld.nl']])('refused: %s', rua => {
    expect(proposeTlsRpt(readDomain(madeEvidence()), { rua }).ok).toBe(false);
  });
});

test('RFC 8461 §3.1: an id is letters and digits, and another than the one that is taken', () => {
  expect(policyId(0)).toBe('19700101T000000');
  expect(policyId(0, '19700101T000000')).toBe('19700101T000001');
  for (const now of [SECONDS, 4_102_444_799]) expect(policyId(now)).toMatch(/^[A-Za-z0-9]{1,32}$/);
});
