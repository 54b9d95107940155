import { expect, test } from 'vitest';
import { a, EXAMPLE, linesOf, NEW, OLD, set, txt } from '../example-change.ts';

test('RFC 2136 §2.4: one update, on condition that the zone holds what was seen', () => {
  expect(linesOf('nsupdate', EXAMPLE)).toEqual([
    'zone voorbeeld.nl.',
    'prereq yxrrset weg.voorbeeld.nl. IN CNAME elders.nl.',
    'prereq yxrrset _mta-sts.voorbeeld.nl. IN TXT "v=STSv1; id=1;"',
    `prereq yxrrset _25._tcp.mx.voorbeeld.nl. IN TLSA 3 1 1 ${OLD}`,
    'prereq nxrrset voorbeeld.nl. IN MX',
    'update delete weg.voorbeeld.nl. CNAME elders.nl.',
    'update delete _mta-sts.voorbeeld.nl. TXT "v=STSv1; id=1;"',
    'update add _mta-sts.voorbeeld.nl. 3600 IN TXT "v=STSv1; id=2;"',
    `update add _25._tcp.mx.voorbeeld.nl. 3600 IN TLSA 3 1 1 ${NEW}`,
    'update add voorbeeld.nl. 300 IN MX 10 mx.voorbeeld.nl.',
    'send',
  ]);
});

test('RFC 2136 §3.4.2.2: for another TTL every record is added again, and none deleted', () => {
  const change = [set('x', [txt('a'), txt('b')], [txt('a'), txt('b')], [60, 3_600])];
  expect(linesOf('nsupdate', change).filter(line => line.startsWith('update'))).toEqual([
    'update add x.voorbeeld.nl. 3600 IN TXT "a"',
    'update add x.voorbeeld.nl. 3600 IN TXT "b"',
  ]);
});

test('RFC 2136 §2.5.2: an address that is nothing does not delete all addresses', () => {
  expect(linesOf('nsupdate', [set('x', [a('')], [])])).toContain('update delete x.voorbeeld.nl. A ""');
});
