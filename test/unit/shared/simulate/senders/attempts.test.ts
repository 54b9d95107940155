import { describe, expect, test } from 'vitest';
import { play, simulate, type Sender } from '../../../../../shared/simulate/index.ts';
import type {
  DomainReading,
  HostReading,
  ServerReading,
} from '../../../../../shared/reading/domain-reading.ts';
import { certificateOf, DOMAIN } from '../../../../support/made-evidence.ts';
import { make } from '../../certificates/made-certificates.ts';
import { tlsaOf } from '../../dane/tlsa-of.ts';
import { DAY, now, signed, withHosts, withId, withPolicy } from '../made-worlds.ts';
import { after, endOf, held, host, hostWith, OTHER, runOf, server, stepsOf, withMx } from './noted.ts';

const DANE: Sender = { kind: 'dane' };
const STS: Sender = { kind: 'mta-sts' };
const BOTH: Sender = { kind: 'dane-and-mta-sts' };
const kindsOf = (run: ReturnType<typeof runOf>) => run.steps.map(({ kind }) => kind);
const showing = (facts: Parameters<typeof certificateOf>[1], isTrusted = true): Partial<HostReading> => ({
  servers: [{ kind: 'tls', owner: 'genuine', isTrusted, chain: [certificateOf('a', facts)] }],
});

describe('RFC 5321 §5.1: of several hosts that do not get the mail the weightiest reason is told', () => {
  const views: Readonly<Record<string, HostReading>> = {
    unreachable: { ...host, servers: [server('unreachable')] },
    lookup: { ...host, addresses: 'bogus' },
    security: { ...host, servers: [server('no-tls')] },
  };
  test.each([
    ['unreachable', 'unreachable', 'unreachable'],
    ['unreachable', 'lookup', 'lookup'],
    ['lookup', 'unreachable', 'lookup'],
    ['lookup', 'security', 'security'],
    ['security', 'lookup', 'security'],
    ['unreachable', 'security', 'security'],
    ['security', 'unreachable', 'security'],
  ])('%s, then %s: %s', (first, second, because) => {
    const reading = withHosts(signed, [views[first]!, { ...views[second]!, host: 'mx2.voorbeeld.nl' }]);
    expect(runOf({ reading, sender: DANE }).outcome).toMatchObject({ kind: 'deferred', because });
  });

  test('a domain whose MX records name no host is waited for', () => {
    const run = runOf({ reading: withMx({ kind: 'hosts', status: 'secure', hosts: [] }), sender: DANE });
    expect(stepsOf(run)).toEqual(['mx-found, RFC 5321 §5.1', 'wait, RFC 5321 §4.5.4.1']);
    expect(endOf(run)).toBe('deferred: unreachable');
  });

  test('each failure is told once, however many servers had it', () => {
    const reading = withHosts(signed, [
      { ...host, servers: [server('no-tls'), server('no-tls')] },
      { ...host, host: 'mx2.voorbeeld.nl', servers: [server('no-tls')] },
    ]);
    expect(endOf(runOf({ reading, sender: DANE }))).toBe('deferred: security, starttls-not-supported');
  });
});

describe('RFC 8460 §4.3: what a report says was wrong with a certificate', () => {
  const { tlsa } = host;
  test.each<[string, Partial<HostReading>, string]>([
    ['nothing', {}, ''],
    ['at its first second', showing({ notBefore: now }), ''],
    ['at its last second', showing({ notAfter: now }), ''],
    ['a chain that nobody trusts', showing({}, false), ', certificate-not-trusted'],
    ['another name', showing({ dnsNames: ['elders.nl'] }), ', certificate-host-mismatch'],
    ['its end', showing({ notAfter: now - 1 }), ', certificate-expired'],
    ['its beginning', showing({ notBefore: now + 1 }), ', certificate-not-trusted'],
    [
      'that there is none',
      { servers: [{ kind: 'tls', owner: 'genuine', isTrusted: true, chain: [] }] },
      ', certificate-not-trusted',
    ],
  ])('MTA-STS: %s', (_what, change, failure) => {
    const reading = (mode: 'enforce' | 'testing') => withPolicy(hostWith({ ...change, tlsa }), mode);
    expect(endOf(runOf({ reading: reading('testing'), sender: STS }))).toBe(`encrypted to genuine${failure}`);
    expect(endOf(runOf({ reading: reading('enforce'), sender: STS }))).toBe(
      failure === '' ? 'authenticated to genuine' : `deferred: security${failure}`,
    );
  });

  test('DANE: a name and an end have words of their own, a digest that fits nothing is the records’, the rest is validation', async () => {
    const at = (from: number, to: number) => ({ validity: [now + from, now + to] as const });
    const ca = await make({ name: 'CN=CA', ca: true, ...at(-DAY, DAY) });
    const told = async (from: number, to: number, name = host.host, usage = 2, sendsCa = true) => {
      const leaf = await make({ name: 'CN=leaf', issuer: ca, dnsNames: [name], ...at(from, to) });
      const chain = [leaf, ...(sendsCa ? [ca] : [])].map(({ facts }) => facts);
      const record = { type: 'TLSA', owner: '', ttl: 300, ...tlsaOf(ca, usage, 0, 1) } as const;
      const answers: ServerReading = { kind: 'tls', owner: 'genuine', isTrusted: false, chain };
      const tlsa = { kind: 'secure', base: host.host, records: [record] } as const;
      return endOf(runOf({ reading: hostWith({ tlsa, servers: [answers] }), sender: DANE }));
    };
    const failed = (failure: string) => `deferred: security, ${failure}`;
    expect(await told(-1, 1)).toBe('authenticated to genuine');
    expect(await told(0, 1)).toBe('authenticated to genuine');
    expect(await told(-1, 0)).toBe('authenticated to genuine');
    expect(await told(-9, -1)).toBe(failed('certificate-expired'));
    expect(await told(1, 9)).toBe(failed('validation-failure'));
    expect(await told(-1, 1, 'elders.nl')).toBe(failed('certificate-host-mismatch'));
    expect(await told(-1, 1, host.host, 3)).toBe(failed('tlsa-invalid'));
    expect(await told(-1, 1, host.host, 2, false)).toBe(failed('tlsa-invalid'));
  });
});

describe('RFC 8460 §3: where reports go', () => {
  const stripped = after('strip-starttls');
  const reporting = (rua: string, sender = DANE, change: Partial<DomainReading> = {}) =>
    runOf({
      reading: {
        ...stripped,
        tlsRpt: { kind: 'records', status: 'secure', records: [[`v=TLSRPTv1; rua=${rua}`]] },
        ...change,
      },
      sender,
    }).report;

  test.each([
    ['mailto:tls@voorbeeld.nl', true],
    ['https://voorbeeld.nl/tls', false],
    ['https://voorbeeld.nl/tls,mailto:tls@voorbeeld.nl', true],
  ])('%s: whoever handles mail can tamper with it: %s', (rua, isTampered) => {
    const tampered = reporting(rua, DANE, { reportsAreTampered: true });
    expect(tampered).toMatchObject({ to: rua.split(','), isTampered, isSigned: true });
    expect(reporting(rua)).toMatchObject({ isTampered: false });
  });

  test('a forged record is believed by who does not validate, and by nobody else', () => {
    const text = 'v=TLSRPTv1; rua=mailto:me@elders.nl';
    const tlsRpt = { kind: 'records', status: 'bogus', records: [[text]] } as const;
    expect(reporting('', DANE, { tlsRpt })).toBeUndefined();
    expect(reporting('', STS, { tlsRpt })).toMatchObject({ to: ['mailto:me@elders.nl'] });
  });
});

describe('a policy that was not seen: what is known all the same', () => {
  const unknown = (reading: DomainReading): DomainReading => ({
    ...reading,
    stsPolicy: { kind: 'unknown', cause: { kind: 'cancelled' } },
  });
  test.each<[string, DomainReading, Sender, string]>([
    ['DANE proves the server', unknown(signed), BOTH, 'authenticated to genuine'],
    ['DANE says nothing', unknown(hostWith({ tlsa: { kind: 'none' } })), BOTH, 'unknown'],
    ['nothing else is asked', unknown(signed), STS, 'unknown'],
    ['nobody answers', unknown(hostWith({ servers: [] })), STS, 'deferred: unreachable'],
    ['DANE refuses', unknown(after('tlsa-stale')), BOTH, 'deferred: security, tlsa-invalid'],
  ])('%s', (_what, reading, sender, end) => {
    expect(endOf(runOf({ reading, sender }))).toBe(end);
  });
});

test('RFC 8461 §2: where DANE was not seen no policy says what comes of it', () => {
  const reading = hostWith({ tlsa: { kind: 'not-measured', owner: '' } });
  expect(endOf(runOf({ reading, sender: BOTH }))).toBe('unknown');
  expect(endOf(runOf({ reading, sender: STS }))).toBe('authenticated to genuine');
});

describe('RFC 8461 §5.1: before a final failure by a policy, and only then, a newer one is looked for', () => {
  const wrong = withPolicy(signed, 'enforce', { mx: OTHER });
  const cache = held(3_600, wrong);
  const newId = withId(signed, 'next');
  test.each<[string, DomainReading, string, readonly string[]]>([
    ['there is one', newId, 'authenticated to genuine', ['recheck', 'policy-fetched']],
    ['under the same id', signed, 'deferred: security', ['recheck', 'policy-unchanged']],
    [
      'none',
      { ...signed, stsRecord: { kind: 'none', status: 'secure' } },
      'deferred: security',
      ['recheck', 'policy-unchanged'],
    ],
    [
      'one that was not seen',
      { ...newId, stsPolicy: { kind: 'unknown', cause: { kind: 'cancelled' } } },
      'deferred: security',
      ['recheck', 'policy-unknown'],
    ],
    [
      'one that cannot be had',
      { ...newId, stsPolicy: { kind: 'failed', because: 'fetch' } },
      'deferred: security',
      ['recheck', 'policy-fetch-failed'],
    ],
  ])('%s', (_what, reading, end, steps) => {
    const run = runOf({ reading, sender: STS, cache });
    expect(endOf(run)).toMatch(new RegExp(`^${end}`));
    expect(kindsOf(run)).toEqual(expect.arrayContaining([...steps]));
  });

  test.each<[string, DomainReading, Sender]>([
    ['nobody answers', hostWith({ servers: [] }), STS],
    ['DANE refuses', after('tlsa-stale'), BOTH],
    ['the mode is testing', withPolicy(after('strip-starttls'), 'testing'), STS],
  ])('not where %s', (_what, reading, sender) => {
    const run = runOf({ reading, sender, cache: simulate(reading, sender, { now: now - 60 }).cache });
    expect(kindsOf(run)).not.toContain('recheck');
  });
});

describe('RFC 8461 §3.3: a policy is fetched anew once a day', () => {
  const wrong = withPolicy(signed, 'enforce', { mx: OTHER });
  test('and not a second before', () => {
    expect(kindsOf(runOf({ reading: signed, sender: STS, cache: held(DAY - 1) }))).not.toContain(
      'policy-fetched',
    );
    expect(kindsOf(runOf({ reading: signed, sender: STS, cache: held(DAY) }))).toContain('policy-fetched');
  });

  test('what comes is held from now on, under the id of the record', () => {
    const reading = withId(signed, 'next');
    const { cache } = runOf({ reading, sender: STS, cache: held(DAY, wrong) });
    expect(cache[DOMAIN]?.mtaSts).toMatchObject({ id: 'next', fetchedAt: now, policy: { mx: [host.host] } });
    const hidden: DomainReading = { ...signed, stsRecord: { kind: 'none', status: 'insecure' } };
    const old = held(DAY);
    const kept = runOf({ reading: hidden, sender: STS, cache: old }).cache[DOMAIN]?.mtaSts;
    expect(kept).toMatchObject({ id: old[DOMAIN]?.mtaSts?.id, fetchedAt: now });
  });

  test.each([
    ['before the message', 'before', 'authenticated to genuine'],
    ['behind it', 'after', 'deferred: security, validation-failure'],
  ] as const)('%s: the message goes by the one or by the other', (_what, fetchesPolicy, end) => {
    const run = runOf({ reading: signed, sender: { ...STS, fetchesPolicy }, cache: held(DAY, wrong) });
    expect(endOf(run)).toBe(end);
  });

  test.each([
    ['that asks for something is reported', 'enforce', ['sts-policy-fetch-error']],
    ['of mode none is not', 'none', undefined],
  ] as const)('that one cannot be fetched again %s', (_what, mode, failures) => {
    const cache = held(DAY, withPolicy(signed, mode));
    const reading: DomainReading = { ...signed, stsPolicy: { kind: 'failed', because: 'fetch' } };
    const run = runOf({ reading, sender: STS, cache });
    expect(run.report?.failures).toEqual(failures);
    expect(run.cache).toEqual(cache);
    const unseen = runOf({
      reading: { ...signed, stsPolicy: { kind: 'unknown', cause: { kind: 'cancelled' } } },
      sender: STS,
      cache,
    });
    expect(unseen.cache).toEqual(cache);
  });
});

test('RFC 8461 §4.1: one pattern of several is enough', () => {
  for (const mx of [
    [...OTHER, host.host],
    [host.host, ...OTHER],
  ]) {
    const reading = withPolicy(signed, 'enforce', { mx });
    expect(endOf(runOf({ reading, sender: STS }))).toBe('authenticated to genuine');
  }
});

test('RFC 4035 §5.5: a bogus record is none to who validates, and one like any other to who does not', () => {
  const reading: DomainReading = {
    ...signed,
    stsRecord: { kind: 'records', status: 'bogus', records: [['v=STSv1; id=1;']] },
  };
  expect(kindsOf(runOf({ reading, sender: { ...STS, validatesDnssec: true } }))).toContain('policy-none');
  expect(kindsOf(runOf({ reading, sender: STS }))).toContain('policy-fetched');
});

describe('what became of the mail, in one word', () => {
  const watched = (reading: DomainReading): DomainReading => ({ ...reading, isWatched: true });
  test.each<[string, DomainReading, Sender, string]>([
    ['proven', signed, DANE, 'safe'],
    ['encrypted', signed, { kind: 'opportunistic' }, 'unproven'],
    ['encrypted, past somebody who reads along', watched(signed), { kind: 'opportunistic' }, 'unproven'],
    ['in the clear', signed, { kind: 'no-tls' }, 'open'],
    ['in the clear, past somebody who reads along', watched(signed), { kind: 'no-tls' }, 'leaked'],
    ['to somebody else', after('redirect'), { kind: 'opportunistic' }, 'leaked'],
    ['put off', after('redirect'), DANE, 'stopped'],
    [
      'nobody to deliver to',
      withMx({ kind: 'no-mail', status: 'secure', because: 'null-mx' }),
      DANE,
      'stopped',
    ],
    ['not known', withMx({ kind: 'unknown', cause: { kind: 'cancelled' } }), DANE, 'unknown'],
  ])('%s', (_what, reading, sender, result) => {
    expect(play(reading, sender, 'none', 'first', now).result).toBe(result);
  });

  test('whoever met the domain did so a day before', () => {
    const { run } = play(signed, STS, 'none', 'later', now);
    expect(kindsOf(run)).toEqual(expect.arrayContaining(['policy-cached', 'policy-fetched']));
    const short = withPolicy(signed, 'enforce', { maxAge: DAY });
    expect(kindsOf(play(short, STS, 'none', 'later', now).run)).toContain('policy-expired');
    const longer = withPolicy(signed, 'enforce', { maxAge: DAY + 1 });
    expect(kindsOf(play(longer, STS, 'none', 'later', now).run)).toContain('policy-cached');
    expect(kindsOf(play(signed, STS, 'none', 'first', now).run)).not.toContain('policy-cached');
  });
});
