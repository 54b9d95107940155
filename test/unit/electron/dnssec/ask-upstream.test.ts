import { describe, expect, test } from 'vitest';
import { askUpstream, type UpstreamExchange } from '../../../../electron/dnssec/ask-upstream.ts';
import { DEFAULT_VALIDATOR_LIMITS, workBudget } from '../../../../electron/dnssec/work-budget.ts';
import { responseBytes } from '../../../support/dns-message.ts';
import { nameOf, zoneRecord } from '../../../support/zone-records.ts';

const MX = 15;
const response = responseBytes('a.example', 'MX', { answer: [zoneRecord('a.example. MX 10 b.example.')] });
const ask = (exchange: UpstreamExchange, limits = {}, signal?: AbortSignal) => {
  const budget = workBudget({ ...DEFAULT_VALIDATOR_LIMITS, ...limits });
  return askUpstream(exchange, nameOf('a.example.'), MX, budget, signal);
};
const noAnswer = { kind: 'no-answer', zone: 'a.example', infoCode: 22, name: 'a.example', type: 'MX' };

describe('one question upstream', () => {
  test('is asked by name and mnemonic, and may be cancelled', async () => {
    const asked: unknown[] = [];
    const { signal } = new AbortController();
    const message = await ask(
      async (...all) => {
        asked.push(all);
        return response;
      },
      {},
      signal,
    );
    expect(asked).toEqual([['a.example', 'MX', signal]]);
    expect(message.answer).toMatchObject([{ type: MX }]);
  });

  test.each([
    ['an error', () => Promise.reject(new Error('timed out')), 'timed out'],
    ['a very long error', () => Promise.reject(new Error('x'.repeat(101))), 'x'.repeat(100)],
    ['what is no error', () => Promise.reject('timed out'), 'no answer'],
    ['no message', async () => response.subarray(0, 11), 'too-short'],
    ['a message that is cut off', async () => response.subarray(0, -1), 'bad-record'],
  ])('%s is no answer, and said to be that', async (_, exchange, detail) => {
    await expect(ask(exchange)).rejects.toMatchObject({ reason: { ...noAnswer, detail } });
    await expect(ask(exchange)).rejects.toThrow(`a.example MX: ${detail}`);
  });

  test('counts as a question, and with as many octets as its answer has', async () => {
    const answer = async () => response;
    await expect(ask(answer, { queries: 1, bytes: response.length })).resolves.toBeDefined();
    await expect(ask(answer, { bytes: response.length - 1 })).rejects.toMatchObject({ limit: 'bytes' });
    await expect(ask(answer, { queries: 0 })).rejects.toMatchObject({ limit: 'queries' });
  });
});
