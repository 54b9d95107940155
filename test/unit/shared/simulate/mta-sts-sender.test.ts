import { describe, expect, test } from 'vitest';
import {
  applyAttack,
  EMPTY_CACHE,
  EXCHANGE_ONLINE,
  type PolicyCache,
  type Sender,
  simulate,
} from '../../../../shared/simulate/index.ts';
import type { DomainReading } from '../../../../shared/reading/domain-reading.ts';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import type { HostReading } from '../../../../shared/reading/domain-reading.ts';
import { answer, DOMAIN, HOST, madeEvidence } from '../../../support/made-evidence.ts';
import {
  cacheOf,
  DAY,
  kinds,
  now,
  onlyHost,
  signed,
  unsigned,
  withHosts,
  withId,
  withPolicy,
  domainName,
} from './made-worlds.ts';

const STS: Sender = { kind: 'mta-sts' };
const BOTH: Sender = { kind: 'dane-and-mta-sts' };
const LATER: Sender = { kind: 'mta-sts', fetchesPolicy: 'after' };
const send = (reading: DomainReading, cache: PolicyCache = EMPTY_CACHE, sender = STS) =>
  simulate(reading, sender, { now, cache });
const delivered = (protection: string, host = HOST) => ({
  kind: 'delivered',
  protection,
  host,
  to: 'genuine',
});
const held = { kind: 'deferred', because: 'security', until: now + 5 * DAY };
const idOf = (cache: PolicyCache) => cache[DOMAIN]?.mtaSts?.id;
const ageOf = (cache: PolicyCache) => now - (cache[DOMAIN]?.mtaSts?.fetchedAt ?? 0);

const stripped = applyAttack(unsigned, 'strip-starttls', now);
const moved = applyAttack(unsigned, 'mx-moved', now);
const told = withId(withPolicy(moved, 'enforce', { mx: ['mail.newprovider.example'] }), 'next');
const other: HostReading = { ...onlyHost(unsigned), host: 'mx2.elders.nl' };

describe('finding the policy', () => {
  test.each([
    ['STS-05: two records are as none', [['v=STSv1; id=a;'], ['v=STSv1; id=b;']]],
    ['STS-03: a record without a valid id is as none', [['v=STSv1; id=a-b;']]],
    ['STS-02: another version is as none', [['v=STSv2; id=a;']]],
  ])('%s', (_rule, records) => {
    const run = send({ ...stripped, stsRecord: { kind: 'records', status: 'insecure', records } });
    expect(kinds(run)).toContain('policy-none');
    expect(run.outcome).toEqual(delivered('cleartext'));
  });

  test('STS-05: and what is held stays in force', () => {
    const records = [['v=STSv1; id=a;'], ['v=STSv1; id=b;']];
    const reading: DomainReading = {
      ...stripped,
      stsRecord: { kind: 'records', status: 'insecure', records },
    };
    expect(send(reading, cacheOf(unsigned, STS)).outcome).toEqual(held);
  });

  test.each([
    ['fetch', 'sts-policy-fetch-error'],
    ['certificate', 'sts-webpki-invalid'],
  ] as const)(
    'STS-40: a policy that cannot be fetched (%s) at first contact is as none, and reported',
    (because, failure) => {
      const run = send({ ...stripped, stsPolicy: { kind: 'failed', because } });
      expect(kinds(run)).toContain('policy-fetch-failed');
      expect(run.outcome).toEqual(delivered('cleartext'));
      expect(run.report?.failures).toEqual([failure]);
    },
  );

  test('STS-40: so is what comes and is no policy', () => {
    const run = send({ ...stripped, stsPolicy: { kind: 'served', body: '<html>' } });
    expect(run.outcome).toEqual(delivered('cleartext'));
    expect(run.report?.failures).toEqual(['sts-policy-invalid']);
  });

  test('STS-41: one in hand stays in force when record and policy host are gone', () => {
    const gone = applyAttack(unsigned, 'suppress-policy-and-redirect', now);
    expect(send(gone, cacheOf(unsigned, STS)).outcome).toEqual(held);
    expect(send(gone).outcome).toMatchObject({ kind: 'delivered', to: 'attacker' });
  });

  test('STS-51: a policy is of its own domain alone', () => {
    const below: DomainReading = {
      ...stripped,
      domain: domainName(`sub.${DOMAIN}`),
      stsRecord: { kind: 'none', status: 'insecure' },
    };
    expect(send(below, cacheOf(unsigned, STS)).outcome).toEqual(delivered('cleartext'));
  });

  test('a validating sender cannot tell a bogus record from none', () => {
    const forged = applyAttack(signed, 'suppress-policy', now);
    expect(kinds(send(forged, EMPTY_CACHE, { ...STS, validatesDnssec: true }))).toContain('policy-none');
  });
});

describe('STS-44: keeping it', () => {
  test('while it is young nothing is asked of DNS', () => {
    const run = send(withId(unsigned, 'next'), cacheOf(unsigned, STS));
    expect(kinds(run)).toEqual(['mx-found', 'policy-cached', 'tls-made', 'certificate-good']);
    expect(idOf(run.cache)).toBe('20270101T000000');
  });

  test('after a day it is fetched anew, whether or not the record is still there', () => {
    const cache = cacheOf(unsigned, STS, DAY);
    const renewed = send(withId(unsigned, 'next'), cache);
    expect(kinds(renewed).slice(1, 3)).toEqual(['policy-cached', 'policy-fetched']);
    expect([idOf(renewed.cache), ageOf(renewed.cache)]).toEqual(['next', 0]);
    const noRecord = send({ ...unsigned, stsRecord: { kind: 'none', status: 'insecure' } }, cache);
    expect([idOf(noRecord.cache), ageOf(noRecord.cache)]).toEqual(['20270101T000000', 0]);
  });

  test('a refresh that fails is told of, and changes nothing', () => {
    const cache = cacheOf(unsigned, STS, DAY);
    const run = send(applyAttack(unsigned, 'suppress-policy', now), cache);
    expect(run.outcome).toEqual(delivered('authenticated'));
    expect(run.report?.failures).toEqual(['sts-policy-fetch-error']);
    expect(run.cache).toEqual(cache);
  });

  test('of a policy in mode none nobody is told that it could not be refreshed', () => {
    const none = withPolicy(unsigned, 'none');
    const run = send(applyAttack(none, 'suppress-policy', now), cacheOf(none, STS, DAY));
    expect(kinds(run)).toContain('policy-fetch-failed');
    expect(run.report).toBeUndefined();
  });

  test('A6: whoever has the policy host when it is refreshed has the policy (RFC 8461 §10.3)', () => {
    const taken = applyAttack(unsigned, 'take-over-policy-host', now);
    expect(send(taken, cacheOf(unsigned, STS)).outcome).toEqual(held);
    expect(send(taken, cacheOf(unsigned, STS, DAY)).outcome).toMatchObject({
      kind: 'delivered',
      to: 'attacker',
    });
  });

  test('an expired one is forgotten', () => {
    const run = send(applyAttack(stripped, 'suppress-policy', now), cacheOf(unsigned, STS, 14 * DAY));
    expect(kinds(run)).toEqual(expect.arrayContaining(['policy-expired', 'policy-none']));
    expect(run.outcome).toEqual(delivered('cleartext'));
  });

  test('fetched behind the message, it protects from the second one on', () => {
    const first = send(stripped, EMPTY_CACHE, LATER);
    expect(kinds(first)).toContain('policy-later');
    expect(first.outcome).toEqual(delivered('cleartext'));
    expect(send(stripped, first.cache, LATER).outcome).toEqual(held);
  });

  test('refreshed behind the message, the old one still holds for this one', () => {
    const taken = applyAttack(unsigned, 'take-over-policy-host', now);
    const first = send(taken, cacheOf(unsigned, LATER, DAY), LATER);
    expect(first.outcome).toEqual(held);
    expect(send(taken, first.cache, LATER).outcome).toMatchObject({ kind: 'delivered', to: 'attacker' });
  });
});

describe('going by it', () => {
  test('STS-30, STS-45: a host that it does not name is as good as unreachable, and the next is tried', () => {
    const run = send(withHosts(unsigned, [other, onlyHost(unsigned)]));
    expect(kinds(run)).toContain('mx-not-in-policy');
    expect(run.outcome).toEqual(delivered('authenticated'));
    expect(run.report?.failures).toEqual(['validation-failure']);
  });

  test.each([
    ['STARTTLS is stripped', 'strip-starttls', 'starttls-not-supported'],
    ['the certificate is self-signed', 'redirect', 'certificate-not-trusted'],
    ['the certificate has expired', 'certificate-expired', 'certificate-expired'],
    ['the host is another', 'forge-mx', 'validation-failure'],
  ] as const)('STS-31, STS-42: in mode enforce the mail waits where %s', (_what, attack, failure) => {
    const run = send(applyAttack(unsigned, attack, now));
    expect(run.outcome).toEqual(held);
    expect(run.report?.failures).toEqual([failure]);
    expect(kinds(run)).toContain('recheck');
  });

  test('STS-42: before it gives up it asks DNS for a newer id, and goes by the newer policy', () => {
    const cache = cacheOf(unsigned, STS);
    expect(kinds(send(moved, cache))).toEqual(expect.arrayContaining(['recheck', 'policy-unchanged']));
    const run = send(told, cache);
    expect(kinds(run)).toEqual([
      'mx-found',
      'policy-cached',
      'mx-not-in-policy',
      'recheck',
      'policy-fetched',
      'tls-made',
      'certificate-good',
    ]);
    expect(run.outcome).toEqual(delivered('authenticated', 'mail.newprovider.example'));
    expect(idOf(run.cache)).toBe('next');
  });

  test('STS-42: a newer one that asks for less is gone by as well', () => {
    const run = send(withId(withPolicy(moved, 'none'), 'next'), cacheOf(unsigned, STS));
    expect(kinds(run)).toContain('policy-mode-none');
    expect(run.outcome).toEqual(delivered('encrypted', 'mail.newprovider.example'));
  });

  test('RFC 8461 §2, §5.1: where DANE refuses every host no newer policy is asked for, as none could change that', () => {
    const reading = withPolicy(signed, 'enforce');
    const run = send(applyAttack(reading, 'redirect', now), EMPTY_CACHE, BOTH);
    expect(run.outcome).toEqual(held);
    expect(kinds(run)).toContain('dane-decides');
    expect(kinds(run)).not.toContain('recheck');
  });

  test('RFC 8461 §4, RFC 7672 §2.2: what is missing without STARTTLS is TLS, and each sender names the rule that asks for it', () => {
    const missing = (reading: DomainReading, sender: Sender) =>
      send(applyAttack(reading, 'strip-starttls', now), EMPTY_CACHE, sender)
        .steps.filter(({ kind }) => kind === 'no-tls-offered')
        .map(({ source }) => source);
    expect(new Set(missing(unsigned, STS))).toEqual(new Set(['RFC 8461 §4']));
    expect(new Set(missing(signed, { kind: 'dane' }))).toEqual(new Set(['RFC 7672 §2.2']));
  });

  test('a host that does not answer is no failure of the policy', () => {
    const run = send(withHosts(unsigned, [{ ...onlyHost(unsigned), servers: [] }]));
    expect(run.outcome).toMatchObject({ kind: 'deferred', because: 'unreachable' });
    expect(kinds(run)).not.toContain('recheck');
  });

  test.each(['strip-starttls', 'redirect', 'forge-mx', 'certificate-expired'] as const)(
    'STS-43: in mode testing the mail goes, and is reported: %s',
    attack => {
      const run = send(applyAttack(withPolicy(unsigned, 'testing'), attack, now));
      expect(kinds(run)).toContain('reported-only');
      expect(run.outcome).toMatchObject({ kind: 'delivered' });
      expect(run.report?.failures).toHaveLength(1);
    },
  );

  test('STS-43: in mode testing the first host gets it, not the first that passes', () => {
    const reading = withHosts(withPolicy(unsigned, 'testing'), [other, onlyHost(unsigned)]);
    expect(send(reading).outcome).toEqual(delivered('encrypted', other.host));
  });

  test('STS-43: passing in mode testing proves nothing, for failing would have done as well', () => {
    expect(send(withPolicy(unsigned, 'testing')).outcome).toEqual(delivered('encrypted'));
  });

  test('STS-43: mode none is as no policy', () => {
    const run = send(withPolicy(stripped, 'none'));
    expect(run.outcome).toEqual(delivered('cleartext'));
    expect(run.report).toBeUndefined();
  });

  test('nobody is told where the domain does not ask for it', () => {
    const reading: DomainReading = { ...stripped, tlsRpt: { kind: 'none', status: 'insecure' } };
    expect(send(reading).report).toBeUndefined();
  });

  test('a bogus record of whom to tell is none to who validates', () => {
    const [records] = [signed.tlsRpt.kind === 'records' ? signed.tlsRpt.records : []];
    const reading: DomainReading = { ...stripped, tlsRpt: { kind: 'records', status: 'bogus', records } };
    expect(send(reading).report).toBeDefined();
    expect(send(reading, EMPTY_CACHE, { ...STS, validatesDnssec: true }).report).toBeUndefined();
  });

  test('RFC 8460 §3: reports that do not go by mail are not in the hands of whoever reads mail', () => {
    const reading: DomainReading = {
      ...applyAttack(stripped, 'tamper-reports', now),
      tlsRpt: { kind: 'records', status: 'insecure', records: [['v=TLSRPTv1; rua=https://elders.nl/r']] },
    };
    expect(send(reading).report).toMatchObject({ isTampered: false });
  });
});

describe('STS-50: together with DANE (RFC 8461 §2)', () => {
  test('a failing DANE validation is not overridden by a policy that is met', () => {
    const run = send(applyAttack(signed, 'tlsa-stale', now), EMPTY_CACHE, BOTH);
    expect(kinds(run)).toEqual(expect.arrayContaining(['dane-decides', 'dane-mismatch']));
    expect(run.outcome).toEqual(held);
  });

  test('where DANE has nothing to say the policy does', () => {
    expect(send(unsigned, EMPTY_CACHE, BOTH).outcome).toEqual(delivered('authenticated'));
    expect(send(stripped, EMPTY_CACHE, BOTH).outcome).toEqual(held);
  });

  test('a host with TLSA records need not be in the policy: DANE has validated it', () => {
    const reading = withPolicy(signed, 'enforce', { mx: ['elders.nl'] });
    expect(send(reading, EMPTY_CACHE, BOTH).outcome).toEqual(delivered('authenticated'));
    expect(send(reading, EMPTY_CACHE, EXCHANGE_ONLINE).outcome).toEqual(delivered('authenticated'));
  });

  test('TLSA records that are all unusable validate nobody, and the policy asks for more', () => {
    const tlsa = answer(`_25._tcp.${HOST}`, 'TLSA', [
      { type: 'TLSA', certificateUsage: 1, selector: 1, matchingType: 1, data: 'a'.repeat(64) },
    ]);
    const reading = readDomain(madeEvidence({ dns: [tlsa] }));
    expect(send(reading, EMPTY_CACHE, BOTH).outcome).toEqual(delivered('authenticated'));
    expect(send(applyAttack(reading, 'redirect', now), EMPTY_CACHE, BOTH).outcome).toEqual(held);
    const testing = withPolicy(reading, 'testing');
    expect(send(testing, EMPTY_CACHE, BOTH).outcome).toEqual(delivered('encrypted'));
    expect(send(applyAttack(testing, 'strip-starttls', now), EMPTY_CACHE, BOTH).outcome).toEqual(held);
  });
});

test('a run over weeks is a fold: the cache goes in and comes out', () => {
  const reading = withPolicy(unsigned, 'enforce', { maxAge: 7 * DAY });
  const attacked = applyAttack(reading, 'suppress-policy-and-redirect', now);
  let cache = EMPTY_CACHE;
  const outcomes = Array.from({ length: 20 }, (_, day) => {
    const run = simulate(day < 10 ? reading : attacked, STS, { now: now + day * DAY, cache });
    cache = run.cache;
    return run.outcome.kind === 'delivered' ? run.outcome.to : run.outcome.kind;
  });
  // Refreshed every day, last on day 9; the attack of day 10 has to last till that policy ends, on day 16.
  expect(outcomes).toEqual([
    ...Array.from({ length: 10 }, () => 'genuine'),
    ...Array.from({ length: 6 }, () => 'deferred'),
    ...Array.from({ length: 4 }, () => 'attacker'),
  ]);
});
