import { describe, expect, test } from 'vitest';
import type { DomainReading } from '../../../../../shared/reading/domain-reading.ts';
import { ACCIDENTS, applyAttack, ATTACKS } from '../../../../../shared/simulate/index.ts';
import { type Source, touchedBy } from '../../../../../shared/simulate/sequence/touched.ts';
import { now, onlyHost, signed, unsigned, withHosts } from '../made-worlds.ts';

const touched = (before: DomainReading, after: DomainReading) => [
  ...touchedBy(before, after, 'forge-mx').sources,
];
const host = onlyHost(signed);
const second = { ...host, host: 'mx2.voorbeeld.nl' };
const two = withHosts(signed, [host, second]);
const none = { kind: 'none' } as const;

describe('of what senders ask for, what is no longer as the domain has it', () => {
  test('nothing, where nothing is changed', () => {
    expect(touched(signed, signed)).toEqual([]);
    expect(touched(signed, structuredClone(signed))).toEqual([]);
  });

  test.each<[string, DomainReading, DomainReading, readonly Source[]]>([
    ['the order of the hosts', two, withHosts(signed, [second, host]), ['mx']],
    ['a host more', signed, two, ['mx']],
    ['a host in the place of another', signed, withHosts(signed, [second]), ['mx']],
    [
      'whether MX records can be believed',
      signed,
      { ...signed, mx: { kind: 'hosts', status: 'bogus', hosts: [host] } },
      ['mx'],
    ],
    [
      'that there are MX records',
      signed,
      { ...signed, mx: { kind: 'no-mail', status: 'secure', because: 'null-mx' } },
      ['mx'],
    ],
    [
      'whether their absence can be believed',
      { ...signed, mx: { kind: 'no-mail', status: 'secure', because: 'null-mx' } },
      { ...signed, mx: { kind: 'no-mail', status: 'bogus', because: 'null-mx' } },
      ['mx'],
    ],
    ['the TLSA records of a host', signed, withHosts(signed, [{ ...host, tlsa: none }]), ['tlsa']],
    ['of the second of two', two, withHosts(signed, [host, { ...second, tlsa: none }]), ['tlsa']],
    ['of the first of two', two, withHosts(signed, [{ ...host, tlsa: none }, second]), ['tlsa']],
    [
      'the TLSA records of a host that was not there are nobody else’s',
      signed,
      withHosts(signed, [host, { ...second, tlsa: none }]),
      ['mx'],
    ],
    ['the servers of a host are not asked for', signed, withHosts(signed, [{ ...host, servers: [] }]), []],
    [
      'the record of MTA-STS',
      signed,
      { ...signed, stsRecord: { kind: 'failed', rcode: 'SERVFAIL' } },
      ['sts-record'],
    ],
    ['its policy', signed, { ...signed, stsPolicy: { kind: 'served', body: '' } }, ['sts-policy']],
    [
      'the record of 2016',
      signed,
      { ...signed, sts2016: { kind: 'failed', rcode: 'SERVFAIL' } },
      ['sts2016'],
    ],
    ['where reports go', signed, { ...signed, tlsRpt: { kind: 'failed', rcode: 'SERVFAIL' } }, []],
    ['that somebody reads along', signed, { ...signed, isWatched: true }, []],
  ])('%s', (_what, before, after, sources) => {
    expect(touched(before, after)).toEqual(sources);
  });
});

describe('RFC 8461 §3.3: somebody answers for the policy host, without its certificate', () => {
  const isImpersonated = (before: DomainReading['stsPolicy'], after: DomainReading['stsPolicy']) =>
    touchedBy({ ...signed, stsPolicy: before }, { ...signed, stsPolicy: after }, 'impersonate-policy-host')
      .isPolicyHostImpersonated;
  const wrong = { kind: 'failed', because: 'certificate' } as const;
  const away = { kind: 'failed', because: 'fetch' } as const;
  const served = { kind: 'served', body: '' } as const;
  test.each([
    ['the certificate is another’s now', served, wrong, true],
    ['where nobody answered before', away, wrong, true],
    ['it was so before', wrong, wrong, false],
    ['nobody answers', served, away, false],
    ['the right host answers', wrong, served, false],
    ['nothing is known of it', served, { kind: 'unknown', cause: { kind: 'cancelled' } }, false],
  ] as const)('%s', (_what, before, after, expected) => {
    expect(isImpersonated(before, after)).toBe(expected);
  });
});

test('accidents are called that, and everything else is somebody’s doing', () => {
  const by = (attack: (typeof ATTACKS)[number]) => touchedBy(signed, signed, attack).by;
  expect(ATTACKS.filter(attack => by(attack) === 'accident')).toEqual([...ACCIDENTS]);
  expect(touchedBy(signed, signed, 'none').by).toBe('attacker');
});

test('what each attack and accident touches, in signed zones and in others', () => {
  const all = (reading: DomainReading) =>
    Object.fromEntries(
      ATTACKS.map(attack => [
        attack,
        [...touchedBy(reading, applyAttack(reading, attack, now), attack).sources].join(' '),
      ]),
    );
  const inBoth = {
    'strip-starttls': '',
    'forge-mx': 'mx',
    redirect: '',
    'misissued-certificate': '',
    'stolen-old-key': '',
    'suppress-policy': 'sts-record sts-policy sts2016',
    'suppress-policy-and-redirect': 'sts-record sts-policy sts2016',
    'impersonate-policy-host': 'sts-policy',
    'take-over-policy-host': 'sts-policy',
    'replace-sts2016': 'mx sts2016',
    'tamper-reports': '',
    'take-over-registrar': 'mx sts-record sts-policy sts2016',
    'certificate-expired': '',
    'mx-moved': 'mx',
  };
  expect(all(signed)).toEqual({
    ...inBoth,
    'strip-tlsa': 'tlsa',
    'forge-tlsa': 'tlsa',
    'dnssec-broken': 'mx sts-record sts2016',
    'tlsa-stale': 'tlsa',
  });
  // What nobody signs cannot break.
  expect(all(unsigned)).toEqual({
    ...inBoth,
    'strip-tlsa': '',
    'forge-tlsa': '',
    'dnssec-broken': '',
    'tlsa-stale': '',
  });
});
