import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  applyAttack,
  ATTACKS,
  EMPTY_CACHE,
  type Sender,
  SENDERS,
  simulate,
} from '../../../../shared/simulate/index.ts';
import type { DomainReading } from '../../../../shared/reading/domain-reading.ts';
import type {
  HostReading,
  MxReading,
  ServerReading,
  TextReading,
} from '../../../../shared/reading/domain-reading.ts';
import { certificateOf, DOMAIN, HOST } from '../../../support/made-evidence.ts';
import { now, record2016, signed, domainName } from './made-worlds.ts';

const NOT_SEEN = { kind: 'cancelled' } as const;
const status = fc.constantFrom('secure', 'insecure', 'bogus', 'indeterminate');
const text = (...records: readonly string[]): fc.Arbitrary<TextReading> =>
  fc.oneof(
    fc.record({
      kind: fc.constant('records' as const),
      status,
      records: fc.array(fc.array(fc.constantFrom(...records), { minLength: 1, maxLength: 2 }), {
        maxLength: 2,
      }),
    }),
    fc.record({ kind: fc.constant('none' as const), status }),
    fc.constantFrom<TextReading>({ kind: 'failed', rcode: 'SERVFAIL' }, { kind: 'unknown', cause: NOT_SEEN }),
  );
const served = (...bodies: readonly string[]) =>
  fc.oneof(
    fc.constantFrom(...bodies).map(body => ({ kind: 'served', body }) as const),
    fc.constantFrom('certificate', 'fetch').map(because => ({ kind: 'failed', because }) as const),
    fc.constant({ kind: 'unknown', cause: NOT_SEEN } as const),
  );
const policy = (mode: string, mx: string) => `version: STSv1\nmode: ${mode}\nmx: ${mx}\nmax_age: 604800\n`;

const tlsa = fc.oneof(
  fc.record({
    kind: fc.constant('secure' as const),
    base: fc.constant(HOST),
    records: fc.array(
      fc.record({
        owner: fc.constant(`_25._tcp.${HOST}`),
        ttl: fc.constant(300),
        type: fc.constant('TLSA' as const),
        certificateUsage: fc.nat(4),
        selector: fc.nat(2),
        matchingType: fc.nat(3),
        data: fc.constantFrom('a'.repeat(64), 'e'.repeat(64), 'a'.repeat(128), 'AA', 'no hex', ''),
      }),
      { maxLength: 3 },
    ),
  }),
  fc.constantFrom(
    { kind: 'none' } as const,
    { kind: 'not-secure', base: HOST, records: [], status: 'insecure' } as const,
    { kind: 'lookup-failed', owner: '', detail: '' } as const,
    { kind: 'not-measured', owner: '' } as const,
  ),
);
const server: fc.Arbitrary<ServerReading> = fc.oneof(
  fc.record({
    kind: fc.constant('tls' as const),
    owner: fc.constant('genuine' as const),
    isTrusted: fc.boolean(),
    chain: fc.constantFrom(
      [],
      [certificateOf('a')],
      [certificateOf('e', { notAfter: now - 1 })],
      [certificateOf('a', { dnsNames: ['elders.nl'] }), certificateOf('b', { isCa: true })],
    ),
  }),
  fc.constantFrom<ServerReading>(
    { kind: 'no-tls', owner: 'genuine' },
    { kind: 'unreachable', owner: 'genuine' },
    { kind: 'unknown', owner: 'genuine', because: { kind: 'not-tried', cause: NOT_SEEN } },
  ),
);
const host: fc.Arbitrary<HostReading> = fc.record({
  host: fc.constantFrom(HOST, 'mx2.elders.nl', DOMAIN),
  addresses: fc.constantFrom('found', 'bogus', 'none', 'unknown'),
  tlsaBase: fc.constant(HOST),
  tlsa,
  servers: fc.array(server, { maxLength: 2 }),
});
const reading: fc.Arbitrary<DomainReading> = fc
  .record({
    domain: fc.constant(DOMAIN),
    mx: fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          kind: fc.constant('hosts' as const),
          status,
          hosts: fc.array(host, { maxLength: 3 }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('no-mail' as const),
          status,
          because: fc.constantFrom('null-mx', 'no-address'),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom<MxReading>(
          { kind: 'failed', rcode: 'SERVFAIL' },
          { kind: 'unknown', cause: NOT_SEEN },
        ),
      },
    ),
    stsRecord: text('v=STSv1; id=1;', 'v=STSv1; id=2;', 'v=STSv1', 'else'),
    stsPolicy: served(
      policy('enforce', HOST),
      policy('testing', '*.elders.nl'),
      policy('none', HOST),
      'else',
    ),
    sts2016: text(
      record2016(),
      record2016('to=false'),
      record2016('to=true; mx=elders.nl; a=dnssec; c=tlsa; e=60'),
      'else',
    ),
    sts2016Copy: served(record2016(), 'else'),
    tlsRpt: text('v=TLSRPTv1; rua=mailto:t@elders.nl', 'else'),
    isWatched: fc.boolean(),
    reportsAreTampered: fc.boolean(),
  })
  .map(({ isWatched, reportsAreTampered, ...seen }) => ({
    ...signed,
    ...seen,
    ...(isWatched && { isWatched }),
    ...(reportsAreTampered && { reportsAreTampered }),
  }));
const sender: fc.Arbitrary<Sender> = fc.record(
  {
    kind: fc.constantFrom(...SENDERS),
    fetchesPolicy: fc.constantFrom('before', 'after'),
    insecureMx: fc.constantFrom('dane', 'opportunistic'),
    validatesDnssec: fc.boolean(),
  },
  { requiredKeys: ['kind'] },
);
const attacks = fc.array(fc.constantFrom(...ATTACKS), { maxLength: 3 });
/** Seconds between one message and the next, from none to beyond every policy's end. */
const waits = fc.array(fc.constantFrom(0, 60, 86_400, 604_800, 40_000_000), { minLength: 1, maxLength: 4 });
/** Who has a certificate in the host's name from a recognised issuer passes for the host. */
const NAMED = new Set(['misissued-certificate', 'stolen-old-key']);

/** Messages one after the other, the first undisturbed. */
function runs(
  seen: DomainReading,
  from: Sender,
  done: readonly (typeof ATTACKS)[number][],
  after: readonly number[],
) {
  let cache = EMPTY_CACHE;
  let at = now;
  return [0, ...after].map((wait, index) => {
    at += wait;
    const met = index === 0 ? seen : done.reduce((each, attack) => applyAttack(each, attack, at), seen);
    const run = simulate(met, from, { now: at, cache });
    ({ cache } = run);
    return run;
  });
}

test('no reading, sender, attack or cache makes it throw, and no step is without a source', () => {
  fc.assert(
    fc.property(reading, sender, attacks, waits, (seen, from, done, after) => {
      for (const { steps, outcome } of runs(seen, from, done, after)) {
        expect(steps.every(({ source }) => source !== '')).toBe(true);
        if (outcome.kind === 'deferred') expect(outcome.until).toBeGreaterThan(now);
      }
    }),
  );
});

test('an attacker is taken for the domain only with a certificate in the name of the host, or by a policy of his own in 2016', () => {
  fc.assert(
    fc.property(reading, sender, attacks, waits, (seen, from, done, after) => {
      const fooled = runs(seen, from, done, after).some(
        ({ outcome }) =>
          outcome.kind === 'delivered' && outcome.to === 'attacker' && outcome.protection === 'authenticated',
      );
      // Draft §3.3: a forged policy is trusted unauthenticated, and counts from the second message on.
      const isOwnPolicy = from.kind === 'sts2016' && done.includes('replace-sts2016');
      if (fooled) expect(isOwnPolicy || done.some(attack => NAMED.has(attack))).toBe(true);
    }),
  );
});

test('who is authenticated has TLS: nothing is at once in the clear and proven', () => {
  fc.assert(
    fc.property(reading, sender, attacks, waits, (seen, from, done, after) => {
      for (const { outcome, steps } of runs(seen, from, done, after)) {
        if (outcome.kind !== 'delivered') continue;
        const made = steps.some(({ kind, subject }) => kind === 'tls-made' && subject === outcome.host);
        expect(made || outcome.protection === 'cleartext').toBe(true);
      }
    }),
  );
});

test('what is held of one domain is not touched by mail to another', () => {
  fc.assert(
    fc.property(reading, sender, (seen, from) => {
      const { cache } = simulate(signed, from, { now });
      const after = simulate({ ...seen, domain: domainName('elders.nl') }, from, { now, cache }).cache;
      expect(after[DOMAIN]).toEqual(cache[DOMAIN]);
    }),
  );
});
