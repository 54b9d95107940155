import { describe, expect, test } from 'vitest';
import { a, aaaa, cname, EXAMPLE, linesOf, mx, NEW, OLD, set, tlsa, txt } from '../example-change.ts';

const IN_ZONE = `--resource-group="\${RESOURCE_GROUP:?}" --zone-name=voorbeeld.nl`;
/** The calls without what is the same in all. */
const callsOf = (change: Parameters<typeof linesOf>[1]) =>
  linesOf('azure-dns', change)
    .slice(1)
    .map(line => line.replace('az network dns record-set ', '').replace(`${IN_ZONE} `, ''));

describe('calls of the Azure command line', () => {
  test('texts are made anew; TLSA records come one at a time', () => {
    expect(linesOf('azure-dns', EXAMPLE)[1]).toBe(
      `az network dns record-set cname delete ${IN_ZONE} --name=weg --yes`,
    );
    const certificate = '--certificate-usage=3 --selector=1 --matching-type=1';
    expect(callsOf(EXAMPLE)).toEqual([
      'cname delete --name=weg --yes',
      'txt delete --name=_mta-sts --yes',
      'txt create --name=_mta-sts --ttl=3600',
      "txt add-record --record-set-name=_mta-sts --value='v=STSv1; id=2;'",
      `tlsa add-record --record-set-name=_25._tcp.mx ${certificate} --certificate-data=${NEW}`,
      "mx create --name='@' --ttl=300",
      "mx add-record --record-set-name='@' --exchange=mx.voorbeeld.nl. --preference=10",
    ]);
  });

  test('new records come before old ones go', () => {
    const calls = callsOf([set('x', [tlsa(OLD)], [tlsa(NEW)])]);
    expect(calls.map(call => call.split(' ')[1])).toEqual(['add-record', 'remove-record']);
  });

  test.each([
    [
      'CNAME is replaced',
      set('x', [cname('a.nl')], [cname('b.nl')]),
      ['cname set-record --record-set-name=x --cname=b.nl.'],
    ],
    ['another TTL', set('x', [txt('a')], [txt('a')], [60, 300]), ['txt update --name=x --set ttl=300']],
    [
      'addresses',
      set('x', [a('192.0.2.1'), a('192.0.2.2')], [a('192.0.2.1')]),
      ['a remove-record --record-set-name=x --ipv4-address=192.0.2.2'],
    ],
    [
      'IPv6 addresses',
      set('x', [aaaa('2001:db8::1')], [aaaa('2001:db8::1'), aaaa('2001:db8::2')]),
      ['aaaa add-record --record-set-name=x --ipv6-address=2001:db8::2'],
    ],
    [
      'one of several texts',
      set('x', [txt('a'), txt('b')], [txt('a')]),
      ['txt remove-record --record-set-name=x --value=b'],
    ],
    [
      'one of several mail servers',
      set('', [mx(1, 'a.nl'), mx(2, 'b.nl')], [mx(1, 'a.nl')]),
      ["mx remove-record --record-set-name='@' --exchange=b.nl. --preference=2"],
    ],
  ])('%s', (_what, change, calls) => {
    expect(callsOf([change])).toEqual(calls);
  });

  test('a text of several strings is not found by its whole: the set is made anew', () => {
    expect(callsOf([set('x', [txt('a'), txt('b', 'c')], [txt('a')])])).toEqual([
      'txt delete --name=x --yes',
      'txt create --name=x --ttl=3600',
      'txt add-record --record-set-name=x --value=a',
    ]);
  });

  test('a text that it cannot pass on is not found by it: the set is made anew', () => {
    expect(callsOf([set('x', [txt('a'), txt('@b')], [txt('a')])])).toEqual([
      'txt delete --name=x --yes',
      'txt create --name=x --ttl=3600',
      'txt add-record --record-set-name=x --value=a',
    ]);
  });

  test.each([
    ['the name of a file', '@secret'],
    ['a line end', 'a\nb'],
    ['no US-ASCII', '\u00e9'],
  ])('a text that is %s to it: the whole set stays behind as comments', (_what, text) => {
    const lines = linesOf('azure-dns', [set('x', [txt('a')], [txt(text)])]);
    expect(lines.slice(1).filter(line => !/^# [ -~]+$/.test(line))).toEqual([]);
    expect(lines).toHaveLength(4);
  });
});
