import { describe, expect, test } from 'vitest';
import { a, aaaa, cname, entriesOf, EXAMPLE, NEW, OLD, set, tlsa, txt } from '../example-change.ts';

describe('Cloudflare', () => {
  test('its labels, and of its TTLs the longest that is not too long', () => {
    expect(entriesOf('cloudflare', EXAMPLE)).toEqual([
      'remove Type: CNAME | Name: weg | Target: elders.nl',
      'remove Type: TXT | Name: _mta-sts | Content: v=STSv1; id=1;',
      'add Type: TXT | Name: _mta-sts | Content: v=STSv1; id=2; | TTL: 1 hr',
      `add Type: TLSA | Name: _25._tcp.mx | Usage: 3 | Selector: 1 | Matching type: 1 | Certificate (hexadecimal): ${NEW} | TTL: 1 hr`,
      'add Type: MX | Name: @ | Mail server: mx.voorbeeld.nl | Priority: 10 | TTL: 5 min',
    ]);
  });

  test.each([
    ['A', a('192.0.2.1'), 'IPv4 address: 192.0.2.1'],
    ['AAAA', aaaa('2001:db8::1'), 'IPv6 address: 2001:db8::1'],
    ['CNAME', cname('elders.nl'), 'Target: elders.nl'],
  ])('%s is not put behind its proxy', (type, value, field) => {
    expect(entriesOf('cloudflare', [set('x', [], [value])])).toEqual([
      `add Type: ${type} | Name: x | ${field} | Proxy status: DNS only | TTL: 1 hr`,
    ]);
  });

  test.each([
    [0, '1 min'],
    [119, '1 min'],
    [120, '2 min'],
    [299, '2 min'],
    [300, '5 min'],
    [599, '5 min'],
    [600, '10 min'],
    [899, '10 min'],
    [900, '15 min'],
    [1_799, '15 min'],
    [1_800, '30 min'],
    [3_599, '30 min'],
    [3_600, '1 hr'],
    [7_199, '1 hr'],
    [7_200, '2 hr'],
    [17_999, '2 hr'],
    [18_000, '5 hr'],
    [43_199, '5 hr'],
    [43_200, '12 hr'],
    [86_399, '12 hr'],
    [86_400, '1 day'],
    [604_800, '1 day'],
  ])('a TTL of %i', (ttl, choice) => {
    const [entry] = entriesOf('cloudflare', [set('x', [], [txt('a')], [0, ttl])]);
    expect(entry).toMatch(new RegExp(`TTL: ${choice}$`));
  });
});

describe('TransIP', () => {
  test('its labels; names end with a dot', () => {
    expect(entriesOf('transip', EXAMPLE)).toEqual([
      'remove Naam: weg | Type: CNAME | Waarde: elders.nl.',
      'remove Naam: _mta-sts | Type: TXT | Waarde: v=STSv1; id=1;',
      'add Naam: _mta-sts | TTL: 3600 | Type: TXT | Waarde: v=STSv1; id=2;',
      `add Naam: _25._tcp.mx | TTL: 3600 | Type: TLSA | Waarde: 3 1 1 ${NEW}`,
      'add Naam: @ | TTL: 300 | Type: MX | Waarde: 10 mx.voorbeeld.nl.',
    ]);
  });

  test('a TLSA record comes before another goes', () => {
    const actions = entriesOf('transip', [set('x', [tlsa(OLD)], [tlsa(NEW)])]);
    expect(actions.map(entry => entry.split(' ')[0])).toEqual(['add', 'remove']);
  });

  test('with another TTL every record goes before it comes', () => {
    const entries = entriesOf('transip', [set('x', [a('192.0.2.1')], [a('192.0.2.1')], [60, 300])]);
    expect(entries).toEqual([
      'remove Naam: x | Type: A | Waarde: 192.0.2.1',
      'add Naam: x | TTL: 300 | Type: A | Waarde: 192.0.2.1',
    ]);
  });
});
