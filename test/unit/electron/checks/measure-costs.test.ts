import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { measureCosts } from '../../../../electron/checks/measure-costs.ts';
import { type Lab, startLab } from '../../../../electron/lab/lab.ts';
import type { LabExchange } from '../../../../electron/lab/lab-network.ts';

describe('what one policy and one validation cost, measured in the lab', () => {
  let lab: Lab;
  const exchanges: LabExchange[] = [];
  const NEVER = new AbortController().signal;
  const domainOf = (id: string) => lab.domains.find(each => each.id === id)!.domain;
  beforeAll(async () => {
    lab = await startLab({ onExchange: exchange => exchanges.push(exchange) });
  });
  afterAll(() => lab.close());

  test('every round fetches anew, and validates from the trust anchor down', async () => {
    const { policyFetchMs, validationMs, rounds } = await measureCosts(
      domainOf('healthy'),
      lab.network,
      NEVER,
    );
    expect(Number.isFinite(policyFetchMs) && policyFetchMs > 0).toBe(true);
    expect(Number.isFinite(validationMs) && validationMs > 0).toBe(true);
    const of = (kind: string) => exchanges.filter(exchange => exchange.kind === kind).length;
    // One more than is counted, to warm up.
    expect(of('connect')).toBe(rounds + 1);
    // The record itself, and at least the keys of the root.
    expect(of('dns')).toBeGreaterThanOrEqual((rounds + 1) * 2);
  });

  test.each(['nothing', 'dane-only', 'mta-sts-only'])(
    'a domain that lacks one of the two is not measured: %s',
    async id => {
      await expect(measureCosts(domainOf(id), lab.network, NEVER)).rejects.toThrow();
    },
  );

  test('ends when it is stopped', async () => {
    const stop = new AbortController();
    const measuring = measureCosts(domainOf('healthy'), lab.network, stop.signal);
    stop.abort();
    await expect(measuring).rejects.toThrow();
  });
});
