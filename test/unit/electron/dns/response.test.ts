import { assert, property, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { responseKind, saysItCannot, wholeAnswer } from '../../../../electron/dns/response.ts';
import { responseBytes } from '../../../support/dns-message.ts';
import { answerTo } from '../../../support/dns-server.ts';
import { queryOf } from '../../../support/query-of.ts';

const query = queryOf({ name: 'mx.example', type: 'A' });
const via = { transport: 'tcp', server: '192.0.2.53' } as const;
const changed = (at: number, to: (byte: number) => number) => {
  const answer = answerTo(query);
  answer[at] = to(answer[at]!);
  return answer;
};
const typeAt = 12 + 'mx.example'.length + 2;

describe('what an answer is to a query', () => {
  test.each([
    ['the answer', answerTo(query), 'whole'],
    ['NXDOMAIN', answerTo(query, { rcode: 3, answers: [] }), 'whole'],
    [
      'a truncated one, whatever is left of it',
      answerTo(query, { truncated: true }).subarray(0, -5),
      'truncated',
    ],
    ['one that breaks off', answerTo(query).subarray(0, -1), 'malformed'],
    ['the first octet of the id', changed(0, byte => byte ^ 1), 'mismatched'],
    ['the second octet of the id', changed(1, byte => byte ^ 0x80), 'mismatched'],
    ['a query', changed(2, byte => byte & 0x7f), 'mismatched'],
    ['another letter', changed(13, byte => byte ^ 1), 'mismatched'],
    ['the letter in the other case', changed(13, byte => byte ^ 0x20), 'whole'],
    ['what is no letter has no other case', changed(12, byte => byte ^ 0x20), 'mismatched'],
    ['type 33 is not type 1', changed(typeAt + 1, byte => byte ^ 0x20), 'mismatched'],
    ['another class', changed(typeAt + 3, () => 3), 'mismatched'],
    ['no question, and an error', answerTo(query, { questions: [], answers: [], rcode: 1 }), 'whole'],
    ['no question, and NXDOMAIN', answerTo(query, { questions: [], answers: [], rcode: 3 }), 'mismatched'],
    ['the header alone, cut off', answerTo(query).subarray(0, 12), 'mismatched'],
    ['less than a header', answerTo(query).subarray(0, 11), 'malformed'],
    ['nothing', Buffer.alloc(0), 'malformed'],
  ])('%s', (_, bytes, kind) => {
    expect(responseKind(query, bytes)).toBe(kind);
  });

  test('RFC 4343 §3: types that differ in the bit of letter case are two types', () => {
    const [upper, lower] = [queryOf({ name: 'nl', type: 'TYPE65' }), queryOf({ name: 'nl', type: 'TYPE97' })];
    const answer = answerTo(lower, { answers: [] });
    expect(responseKind(lower, answer)).toBe('whole');
    answer.set(upper.subarray(0, 2));
    expect(responseKind(upper, answer)).toBe('mismatched');
  });

  test('any bytes at all are looked at without throwing', () => {
    assert(
      property(uint8Array({ maxLength: 80 }), tail => {
        const bytes = Buffer.concat([answerTo(query).subarray(0, 12), tail]);
        expect(['whole', 'mismatched', 'malformed']).toContain(responseKind(query, bytes));
      }),
    );
  });

  test('over TCP, TLS and HTTPS only a whole answer counts', () => {
    const whole = answerTo(query);
    expect(wholeAnswer(query, whole, via)).toEqual({ kind: 'response', bytes: whole, via });
    const truncated = wholeAnswer(query, answerTo(query, { truncated: true }), via);
    expect(truncated).toEqual({
      kind: 'failed',
      cause: { kind: 'malformed', detail: 'DNS message: truncated' },
      via,
    });
    const other = wholeAnswer(
      query,
      changed(0, byte => byte ^ 1),
      via,
    );
    expect(other).toEqual({ kind: 'failed', cause: { kind: 'mismatched' }, via });
  });

  test.each([
    [0, false],
    [1, true],
    [2, true],
    [3, false],
    [4, true],
    [5, true],
    [6, false],
    [7, true],
    [9, true],
    [10, true],
    [11, true],
  ])('response code %i: whether another server may do better is %s', (rcode, expected) => {
    expect(saysItCannot(answerTo(query, { rcode }))).toBe(expected);
  });

  test.each([
    ['BADVERS', 16, true],
    ['BADCOOKIE', 23, true],
  ])('RFC 6891 §6.1.3: %s, half of it in the OPT record, is no answer', (_, rcode, expected) => {
    expect(saysItCannot(responseBytes('a.example', 'A', { rcode }))).toBe(expected);
  });
});
