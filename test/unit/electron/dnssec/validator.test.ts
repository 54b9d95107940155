import { describe, expect, test } from 'vitest';
import { createValidator } from '../../../../electron/dnssec/index.ts';
import { NOW, QUESTIONS, questionWorld } from '../../../support/signed-questions.ts';
import { chainSettings, signedText } from '../../../support/small-chain.ts';

const world = questionWorld();

test.each(QUESTIONS)('$about: $name $type is $status, $rcode', async ({ name, type, status, rcode }) => {
  const validator = createValidator({ ...world, now: () => NOW });
  const result = await validator.resolve(name, type);
  expect(result).toMatchObject({ status, rcode });
  expect(result.reason === undefined).toBe(status === 'secure');
});

describe('RFC 4035 §5.4: the response code has to be the one that is proven', () => {
  const NXDOMAIN = 3;
  const noName = signedText('example. NSEC z.example. NS SOA RRSIG NSEC');
  const noType = signedText('www.example. NSEC z.example. TXT RRSIG NSEC');
  test.each([
    ['no such name', noName, NXDOMAIN, 'secure'],
    ['no such name, told as no such type', noName, 0, 'bogus'],
    ['no such type', noType, 0, 'secure'],
    ['no such type, told as no such name', noType, NXDOMAIN, 'bogus'],
  ])('%s', async (_, authority, rcode, status) => {
    const replies = { 'www.example A': { rcode, authority } };
    const result = await createValidator(chainSettings(replies)).resolve('www.example', 'A');
    expect(result.status).toBe(status);
  });
});

test.each([
  ['a..b', 'A'],
  ['example', 'NOTYPE'],
  ['x'.repeat(64), 'A'],
])('what is no question, %s %s, is indeterminate', async (name, type) => {
  const result = await createValidator({ ...world, now: () => NOW }).resolve(name, type);
  expect(result).toMatchObject({ status: 'indeterminate', rcode: '', records: [], chain: [] });
});
