import { describe, expect, test } from 'vitest';
import { tlsaOwner } from '../../../../../shared/dane/index.ts';
import { hostTlsa, tlsaBaseDomains } from '../../../../../shared/reading/hosts/host-tlsa.ts';
import type { DnsLookup, DnsRecord } from '../../../../../shared/evidence/dns.ts';
import type { DnssecStatus } from '../../../../../shared/evidence/dnssec-status.ts';
import {
  ADDRESS,
  answer,
  HOST,
  madeEvidence,
  noAnswer,
  wholeAnswer,
} from '../../../../support/made-evidence.ts';

const OWNER = `_25._tcp.${HOST}`;
const END = 'real.example.org';
const TLSA = {
  type: 'TLSA',
  certificateUsage: 3,
  selector: 1,
  matchingType: 1,
  data: 'a'.repeat(64),
} as const;
const A = { type: 'A', address: ADDRESS } as const;
const AAAA = { type: 'AAAA', address: '2001:db8::25' } as const;

const seen = (...dns: readonly DnsLookup[]) => hostTlsa(madeEvidence({ dns }), HOST);
const bases = (...dns: readonly DnsLookup[]) => tlsaBaseDomains(madeEvidence({ dns }), HOST);
const tlsaAt = (status: DnssecStatus, owner = OWNER) => answer(owner, 'TLSA', [TLSA], { status });
const noTlsaAt = (status: DnssecStatus, owner = OWNER, rcode = 'NXDOMAIN') =>
  answer(owner, 'TLSA', [], { status, rcode });

/** The host as an alias, its addresses at the end of it. */
const aliased = (status: DnssecStatus): readonly DnsLookup[] => {
  const alias: DnsRecord = { owner: HOST, ttl: 300, type: 'CNAME', target: END };
  return [
    wholeAnswer(HOST, 'A', [alias, { owner: END, ttl: 300, ...A }], { status }),
    wholeAnswer(HOST, 'AAAA', [alias], { status }),
  ];
};

describe('RFC 7672 §2.1.2, §2.2: what the answer at `_25._tcp` of a host is worth', () => {
  const failed = (detail: string) => ({ kind: 'lookup-failed', owner: OWNER, detail });
  test.each<[string, DnsLookup, object]>([
    [
      'records, secure',
      tlsaAt('secure'),
      { kind: 'secure', base: HOST, records: [{ owner: OWNER, ...TLSA }] },
    ],
    ['records that nothing vouches for', tlsaAt('insecure'), { kind: 'not-secure' }],
    ['bogus records are a look-up that failed', tlsaAt('bogus'), failed('bogus')],
    ['records of which the status was not seen', tlsaAt('indeterminate'), { kind: 'not-measured' }],
    ['none, proven', noTlsaAt('secure'), { kind: 'none', isProven: true }],
    [
      'none at a name that is there, proven',
      noTlsaAt('secure', OWNER, 'NOERROR'),
      { kind: 'none', isProven: true },
    ],
    ['none, and nothing vouches for it', noTlsaAt('insecure'), { kind: 'none' }],
    ['an absence that is not proven where it has to be', noTlsaAt('bogus'), failed('bogus')],
    ['an absence of which the status was not seen', noTlsaAt('indeterminate'), { kind: 'not-measured' }],
    ['an error proves no absence', noTlsaAt('indeterminate', OWNER, 'SERVFAIL'), failed('SERVFAIL')],
    ['an error from a validating resolver', noTlsaAt('bogus', OWNER, 'SERVFAIL'), failed('SERVFAIL, bogus')],
    ['no answer', noAnswer(OWNER, 'TLSA'), { kind: 'not-measured' }],
  ])('%s', (_what, lookup, expected) => {
    const { kind, ...facts } = seen(lookup);
    expect({ kind, ...facts }).toMatchObject(expected);
    expect('isProven' in facts).toBe('isProven' in expected);
  });

  test('RFC 6698 §3: the name is the port and the protocol before that of the host, the root included', () => {
    expect([tlsaOwner(HOST), tlsaOwner('.')]).toEqual([OWNER, '_25._tcp']);
  });

  test('RFC 6698 §3: records anywhere else are none of this host', () => {
    expect(seen(noTlsaAt('secure'), answer(HOST, 'TLSA', [TLSA]))).toEqual({ kind: 'none', isProven: true });
  });

  test('a name that was not asked for was not measured', () => {
    const evidence = madeEvidence({ dns: [...aliased('secure')] });
    // Only the name of the host was asked, and the expanded one comes first.
    expect(hostTlsa(evidence, HOST)).toMatchObject({ kind: 'not-measured' });
  });
});

describe('DANE-04, RFC 7672 §2.2.2: of two base domains the first with secure records counts', () => {
  const expanded = `_25._tcp.${END}`;
  test.each<[string, readonly DnsLookup[], object]>([
    ['at the expanded name', [tlsaAt('secure', expanded), tlsaAt('secure')], { kind: 'secure', base: END }],
    [
      'at the host, where the other has none',
      [noTlsaAt('secure', expanded), tlsaAt('secure')],
      { base: HOST },
    ],
    [
      'an error at the first ends it',
      [noTlsaAt('indeterminate', expanded, 'SERVFAIL'), tlsaAt('secure')],
      {
        kind: 'lookup-failed',
        owner: expanded,
      },
    ],
    [
      'an error at the second, too',
      [noTlsaAt('secure', expanded), noTlsaAt('bogus')],
      {
        kind: 'lookup-failed',
        owner: OWNER,
      },
    ],
  ])('%s', (_what, dns, expected) => {
    expect(seen(...aliased('secure'), ...dns)).toMatchObject(expected);
  });

  test.each<[DnssecStatus, DnssecStatus, boolean]>([
    ['secure', 'secure', true],
    ['secure', 'insecure', true],
    ['insecure', 'secure', true],
    ['insecure', 'insecure', false],
  ])('RFC 4035 §5.4: an absence that is %s at the one and %s at the other', (first, second, isProven) => {
    const found = seen(...aliased('secure'), noTlsaAt(first, expanded), noTlsaAt(second));
    expect(found).toEqual({ kind: 'none', ...(isProven && { isProven }) });
  });
});

describe('DANE-03, RFC 7672 §2.2.2: addresses decide where to look, and whether to', () => {
  const four = (status: DnssecStatus) => answer(HOST, 'A', [A], { status });
  const six = (status: DnssecStatus) => answer(HOST, 'AAAA', [AAAA], { status });
  test.each<[string, readonly DnsLookup[], readonly string[]]>([
    ['both secure', [four('secure'), six('secure')], [HOST]],
    ['neither', [four('insecure'), six('insecure')], []],
    ['bogus ones vouch for nothing', [four('bogus'), six('bogus')], []],
    ['nor do those of unknown status', [four('indeterminate'), six('indeterminate')], []],
    ['IPv4 secure, and no answer about IPv6', [four('secure'), noAnswer(HOST, 'AAAA')], [HOST]],
    ['IPv6 secure, and no answer about IPv4', [noAnswer(HOST, 'A'), six('secure')], [HOST]],
    ['no answer at all', [noAnswer(HOST, 'A'), noAnswer(HOST, 'AAAA')], []],
    ['an alias, secure', aliased('secure'), [END, HOST]],
    ['an alias, and not all of it secure', aliased('insecure'), [HOST]],
    ['an alias that only the IPv6 answer shows', [noAnswer(HOST, 'A'), aliased('secure')[1]!], [END, HOST]],
    [
      'an alias that only the IPv4 answer shows',
      [aliased('secure')[0]!, noAnswer(HOST, 'AAAA')],
      [END, HOST],
    ],
  ])('%s', (_what, dns, expected) => {
    expect(bases(...dns)).toEqual(expected);
  });

  test('records below a host whose addresses nothing vouches for are no proof', () => {
    const addresses = [four('insecure'), six('insecure')];
    expect(seen(...addresses, tlsaAt('secure'))).toMatchObject({ kind: 'not-secure' });
    expect(seen(...addresses, noTlsaAt('secure'))).toEqual({ kind: 'none' });
    expect(seen(...addresses, noAnswer(OWNER, 'TLSA'))).toEqual({ kind: 'none' });
  });
});
