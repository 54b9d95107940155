import { expect, test } from 'vitest';
import { createValidator } from '../../../../electron/dnssec/index.ts';
import { NOW, QUESTIONS, questionWorld } from '../../../support/signed-questions.ts';

const world = questionWorld();

test.each(QUESTIONS)('$about: $name $type is $status, $rcode', async ({ name, type, status, rcode }) => {
  const validator = createValidator({ ...world, now: () => NOW });
  const result = await validator.resolve(name, type);
  expect(result).toMatchObject({ status, rcode });
  expect(result.reason === undefined).toBe(status === 'secure');
});
