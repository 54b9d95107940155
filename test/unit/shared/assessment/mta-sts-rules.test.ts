import { describe, expect, test } from 'vitest';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import { findingsIn } from '../../../support/findings-in.ts';
import type { HttpsExchange } from '../../../../shared/evidence/https.ts';
import type { FindingId } from '../../../../shared/findings/finding.ts';
import { simulate } from '../../../../shared/simulate/index.ts';
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
  wholeAnswer,
} from '../../../support/made-evidence.ts';

type Changes = NonNullable<Parameters<typeof madeEvidence>[0]>;
const found = (changes: Changes) =>
  findingsIn(madeEvidence(changes), NOW).filter(({ topic }) => topic === 'mta-sts');
const idsOf = (changes: Changes): readonly FindingId[] => found(changes).map(({ id }) => id);

const good = policyText('enforce');
const RECORD = { type: 'TXT' as const, strings: ['v=STSv1; id=1;'] };
const record = (...strings: readonly (readonly string[])[]) =>
  answer(
    `_mta-sts.${DOMAIN}`,
    'TXT',
    strings.map(each => ({ type: 'TXT', strings: [...each] })),
  );
const aliased = wholeAnswer(`_mta-sts.${DOMAIN}`, 'TXT', [
  { owner: `_mta-sts.${DOMAIN}`, ttl: 300, type: 'CNAME', target: '_mta-sts.provider.example' },
  { owner: '_mta-sts.provider.example', ttl: 300, ...RECORD },
]);

describe('the record', () => {
  test.each<[string, Changes, readonly FindingId[]]>([
    [
      'STS-01, RFC 8461 §3.1: found behind an alias',
      { dns: [aliased] },
      ['mta-sts.delegated', 'mta-sts.enforce'],
    ],
    [
      'STS-01, RFC 8461 §3.1: cut into strings',
      { dns: [record(['v=STSv1', '; id=2', '7;'])] },
      ['mta-sts.enforce'],
    ],
    [
      'STS-01, RFC 8461 §3.1: at another name it is none',
      { dns: [record(), answer(`_mta_sts.${DOMAIN}`, 'TXT', [RECORD]), answer(DOMAIN, 'TXT', [RECORD])] },
      ['mta-sts.policy-without-record'],
    ],
    [
      'STS-05: two count as none',
      { dns: [record(['v=STSv1; id=1;'], ['v=STSv1; id=2;'])] },
      ['mta-sts.several-records'],
    ],
    [
      'STS-03: an id outside the grammar',
      { dns: [record(['v=STSv1; id=a-b;'])] },
      ['mta-sts.record-invalid'],
    ],
    [
      'STS-05, erratum 6285: a space before the separator, which all known senders take',
      { dns: [record(['v=STSv1 ; id=1;'])] },
      ['mta-sts.record-warning', 'mta-sts.enforce'],
    ],
  ])('%s', (_rule, changes, expected) => {
    expect(idsOf(changes)).toEqual(expected);
  });

  test('STS-51, RFC 8461 §3.4: record and policy of a parent domain are not those of a domain below it', () => {
    const domain = `sub.${DOMAIN}`;
    const dns = [
      answer(domain, 'MX', [{ type: 'MX', preference: 10, exchange: HOST }]),
      answer(`_mta-sts.${domain}`, 'TXT', [], { rcode: 'NXDOMAIN' }),
    ];
    expect(idsOf({ domain, dns })).toEqual(['mta-sts.parent-only']);
    const parent = answer(`_mta-sts.${DOMAIN}`, 'TXT', [], { rcode: 'NXDOMAIN' });
    expect(idsOf({ domain, dns: [...dns, parent] })).toEqual(['mta-sts.none']);
    // And the policy host is one label further down as well.
    const announced = [dns[0]!, answer(`_mta-sts.${domain}`, 'TXT', [RECORD])];
    const addresses = ['A', 'AAAA'].map(type => answer(`mta-sts.${domain}`, type, []));
    expect(idsOf({ domain, dns: [...announced, ...addresses] })).toEqual(['mta-sts.policy-unreachable']);
  });
});

const responseOf = (change: object): HttpsExchange => {
  const made = policyFetch(good);
  return { ...made, outcome: { ...made.outcome, ...change } };
};

describe('the policy as it is served', () => {
  test.each<[string, object, readonly FindingId[]]>([
    ['STS-21: status 200', {}, ['mta-sts.enforce']],
    ...[201, 203, 204, 206, 404, 500, 503].map((status): [string, object, readonly FindingId[]] => [
      `STS-21, RFC 8461 §3.3: a policy under status ${status} is none`,
      { status },
      ['mta-sts.policy-status'],
    ]),
    ...[301, 302, 303, 307, 308].map((status): [string, object, readonly FindingId[]] => [
      `STS-21, RFC 8461 §3.3: nor under status ${status}, wherever that leads`,
      { status, location: `https://mta-sts.${DOMAIN}/.well-known/mta-sts.txt` },
      ['mta-sts.policy-redirect'],
    ]),
    ['STS-22: text/plain with a charset', { contentType: 'text/plain; charset=utf-8' }, ['mta-sts.enforce']],
    ['STS-22: text/plain in capitals', { contentType: 'Text/Plain;charset=us-ascii' }, ['mta-sts.enforce']],
    [
      'STS-22: other parameters do not matter',
      { contentType: 'text/plain; format=flowed' },
      ['mta-sts.enforce'],
    ],
    [
      'STS-22, RFC 8461 §3.2: another type is warned about, and the policy stands',
      { contentType: 'text/html' },
      ['mta-sts.policy-type', 'mta-sts.enforce'],
    ],
    [
      'STS-22: a type that only begins alike',
      { contentType: 'text/plainer' },
      ['mta-sts.policy-type', 'mta-sts.enforce'],
    ],
    ['STS-22: no type', { contentType: undefined }, ['mta-sts.policy-type', 'mta-sts.enforce']],
    [
      'STS-23, RFC 8461 §3.3: more than 64 kilobytes',
      { body: good.padEnd(65_536, '\n'), bodyComplete: false },
      ['mta-sts.policy-too-large'],
    ],
    [
      'STS-23: more than 64 kilobytes, in fewer characters',
      { body: `${good}a: ${'☂'.repeat(22_000)}`, bodyComplete: false },
      ['mta-sts.policy-too-large'],
    ],
    [
      'STS-40, RFC 8461 §3.3: a connection that ends before the announced length is a fetch that failed',
      { body: good, bodyComplete: false },
      ['mta-sts.policy-unreachable'],
    ],
  ])('%s', (_rule, change, expected) => {
    expect(idsOf({ https: [responseOf(change)] })).toEqual(expected);
  });

  test('STS-23: how much is read is told in bytes', () => {
    const body = `${good}a: ${'☂'.repeat(22_000)}`;
    expect(found({ https: [responseOf({ body, bodyComplete: false })] })).toMatchObject([
      { facts: { limitBytes: 65_536 } },
    ]);
  });

  test.each<[string, number, boolean]>([
    ['a week', 604_800, false],
    ['a second less', 604_799, true],
    ['nothing', 0, true],
  ])('STS-13, RFC 8461 §10.2: an age of %s in mode enforce', (_age, maxAge, isShort) => {
    const ids = idsOf({ https: [policyFetch(policyText('enforce', HOST, maxAge))] });
    expect(ids.includes('mta-sts.max-age-short')).toBe(isShort);
    const testing = idsOf({ https: [policyFetch(policyText('testing', HOST, maxAge))] });
    expect(testing).toEqual(['mta-sts.testing']);
  });
});

describe('what some senders take and others refuse is told as that, and is not in force in the simulation', () => {
  const judged = (changes: Changes) => {
    const evidence = madeEvidence({ ...changes, smtp: [session({ kind: 'no-starttls' })] });
    const { outcome } = simulate(readDomain(evidence), { kind: 'mta-sts' }, { now: NOW / 1_000 });
    const findings = findingsIn(evidence, NOW).filter(({ topic }) => topic === 'mta-sts');
    return { findings, ids: findings.map(({ id }) => id), isHeld: outcome.kind === 'deferred' };
  };
  const served = (body: string): Changes => ({ https: [policyFetch(body)] });

  test.each<[string, Changes, FindingId, readonly string[]]>([
    [
      'RFC 8461 §3.2: an empty line at the end',
      served(`${good}\r\n`),
      'mta-sts.policy-invalid',
      ['postfix-tlspol', 'postfix-mta-sts-resolver'],
    ],
    [
      'RFC 8461 §3.2: a space before a colon',
      served(good.replace('mode:', 'mode :')),
      'mta-sts.policy-invalid',
      ['postfix-tlspol'],
    ],
    [
      'RFC 8461 §3.2: an indented line',
      served(good.replace('mode:', '  mode:')),
      'mta-sts.policy-invalid',
      ['postfix-tlspol'],
    ],
    [
      'RFC 8461 §3.2: an address as mx',
      served(`${good}mx: 192.0.2.25\r\n`),
      'mta-sts.policy-invalid',
      ['Maddy', 'postfix-mta-sts-resolver'],
    ],
    [
      'RFC 8461 §3.2: max_age above the limit',
      served(policyText('enforce', HOST, 31_557_601)),
      'mta-sts.policy-invalid',
      ['mox', 'Maddy', 'postfix-tlspol'],
    ],
    [
      'RFC 8461 §3.1: a space at the end of the record',
      { dns: [record(['v=STSv1; id=1 '])] },
      'mta-sts.record-invalid',
      ['Maddy', 'postfix-tlspol', 'postfix-mta-sts-resolver'],
    ],
    [
      'RFC 8461 §3.1: a hyphen in the id',
      { dns: [record(['v=STSv1; id=2026-11-30'])] },
      'mta-sts.record-invalid',
      ['Maddy', 'postfix-tlspol', 'postfix-mta-sts-resolver'],
    ],
  ])('%s', (_rule, changes, id, takenBy) => {
    const { findings, ids, isHeld } = judged(changes);
    expect(ids).toEqual([id]);
    expect(findings[0]).toMatchObject({ verdict: 'problem', facts: { takenBy } });
    expect(isHeld).toBe(false);
  });

  test.each<[string, Changes, readonly FindingId[]]>([
    ['as it should be', {}, []],
    ['with a space before the separator', { dns: [record(['v=STSv1 ; id=1'])] }, ['mta-sts.record-warning']],
    [
      'beside another record',
      { dns: [record(['v=STSv1; id=1'], ['x'])] },
      ['mta-sts.record-read-differently'],
    ],
    ['with an mx twice', served(`${good}mx: ${HOST}\r\n`), ['mta-sts.policy-warning']],
    ['with a colon', served(`${good}see: a:b\r\n`), ['mta-sts.policy-read-differently']],
    ['with two modes', served(`${good}mode: testing\r\n`), ['mta-sts.policy-read-differently']],
  ])('RFC 8461 §3: %s it is in force', (_rule, changes, beside) => {
    const { ids, isHeld } = judged(changes);
    expect(ids).toContain('mta-sts.enforce');
    expect(ids.filter(id => /warning|differently/.test(id))).toEqual(beside);
    expect(isHeld).toBe(true);
  });
});

describe('the policy host and its certificate', () => {
  const host = `mta-sts.${DOMAIN}`;
  const served = (facts: object, trust: object = {}): Changes => ({
    https: [policyFetch(good, { tls: tls('b', trust) })],
    certificates: [certificateOf('a'), certificateOf('b', { dnsNames: [], ...facts })],
  });
  const refused = (reason: string) => [{ id: 'mta-sts.policy-certificate', facts: { reason } }];
  const untrusted = (reason: string) => ({ webPki: { kind: 'untrusted', reason, detail: '' } });

  test.each<[string, Changes]>([
    ['the name of the policy host', served({ dnsNames: [host] })],
    ['in another case', served({ dnsNames: [host.toUpperCase()] })],
    ['a wildcard for the whole first label', served({ dnsNames: [`*.${DOMAIN}`] })],
    ['one name of several', served({ dnsNames: ['www.elders.nl', host] })],
  ])('STS-20, RFC 8461 §3.3: good with %s', (_what, changes) => {
    expect(idsOf(changes)).toEqual(['mta-sts.enforce']);
  });

  test.each<[string, Changes, string]>([
    ['the mail domain itself', served({ dnsNames: [DOMAIN] }), 'name-mismatch'],
    ['the name as common name only', served({ commonNames: [host], subject: `CN=${host}` }), 'name-mismatch'],
    ['a wildcard for part of the label', served({ dnsNames: [`mta-*.${DOMAIN}`] }), 'name-mismatch'],
    ['a wildcard two labels up', served({ dnsNames: ['*.nl'] }), 'name-mismatch'],
    ['a wildcard one label down', served({ dnsNames: [`*.${host}`] }), 'name-mismatch'],
    ['an end that is over', served({ dnsNames: [host] }, untrusted('expired')), 'expired'],
    ['no issuer', served({ dnsNames: [host] }, untrusted('self-signed')), 'self-signed'],
    [
      'an issuer that nobody trusts',
      served({ dnsNames: [host] }, untrusted('unknown-issuer')),
      'unknown-issuer',
    ],
  ])('STS-20, RFC 8461 §3.3: refused with %s', (_what, changes, reason) => {
    expect(found(changes)).toMatchObject(refused(reason));
  });
});

describe('the mail hosts', () => {
  test('STS-30, RFC 8461 §4.1: the name in the MX record counts, not what that is an alias of', () => {
    const target = 'mail.provider.example';
    const dns = [
      wholeAnswer(HOST, 'A', [
        { owner: HOST, ttl: 300, type: 'CNAME', target },
        { owner: target, ttl: 300, type: 'A', address: '192.0.2.25' },
      ]),
    ];
    expect(idsOf({ dns, https: [policyFetch(policyText('enforce', target))] })).toContain(
      'mta-sts.mx-not-covered',
    );
    expect(idsOf({ dns, https: [policyFetch(good)] })).toEqual(['mta-sts.enforce']);
  });

  const withHost = (facts: object, trust: object = {}): Changes => ({
    smtp: [session({ kind: 'tls', tls: tls('a', trust) })],
    certificates: [certificateOf('a', facts), certificateOf('b', { dnsNames: [`mta-sts.${DOMAIN}`] })],
  });
  test.each<[string, Changes]>([
    ['without STARTTLS', { smtp: [session({ kind: 'no-starttls' })] }],
    ['with a certificate of another name', withHost({ dnsNames: ['mx2.voorbeeld.nl'] })],
    ['named by the mail domain only', withHost({ dnsNames: [DOMAIN] })],
    ['with its name as common name only', withHost({ dnsNames: [], commonNames: [HOST] })],
    ['with a certificate that has ended', withHost({ notAfter: NOW / 1_000 - 1 })],
    ['with a certificate that is not valid yet', withHost({ notBefore: NOW / 1_000 + 1 })],
    [
      'with a certificate that nobody trusts',
      withHost({}, { webPki: { kind: 'untrusted', reason: 'self-signed', detail: '' } }),
    ],
  ])('STS-31, RFC 8461 §4.2: a host %s does not meet the policy', (_what, changes) => {
    expect(idsOf(changes)).toContain('mta-sts.mx-certificate');
  });

  test('STS-31, RFC 8461 §4.2: a host with a wildcard for its first label does', () => {
    expect(idsOf(withHost({ dnsNames: [`*.${DOMAIN}`] }))).toEqual(['mta-sts.enforce']);
  });

  test('STS-31: TLS 1.1 is below what is asked for', () => {
    const smtp = [session({ kind: 'tls', tls: tls('a', { version: 'TLSv1.1' }) })];
    const ids = findingsIn(madeEvidence({ smtp }), NOW).map(({ id }) => id);
    expect(ids).toContain('starttls.old-version');
  });
});
