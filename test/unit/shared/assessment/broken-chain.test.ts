import { expect, test } from 'vitest';
import { findingsIn } from '../../../support/findings-in.ts';
import type { ValidationReason } from '../../../../shared/evidence/chain.ts';
import { sayFinding } from '../../../../shared/words/say.ts';
import { answer, DOMAIN, HOST, madeEvidence, NOW } from '../../../support/made-evidence.ts';

const place = { zone: DOMAIN, name: DOMAIN, type: 'MX' };
const findingsFor = (reason: ValidationReason) =>
  findingsIn(
    madeEvidence({
      dns: [
        answer(DOMAIN, 'MX', [{ type: 'MX', preference: 10, exchange: HOST }], { status: 'bogus', reason }),
      ],
    }),
    NOW,
  );

test.each<[string, ValidationReason, readonly string[], RegExp]>([
  [
    'the DS at the parent fits no key: through the registrar',
    { kind: 'no-key-for-ds', zone: DOMAIN, infoCode: 9, keyTags: [1] },
    ['registrar', 'dns-host'],
    /registrar.*DS record/i,
  ],
  [
    'a signature has expired: the DNS host signs again',
    { kind: 'signature-expired', ...place, at: NOW / 1_000 },
    ['dns-host'],
    /sign the zone again/,
  ],
  ['a signature is missing', { kind: 'signature-missing', ...place }, ['dns-host'], /sign the zone again/],
  ['an absence is not proven', { kind: 'denial-missing', ...place }, ['dns-host'], /sign the zone again/],
])('%s', (_about, reason, actors, action) => {
  const found = findingsFor(reason).find(({ id }) => id === 'dnssec.bogus');
  expect(found?.actors).toEqual(actors);
  expect(found && sayFinding(found, 'en').action).toMatch(action);
});

test('behind MX records that cannot be believed nothing is said of DANE but that', () => {
  const ids = findingsFor({ kind: 'signature-missing', ...place }).map(({ id }) => id);
  expect(ids.filter(id => id.startsWith('dane.'))).toEqual(['dane.mx-bogus']);
});
