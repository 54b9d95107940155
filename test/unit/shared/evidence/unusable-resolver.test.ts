import { describe, expect, test } from 'vitest';
import type { DnsLookup } from '../../../../shared/evidence/dns.ts';
import { recordsAt } from '../../../../shared/evidence/secure-records.ts';
import { unusableResolver } from '../../../../shared/evidence/unusable-resolver.ts';
import { answer, DOMAIN, madeEvidence, noAnswer } from '../../../support/made-evidence.ts';

const NAMES = [
  [DOMAIN, 'MX'],
  [`_mta-sts.${DOMAIN}`, 'TXT'],
  [`_smtp._tls.${DOMAIN}`, 'TXT'],
] as const;
const all = (rcode: string): DnsLookup[] =>
  NAMES.map(([name, type]) => answer(name, type, [], { rcode, status: 'indeterminate' }));
const rootSays = (rcode: string) => answer('.', 'NS', [], { rcode, status: 'indeterminate' });
const rootHas = answer('.', 'NS', [{ type: 'NS', target: 'a.root-servers.net' }], { status: 'insecure' });
const evidenceOf = (dns: readonly DnsLookup[], zones: Parameters<typeof madeEvidence>[0] = {}) => ({
  ...madeEvidence({ zones: [], smtp: [], https: [], ...zones }),
  dns: [...dns],
});

describe('whoever was asked answers nothing', () => {
  test.each([
    ['refuses', [...all('REFUSED'), rootSays('REFUSED')], { rcode: 'REFUSED', saidOfRoot: true }],
    ['fails', [...all('SERVFAIL'), rootSays('SERVFAIL')], { rcode: 'SERVFAIL', saidOfRoot: true }],
    ['has no root', [...all('NOERROR'), rootSays('NOERROR')], { rcode: 'NOERROR', saidOfRoot: true }],
    [
      'knows no name at all',
      [...all('NXDOMAIN'), rootSays('NXDOMAIN')],
      { rcode: 'NXDOMAIN', saidOfRoot: true },
    ],
    [
      'refuses, some lost',
      [noAnswer(DOMAIN, 'A'), ...all('REFUSED'), rootSays('REFUSED')],
      { rcode: 'REFUSED', saidOfRoot: true },
    ],
    [
      'refuses, in a check that did not ask for the root',
      all('REFUSED'),
      { rcode: 'REFUSED', saidOfRoot: false },
    ],
    ['does not know how, likewise', all('NOTIMP'), { rcode: 'NOTIMP', saidOfRoot: false }],
  ])('%s', (_, dns, expected) => {
    const evidence = evidenceOf(dns);
    expect(unusableResolver(evidence)).toEqual(expected);
    expect(recordsAt(evidence, DOMAIN, 'MX')).toEqual({
      kind: 'failed',
      cause: { kind: 'unusable-resolver', rcode: expected.rcode },
    });
  });
});

describe('it answers, or nobody knows', () => {
  test.each([
    ['a domain that fails', [...all('SERVFAIL'), rootHas]],
    ['the same, in a check that did not ask for the root: it may be the domain', all('SERVFAIL')],
    ['a domain without anything, likewise', all('NOERROR')],
    ['a resolver that refuses the root alone', [...all('NXDOMAIN'), rootSays('REFUSED')]],
    ['silence', NAMES.map(([name, type]) => noAnswer(name, type))],
    ['silence at the root', [...all('REFUSED'), noAnswer('.', 'NS')]],
    ['nothing asked', []],
    [
      'one answer',
      [
        ...all('REFUSED'),
        rootSays('REFUSED'),
        answer('mx.example', 'A', [{ type: 'A', address: '192.0.2.1' }]),
      ],
    ],
  ])('%s', (_, dns) => {
    expect(unusableResolver(evidenceOf(dns))).toBeUndefined();
  });

  test('the keys of the root came in', () => {
    const zones = madeEvidence().zones.slice(0, 1);
    expect(unusableResolver(evidenceOf([...all('REFUSED'), rootSays('REFUSED')], { zones }))).toBeUndefined();
  });
});
