import { describe, expect, test } from 'vitest';
import { missingDots } from '../../../../../shared/generate/zone-file/missing-dot.ts';
import { parseZoneFile } from '../../../../../shared/generate/zone-file/parse-zone-file.ts';
import { rdataFault } from '../../../../../shared/generate/zone-file/rdata-fault.ts';
import { cutText, isSplitText } from '../../../../../shared/generate/zone-file/unquoted-text.ts';

const ZONE = 'voorbeeld.nl';
const read = (text: string) => {
  const parsed = parseZoneFile(`$ORIGIN ${ZONE}.\n$TTL 60\n${text}\n`, ZONE);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.value;
};

describe('RFC 1035 §5.1: names that lack the dot at their end', () => {
  test.each([
    ['a NS ns.voorbeeld.nl', ['ns.voorbeeld.nl']],
    ['a CNAME b.voorbeeld.nl', ['b.voorbeeld.nl']],
    ['a DNAME b.voorbeeld.nl', ['b.voorbeeld.nl']],
    ['a MX 10 mx.voorbeeld.nl', ['mx.voorbeeld.nl']],
    ['@ SOA ns.voorbeeld.nl h 1 2 3 4 5', ['ns.voorbeeld.nl']],
    ['@ SOA ns h.voorbeeld.nl 1 2 3 4 5', ['h.voorbeeld.nl']],
    ['a.voorbeeld.nl CNAME b.voorbeeld.nl', ['a.voorbeeld.nl', 'b.voorbeeld.nl']],
    ['a MX 10 mx.elders.com', ['mx.elders.com']],
    ['a MX 10 mx.elders.EU', ['mx.elders.EU']],
    ['a CNAME nl', []],
    ['a CNAME b.voorbeeld.nl.', []],
    ['a CNAME b', []],
    ['a CNAME @', []],
    ['a TXT b.voorbeeld.nl', []],
    ['$ORIGIN .\na.voorbeeld.nl. CNAME b', []],
  ])('%s', (text, names) => {
    const found = missingDots(read(text)).map(problem => 'name' in problem && problem.name);
    expect(found).toEqual(names);
  });
});

describe('a text with tags and without quotes', () => {
  test.each([
    ['v=STSv1 id=1', true],
    ['V=STSv1 id=1', true],
    ['v=STSv1', false],
    ['"v=STSv1" id=1', false],
    ['v=STSv1 "id=1"', false],
    ['a v=STSv1', false],
  ])('in several words, %s: %s', (rdata, expected) => {
    const { text, records } = read(`a TXT ${rdata}`);
    expect(isSplitText(text, records[0]!)).toBe(expected);
  });

  test.each([
    ['v=STSv1; id=1;', '; id=1;'],
    ['v=STSv1 ; id = 1', ' ; id = 1'],
    ['v=STSv1 ; a note', undefined],
    ['STSv1; id=1', undefined],
    ['"v=STSv1"; id=1', undefined],
    ['v=STSv1', undefined],
  ])('RFC 1035 §5.1: what is cut off it, %s: %s', (rdata, expected) => {
    const { text, records } = read(`a TXT ${rdata}`);
    const cut = cutText(text, records[0]!);
    expect(cut && text.slice(cut.start, cut.end)).toBe(expected);
  });
});

describe('what is wrong in rdata, shown as far as it says something', () => {
  const long = 'x'.repeat(81);
  test.each([
    ['A', [long], { part: 'address', text: 'x'.repeat(80) }],
    ['NS', [long], { part: 'name', text: 'x'.repeat(80) }],
    ['MX', [long, 'mx'], { part: 'number', text: 'x'.repeat(80), most: 65_535 }],
    ['TLSA', ['3', '1', '1', long], { part: 'hex', text: 'x'.repeat(80) }],
    ['TLSA', ['3', '1', '1', 'ab:cd'], { part: 'separated-hex', text: 'ab:cd' }],
    ['TLSA', ['3', '1', '1', 'abc'], { part: 'half-byte', digits: 3 }],
    ['TLSA', ['3', '1', '256', 'ab'], { part: 'number', text: '256', most: 255 }],
    ['TLSA', ['3', '1', '1'], { part: 'words', wanted: 4, found: 3 }],
    ['SOA', ['ns', 'h', '1', '2', '3', '4', 'x'], { part: 'time', text: 'x' }],
    ['AAAA', ['192.0.2.1'], { part: 'other-address', text: '192.0.2.1', belongs: 'A' }],
    ['A', ['192.0.2.1', 'x'], { part: 'words', wanted: 1, found: 2 }],
    ['A', ['\\#', '3'], { part: 'octets' }],
    ['TXT', [], { part: 'words', wanted: 1, found: 0 }],
    ['TXT', ['a', 'x'.repeat(256)], { part: 'long-text', octets: 256, most: 255 }],
    ['TXT', ['a\\256'], { part: 'escape', text: '\\256' }],
    ['TXT', ['a\\1'], { part: 'escape', text: '\\1' }],
  ])('%s %j', (type, words, fault) => {
    const rdata = words.map(text => ({ text, isQuoted: false }));
    expect(rdataFault(type, rdata, ZONE)).toEqual(fault);
  });
});
