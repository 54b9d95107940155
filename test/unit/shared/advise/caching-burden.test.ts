import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Burden,
  cachingBurden,
  isFelt,
  type SendingPattern,
} from '../../../../shared/advise/caching-burden.ts';
import { SENDING_PRESETS, SENDING_SIZES } from '../../../../shared/advise/sending-presets.ts';
import { zipfClasses } from '../../../../shared/advise/zipf.ts';
import { simulatedBurden } from './simulated-burden.ts';

const DAY = 86_400;
const pattern = (change: Partial<SendingPattern> = {}): SendingPattern => ({
  destinations: 60,
  exponent: 1,
  messagesPerDay: 40,
  shareWithPolicy: 0.5,
  shareSigned: 0.5,
  maxAge: 7 * DAY,
  ttl: 3_600,
  refresh: 'on-demand',
  ...change,
});
const patterns = fc.record({
  destinations: fc.integer({ min: 1, max: 50_000 }),
  exponent: fc.double({ min: 0, max: 3, noNaN: true }),
  messagesPerDay: fc.double({ min: 0, max: 1e7, noNaN: true }),
  shareWithPolicy: fc.double({ min: 0, max: 1, noNaN: true }),
  shareSigned: fc.double({ min: 0, max: 1, noNaN: true }),
  maxAge: fc.integer({ min: DAY, max: 31_557_600 }),
  ttl: fc.integer({ min: 1, max: DAY }),
  refresh: fc.constantFrom('on-demand', 'daily'),
}) satisfies fc.Arbitrary<SendingPattern>;
/** Sums over many destinations differ in their last digits. */
const notMore = (one: number, other: number) => expect(one).toBeLessThanOrEqual(other * (1 + 1e-8) + 1e-8);

describe('Zipf: how mail is spread', () => {
  test('every destination is in one class, and the shares add up to all mail', () => {
    fc.assert(
      fc.property(patterns, ({ destinations, exponent }) => {
        const classes = zipfClasses(destinations, exponent);
        expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(destinations);
        expect(classes.reduce((sum, { count, share }) => sum + count * share, 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  test.each([0, 0.7, 1, 1.4, 2])(
    'exponent %f: classes come to the same as every rank by itself',
    exponent => {
      const destinations = 30_000;
      const weights = Array.from({ length: destinations }, (_, at) => (at + 1) ** -exponent);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const heldOf = (perDay: number) => 1 - Math.exp(-perDay);
      const exact = weights.reduce((sum, weight) => sum + heldOf((weight / total) * 20_000), 0);
      const classes = zipfClasses(destinations, exponent);
      const inClasses = classes.reduce((sum, { count, share }) => sum + count * heldOf(share * 20_000), 0);
      expect(inClasses / exact).toBeCloseTo(1, 4);
    },
  );

  test('two million destinations are a few thousand classes', () => {
    expect(zipfClasses(2_000_000, 1).length).toBeLessThan(2_500);
  });
});

describe('what caching costs: bounds', () => {
  test('nothing negative, nothing endless, and never more than there is', () => {
    fc.assert(
      fc.property(patterns, given => {
        const { mtaSts, dane, messagesToPolicies } = cachingBurden(given);
        for (const value of [...Object.values(mtaSts), ...Object.values(dane)]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThan(Infinity);
        }
        notMore(mtaSts.held, given.shareWithPolicy * given.destinations);
        notMore(dane.held, given.shareSigned * given.destinations);
        notMore(mtaSts.firstContactsPerDay, messagesToPolicies);
        notMore(mtaSts.firstContactsPerDay, mtaSts.fetchesPerDay);
        notMore(mtaSts.fetchesPerDay, mtaSts.firstContactsPerDay + mtaSts.held);
      }),
    );
  });

  test('RFC 7672 §2.1.2: with DANE no message rests on an earlier one, whatever the numbers', () => {
    fc.assert(
      fc.property(patterns, given => {
        expect(cachingBurden(given).dane).toMatchObject({ fetchesPerDay: 0, unprotectedPerDay: 0 });
      }),
    );
  });
});

describe('what caching costs: more of one thing', () => {
  const grows = (
    field: 'messagesPerDay' | 'maxAge' | 'shareWithPolicy' | 'shareSigned' | 'ttl',
    check: (less: ReturnType<typeof cachingBurden>, more: ReturnType<typeof cachingBurden>) => void,
  ) =>
    fc.assert(
      fc.property(patterns, patterns, (given, other) => {
        const [low, high] = [given[field], other[field]].toSorted((a, b) => a - b) as [number, number];
        check(cachingBurden({ ...given, [field]: low }), cachingBurden({ ...given, [field]: high }));
      }),
    );
  const each = (one: Burden, other: Burden, ...fields: readonly (keyof Burden)[]) => {
    for (const field of fields) notMore(one[field], other[field]);
  };

  test('more mail: more held, more asked', () => {
    grows('messagesPerDay', (less, more) => {
      each(less.mtaSts, more.mtaSts, 'held', 'lookupsPerDay', 'fetchesPerDay');
      each(less.dane, more.dane, 'held', 'lookupsPerDay');
    });
  });

  test('RFC 8461 §10.2: policies that hold longer leave fewer first contacts, and are more to keep', () => {
    grows('maxAge', (less, more) => {
      each(more.mtaSts, less.mtaSts, 'firstContactsPerDay');
      each(less.mtaSts, more.mtaSts, 'held', 'bytes');
    });
  });

  test('more who publish: more to keep, more first contacts', () => {
    grows('shareWithPolicy', (less, more) =>
      each(less.mtaSts, more.mtaSts, 'held', 'fetchesPerDay', 'firstContactsPerDay'),
    );
    grows('shareSigned', (less, more) => each(less.dane, more.dane, 'held', 'lookupsPerDay'));
  });

  test('records that hold longer are asked for less often', () => {
    grows('ttl', (less, more) => each(more.dane, less.dane, 'lookupsPerDay'));
  });

  test('RFC 8461 §3.3: who refreshes daily has fewer first contacts, and fetches more', () => {
    fc.assert(
      fc.property(patterns, given => {
        const [onDemand, daily] = (['on-demand', 'daily'] as const).map(
          refresh => cachingBurden({ ...given, refresh }).mtaSts,
        ) as [Burden, Burden];
        each(daily, onDemand, 'firstContactsPerDay');
        each(onDemand, daily, 'fetchesPerDay');
      }),
    );
  });
});

describe('what caching costs: the formulas against messages sent one by one', () => {
  test.each([
    ['on demand', pattern()],
    ['on demand, evenly spread', pattern({ exponent: 0 })],
    ['on demand, a long life', pattern({ maxAge: 60 * DAY, exponent: 1.4 })],
    ['daily', pattern({ refresh: 'daily' })],
    ['daily, little mail', pattern({ refresh: 'daily', messagesPerDay: 4, maxAge: 3 * DAY })],
    ['records that hold a day', pattern({ ttl: DAY, shareWithPolicy: 0.2, shareSigned: 0.9 })],
  ])('%s', (_name, given) => {
    const counted = simulatedBurden(given, 40_000 / given.messagesPerDay + 400, 7);
    const computed = cachingBurden(given);
    const pairs = [
      [counted.held, computed.mtaSts.held],
      [counted.fetchesPerDay, computed.mtaSts.fetchesPerDay],
      [counted.firstContactsPerDay, computed.mtaSts.firstContactsPerDay],
      [counted.policyLookupsPerDay, computed.mtaSts.lookupsPerDay],
      [counted.heldTlsa, computed.dane.held],
      [counted.tlsaLookupsPerDay, computed.dane.lookupsPerDay],
    ] as const;
    for (const [one, other] of pairs) expect(one / other).toBeCloseTo(1, 1);
  });
});

describe('the examples', () => {
  test.each(SENDING_SIZES)('%s: the worst case, as everybody publishes', size => {
    expect(SENDING_PRESETS[size]).toMatchObject({ shareWithPolicy: 1, shareSigned: 1 });
  });

  test('the claim of 2016: the store of a town is small; what it lacks is a policy in hand', () => {
    const shareUnprotected = (size: (typeof SENDING_SIZES)[number]) => {
      const { mtaSts, messagesToPolicies } = cachingBurden(SENDING_PRESETS[size]);
      return mtaSts.unprotectedPerDay / messagesToPolicies;
    };
    expect(cachingBurden(SENDING_PRESETS['small-town']).mtaSts.bytes).toBeLessThan(1_000_000);
    const felt = SENDING_SIZES.filter(size => isFelt(cachingBurden(SENDING_PRESETS[size]).mtaSts, 10));
    expect(felt).toEqual(['large-provider']);
    const shares = SENDING_SIZES.map(shareUnprotected);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    expect(shares[0]).toBeGreaterThan(10 * shares.at(-1)!);
  });
});
