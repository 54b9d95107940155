import { describe, expect, test } from 'vitest';
import type {
  DomainReading,
  HostReading,
  HostTlsa,
  ServerReading,
} from '../../../../../shared/reading/domain-reading.ts';
import type { Sender } from '../../../../../shared/simulate/index.ts';
import { certificateOf, DOMAIN, HOST } from '../../../../support/made-evidence.ts';
import { make } from '../../certificates/made-certificates.ts';
import { tlsaOf } from '../../dane/tlsa-of.ts';
import { now, onlyHost, signed, with2016, withHosts } from '../made-worlds.ts';
import { after, endOf, hostWith, runOf, server } from './noted.ts';

const OLD: Sender = { kind: 'sts2016' };
/** A policy that only wants to hear of failures, so that all of them are heard of. */
const reporting = (check: 'tlsa' | 'webpki', reading: DomainReading) =>
  with2016(reading, `to=false; mx=*.voorbeeld.nl; a=dnssec; c=${check}; e=9999`);
const sent = (check: 'tlsa' | 'webpki', change: Partial<HostReading>, sender = OLD) =>
  endOf(runOf({ reading: reporting(check, hostWith(change)), sender }));
const showing = (facts: Parameters<typeof certificateOf>[1], isTrusted = true): Partial<HostReading> => ({
  servers: [{ kind: 'tls', owner: 'genuine', isTrusted, chain: [certificateOf('a', facts)] }],
});

describe('draft §4: what a report says was wrong', () => {
  test.each<[string, Partial<HostReading>, string]>([
    ['nothing', {}, 'encrypted to genuine'],
    ['a chain that nobody trusts', showing({}, false), 'encrypted to genuine, invalid-certificate'],
    ['another name', showing({ dnsNames: ['elders.nl'] }), 'encrypted to genuine, certificate-mismatch'],
    ['its end', showing({ notAfter: now - 1 }), 'encrypted to genuine, expired-certificate'],
    ['its beginning', showing({ notBefore: now + 1 }), 'encrypted to genuine, invalid-certificate'],
    [
      'no certificate at all',
      { servers: [{ kind: 'tls', owner: 'genuine', isTrusted: true, chain: [] }] },
      'encrypted to genuine, invalid-certificate',
    ],
    ['no TLS', { servers: [server('no-tls')] }, 'cleartext to genuine, starttls-not-supported'],
    ['the host', { host: 'mx.elders.nl' }, 'encrypted to genuine, mx-mismatch'],
  ])('c=webpki: %s', (_what, change, end) => {
    expect(sent('webpki', change)).toBe(end);
  });

  const { tlsa } = onlyHost(signed);
  const records = tlsa.kind === 'secure' ? tlsa.records : [];
  const another = records.map(record => ({ ...record, data: 'e'.repeat(64) }));
  test.each<[string, HostTlsa, string]>([
    ['records that fit', tlsa, 'encrypted to genuine'],
    [
      'records that do not',
      { kind: 'secure', base: HOST, records: another },
      'encrypted to genuine, invalid-certificate',
    ],
    ['none', { kind: 'none' }, 'encrypted to genuine, tlsa-invalid'],
    [
      'records that nothing vouches for',
      { kind: 'not-secure', base: HOST, records: [], status: 'insecure' },
      'encrypted to genuine, tlsa-invalid',
    ],
    [
      'a look-up that failed',
      { kind: 'lookup-failed', owner: '', detail: 'bogus' },
      'encrypted to genuine, dnssec-invalid',
    ],
    ['a look-up that was not made', { kind: 'not-measured', owner: '' }, 'unknown'],
  ])('c=tlsa: %s', (_what, seen, end) => {
    expect(sent('tlsa', { tlsa: seen })).toBe(end);
  });

  test('draft §3.4: c=tlsa is beyond who does not validate, whatever the records are', () => {
    const cannot = { ...OLD, validatesDnssec: false };
    for (const seen of [tlsa, { kind: 'none' } as const]) {
      expect(sent('tlsa', { tlsa: seen }, cannot)).toBe(
        'encrypted to genuine, sender-does-not-support-validation-method',
      );
    }
    expect(sent('webpki', {}, cannot)).toBe('encrypted to genuine');
    expect(sent('tlsa', {}, { ...OLD, validatesDnssec: true })).toBe('encrypted to genuine');
  });
});

describe('RFC 7672 §3.2.2: the names that an anchor vouches for, with c=tlsa as with DANE', () => {
  const validity = [now - 1_000, now + 1_000] as const;
  const chainFor = async (name: string) => {
    const ca = await make({ name: 'CN=CA', ca: true, validity });
    const leaf = await make({ name: 'CN=leaf', issuer: ca, dnsNames: [name], validity });
    const record = { type: 'TLSA', owner: `_25._tcp.${HOST}`, ttl: 300, ...tlsaOf(ca, 2, 0, 1) } as const;
    const answers: ServerReading = {
      kind: 'tls',
      owner: 'genuine',
      isTrusted: false,
      chain: [leaf.facts, ca.facts],
    };
    return { tlsa: { kind: 'secure', base: HOST, records: [record] }, servers: [answers] } as const;
  };
  const over = (status: 'secure' | 'insecure', change: Partial<HostReading>): DomainReading => {
    const reading = withHosts(signed, [{ ...onlyHost(signed), ...change }]);
    return reading.mx.kind === 'hosts' ? { ...reading, mx: { ...reading.mx, status } } : reading;
  };
  test.each([
    ['the host, by a secure MX record', HOST, 'secure', true],
    ['the host, by an insecure one', HOST, 'insecure', true],
    ['the domain, by a secure MX record', DOMAIN, 'secure', true],
    ['the domain, by an insecure one, which anybody can forge', DOMAIN, 'insecure', false],
    ['another', 'elders.nl', 'secure', false],
  ] as const)('%s', async (_what, name, status, fits) => {
    const reading = over(status, await chainFor(name));
    const old = endOf(runOf({ reading: reporting('tlsa', reading), sender: OLD }));
    expect(old).toBe(`encrypted to genuine${fits ? '' : ', invalid-certificate'}`);
    const dane = runOf({ reading, sender: { kind: 'dane', insecureMx: 'dane' } });
    expect(dane.outcome.kind).toBe(fits ? 'delivered' : 'deferred');
    expect(dane.report?.failures).toEqual(fits ? undefined : ['certificate-host-mismatch']);
  });

  test('draft §3.4, RFC 7671 §5.2: an anchor does not vouch for a certificate behind its end', async () => {
    const reading = over('secure', await chainFor(HOST));
    const later = after('certificate-expired', reading);
    expect(endOf(runOf({ reading: reporting('tlsa', reading), sender: OLD }))).toBe('encrypted to genuine');
    expect(endOf(runOf({ reading: reporting('tlsa', later), sender: OLD }))).toBe(
      'encrypted to genuine, invalid-certificate',
    );
  });
});
