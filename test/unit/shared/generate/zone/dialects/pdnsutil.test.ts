import { expect, test } from 'vitest';
import { cname, EXAMPLE, linesOf, NEW, OLD, set, txt } from '../example-change.ts';

test('sets are replaced and deleted as a whole; then the zone is put in order', () => {
  expect(linesOf('pdnsutil', EXAMPLE)).toEqual([
    'set -eu',
    'pdnsutil delete-rrset voorbeeld.nl. weg CNAME',
    `pdnsutil replace-rrset voorbeeld.nl. _mta-sts TXT 3600 '"v=STSv1; id=2;"'`,
    `pdnsutil replace-rrset voorbeeld.nl. _25._tcp.mx TLSA 3600 '3 1 1 ${OLD}' '3 1 1 ${NEW}'`,
    "pdnsutil replace-rrset voorbeeld.nl. '@' MX 300 '10 mx.voorbeeld.nl.'",
    'pdnsutil rectify-zone voorbeeld.nl.',
    'pdnsutil increase-serial voorbeeld.nl.',
  ]);
});

test.each([
  ['a quote', set('x', [], [txt("it's")]), `x TXT 3600 '"it'\\''s"'`],
  [
    'a name that starts with a hyphen is no option',
    set('-x', [], [cname('-y.nl')]),
    "'\\045x' CNAME 3600 '\\045y.nl.'",
  ],
])('%s', (_what, change, words) => {
  expect(linesOf('pdnsutil', [change])[1]).toBe(`pdnsutil replace-rrset voorbeeld.nl. ${words}`);
});

test('where nothing changes, nothing is done', () => {
  expect(linesOf('pdnsutil', [set('x', [txt('a')], [txt('a')])])).toEqual(['set -eu']);
});
