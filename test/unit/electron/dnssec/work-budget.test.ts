import type * as Crypto from 'node:crypto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  DEFAULT_VALIDATOR_LIMITS,
  type ValidatorLimits,
  workBudget,
  WorkLimit,
} from '../../../../electron/dnssec/work-budget.ts';
import { attacks, resolveAttack } from '../../../support/costly-zones.ts';

const counts = vi.hoisted(() => ({ verify: 0, hash: 0 }));

vi.mock('node:crypto', async importOriginal => {
  const crypto = await importOriginal<typeof Crypto>();
  const counted =
    <Function extends (...parameters: never[]) => unknown>(of: 'verify' | 'hash', original: Function) =>
    (...parameters: Parameters<Function>) => {
      counts[of] += 1;
      return original(...parameters) as ReturnType<Function>;
    };
  return {
    ...crypto,
    verify: counted('verify', crypto.verify as never),
    hash: counted('hash', crypto.hash as never),
  };
});

beforeEach(() => {
  counts.verify = 0;
  counts.hash = 0;
});

// CVE-2023-50387 and CVE-2023-50868: work that a hostile zone asks for ends, and says where.
test.each(attacks())('$about: ends at the limit of $limit', async attack => {
  const result = await resolveAttack(attack);
  expect(result).toMatchObject({ status: 'bogus', reason: { kind: 'limit', limit: attack.limit } });
  expect(counts.verify).toBeLessThanOrEqual(DEFAULT_VALIDATOR_LIMITS.signatures);
  expect(counts.hash).toBeLessThanOrEqual(DEFAULT_VALIDATOR_LIMITS.nsec3Rounds + 10);
});

test('what an answer may cost is what is told of it', () => {
  expect(DEFAULT_VALIDATOR_LIMITS).toEqual({
    signatures: 100,
    keysPerTag: 4,
    nsec3Rounds: 4_000,
    queries: 80,
    bytes: 500_000,
    aliases: 12,
  });
});

describe('a budget', () => {
  test.each(Object.keys(DEFAULT_VALIDATOR_LIMITS) as (keyof ValidatorLimits)[])(
    '%s: as much as the limit, and not one more',
    limit => {
      const budget = workBudget(DEFAULT_VALIDATOR_LIMITS);
      budget.spend(limit, DEFAULT_VALIDATOR_LIMITS[limit] - 1);
      budget.spend(limit);
      expect(() => budget.spend(limit)).toThrow(WorkLimit);
      expect(() => budget.spend(limit)).toThrow(expect.objectContaining({ limit }));
    },
  );

  test('one limit leaves the others alone', () => {
    const budget = workBudget({ ...DEFAULT_VALIDATOR_LIMITS, queries: 0 });
    expect(() => budget.spend('queries')).toThrow(WorkLimit);
    expect(() => budget.spend('signatures')).not.toThrow();
  });
});
