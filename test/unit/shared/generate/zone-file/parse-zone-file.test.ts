import { describe, expect, test } from 'vitest';
import { MAX_CHARACTERS, parseZoneFile } from '../../../../../shared/generate/zone-file/parse-zone-file.ts';
import type { RdataFault } from '../../../../../shared/generate/zone-file/rdata-fault.ts';
import { recordText } from '../../../../../shared/report/record-text.ts';

const ZONE = 'voorbeeld.nl';
const HEAD = '$TTL 3600\n@ SOA ns h 1 2 3 4 5\n@ NS ns\n';

/** The records after the head; those whose rdata is not read as owner, TTL and type alone. */
function linesOf(text: string): readonly string[] {
  const parsed = parseZoneFile(HEAD + text, ZONE);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.value.records
    .slice(2)
    .map(({ record, owner, ttl, type }) => (record ? recordText(record) : `${owner} ${ttl} ${type}`));
}

describe('RFC 1035 §5.1: what a zone file says', () => {
  test.each([
    [
      'the owner of the line before',
      'a A 192.0.2.1\n A 192.0.2.2\n',
      ['a.voorbeeld.nl. 3600 IN A 192.0.2.1', 'a.voorbeeld.nl. 3600 IN A 192.0.2.2'],
    ],
    [
      'the origin does not change the owner of the line before',
      'a A 192.0.2.1\n$ORIGIN sub\n A 192.0.2.2\n',
      ['a.voorbeeld.nl. 3600 IN A 192.0.2.1', 'a.voorbeeld.nl. 3600 IN A 192.0.2.2'],
    ],
    ['a relative origin', '$ORIGIN sub\n@ A 192.0.2.1\n', ['sub.voorbeeld.nl. 3600 IN A 192.0.2.1']],
    [
      'names are the same in capitals',
      'A.Voorbeeld.NL. CNAME WWW\n',
      ['a.voorbeeld.nl. 3600 IN CNAME www.voorbeeld.nl.'],
    ],
    [
      'semicolons, quotes and digits in strings',
      'a TXT "x;y\\"\\059" z\\;z ; "note\n',
      ['a.voorbeeld.nl. 3600 IN TXT "x;y\\";" "z;z"'],
    ],
    ['strings that touch', 'a TXT "x""y"z\n', ['a.voorbeeld.nl. 3600 IN TXT "x" "y" "z"']],
    [
      'parentheses over lines',
      'a ( IN\n 60 TLSA 3 1\n 1 ; (\n ABcd\n EF )\n',
      ['a.voorbeeld.nl. 60 IN TLSA 3 1 1 abcdef'],
    ],
    [
      'a line that begins in parentheses is no new record',
      'a TXT ( "x"\nb "y" )\n',
      ['a.voorbeeld.nl. 3600 IN TXT "x" "b" "y"'],
    ],
    ['units of time', 'a 1w2D3h4M5s A 192.0.2.1\n', ['a.voorbeeld.nl. 788645 IN A 192.0.2.1']],
    [
      'an owner that looks like a class, a TTL or a type',
      'in A 192.0.2.1\n60 A 192.0.2.2\na a 192.0.2.3\n',
      [
        'in.voorbeeld.nl. 3600 IN A 192.0.2.1',
        '60.voorbeeld.nl. 3600 IN A 192.0.2.2',
        'a.voorbeeld.nl. 3600 IN A 192.0.2.3',
      ],
    ],
    ['RFC 3597 §5: type and rdata by number', 'a TYPE052 \\# 5 0301 01\n', undefined],
    [
      'RFC 3597 §5: names as bytes',
      'a CNAME \\# 12 0161 09656c736577686572 65 00\n'.replace('12', '13'),
      ['a.voorbeeld.nl. 3600 IN CNAME a.elsewhere.'],
    ],
    ['a type that is not read', 'a CAA 0 issue "x;y" ; note\n', ['a.voorbeeld.nl 3600 CAA']],
    [
      'an escaped @ and an escaped $ are letters',
      '\\@ A 192.0.2.1\n\\$TTL A 192.0.2.2\n',
      [
        '\\064.voorbeeld.nl. 3600 IN A 192.0.2.1',
        '\\036TTL.voorbeeld.nl. 3600 IN A 192.0.2.2'.replace('TTL', 'ttl'),
      ],
    ],
  ])('%s', (_what, text, lines) => {
    if (lines) expect(linesOf(text)).toEqual(lines);
    else
      expect(parseZoneFile(HEAD + text, ZONE)).toEqual({
        ok: false,
        errors: [{ kind: 'bad-rdata', line: 4, type: 'TLSA', fault: { part: 'octets' } }],
      });
  });

  test('without $TTL it is the last one stated, and of an SOA record alone its last field', () => {
    const ttls = (text: string) => {
      const parsed = parseZoneFile(text, ZONE);
      return parsed.ok && parsed.value.records.map(({ ttl, ttlFrom }) => [ttl, ttlFrom]);
    };
    expect(ttls('@ 60 SOA ns h 1 2 3 4 5\n@ NS ns\n$TTL 9\n@ NS ns2\n')).toEqual([
      [60, 'word'],
      [60, 'previous'],
      [9, 'default'],
    ]);
    expect(ttls('@ SOA ns h 1 2 3 4 77\n@ NS ns\n')).toEqual([
      [77, 'default'],
      [77, 'default'],
    ]);
  });
});

const rdata = (type: string, fault: RdataFault) => ({ kind: 'bad-rdata', line: 4, type, fault });

describe('what is wrong with a file is told with its line', () => {
  test.each([
    ['a "', { kind: 'open-quote', line: 4 }],
    ['a TXT "x\ny"', { kind: 'open-quote', line: 4 }],
    ['a TXT (\n"x"\n', { kind: 'open-parenthesis', line: 4 }],
    ['a TXT "x" )\n', { kind: 'extra-parenthesis', line: 4 }],
    ['a TXT (\n"x" ) )\n', { kind: 'extra-parenthesis', line: 5 }],
    ['a TXT "x"\rb TXT "y"\n', { kind: 'lone-carriage-return', line: 4 }],
    ['; note \r more\n', { kind: 'lone-carriage-return', line: 4 }],
    ['$FOO bar\n', { kind: 'bad-directive', line: 4, text: '$FOO bar' }],
    ['$TTL 1x\n', { kind: 'bad-directive', line: 4, text: '$TTL 1x' }],
    ['$ORIGIN a b\n', { kind: 'bad-directive', line: 4, text: '$ORIGIN a b' }],
    ['$TTL 60 60\n', { kind: 'bad-directive', line: 4, text: '$TTL 60 60' }],
    ['$TTL\n', { kind: 'bad-directive', line: 4, text: '$TTL' }],
    ['$ORIGIN a..b\n', { kind: 'bad-directive', line: 4, text: '$ORIGIN a..b' }],
    ['a..b A 192.0.2.1\n', { kind: 'bad-name', line: 4, text: 'a..b' }],
    [`${'x'.repeat(64)} A 192.0.2.1\n`, { kind: 'bad-name', line: 4, text: 'x'.repeat(64) }],
    ['a\\25 A 192.0.2.1\n', { kind: 'bad-name', line: 4, text: 'a\\25' }],
    ['a\\256 A 192.0.2.1\n', { kind: 'bad-name', line: 4, text: 'a\\256' }],
    ['a 2147483648 A 192.0.2.1\n', { kind: 'bad-ttl', line: 4, text: '2147483648' }],
    ['a 1h30 A 192.0.2.1\n', { kind: 'bad-ttl', line: 4, text: '1h30' }],
    ['a 60 IN\n', { kind: 'no-type', line: 4 }],
    ['a CH TXT "x"\n', { kind: 'other-class', line: 4, text: 'CH' }],
    ['a A 192.0.2.256\n', rdata('A', { part: 'address', text: '192.0.2.256' })],
    ['a AAAA 1::2::3\n', rdata('AAAA', { part: 'address', text: '1::2::3' })],
    ['a MX mx\n', rdata('MX', { part: 'words', wanted: 2, found: 1 })],
    [`a TXT ${'x'.repeat(256)}\n`, rdata('TXT', { part: 'long-text', octets: 256, most: 255 })],
    ['a TLSA 3 1 1 abc\n', rdata('TLSA', { part: 'half-byte', digits: 3 })],
    ['a A \\# 3 c00002\n', rdata('A', { part: 'octets' })],
    ['@ SOA ns h 1 2 3 4 6\n', { kind: 'several-soa', line: 4 }],
  ])('%j', (text, problem) => {
    const parsed = parseZoneFile(HEAD + text, ZONE);
    expect(parsed.ok ? [] : parsed.errors[0]).toEqual(problem);
  });

  test('no owner and no TTL', () => {
    expect(parseZoneFile(' A 192.0.2.1\n', ZONE)).toMatchObject({ errors: [{ kind: 'no-owner', line: 1 }] });
    expect(parseZoneFile('a A 192.0.2.1\n', ZONE)).toMatchObject({ errors: [{ kind: 'no-ttl', line: 1 }] });
  });

  test('all that is wrong is told, twenty of a kind at most, and how much more there is', () => {
    const parsed = parseZoneFile(HEAD + 'a A x\n'.repeat(50), ZONE);
    expect(parsed.ok ? 0 : parsed.errors.length).toBe(21);
    expect(!parsed.ok && parsed.errors.at(-1)).toEqual({ kind: 'more-problems', count: 30 });
  });

  test.each([
    ['UTF-16', '\u00ff\u00fe$\0T\0'],
    ['the raw format of a secondary server', '\0\0\0\u0002\0\0\0\u0001'],
    ['characters that are no bytes', 'a TXT "\u20ac"\n'],
  ])('%s is no text', (_what, text) => {
    expect(parseZoneFile(text, ZONE)).toEqual({ ok: false, errors: [{ kind: 'not-text' }] });
  });

  test('what is far too large is not read', () => {
    expect(parseZoneFile(' '.repeat(MAX_CHARACTERS + 1), ZONE)).toMatchObject({
      errors: [{ kind: 'too-large' }],
    });
    // With the two of the head these are a hundred thousand.
    const most = `${HEAD}${'a A 192.0.2.1\n'.repeat(99_998)}`;
    expect(parseZoneFile(most, ZONE).ok).toBe(true);
    expect(parseZoneFile(`${most}b A 192.0.2.1\n`, ZONE)).toMatchObject({
      errors: [{ kind: 'too-many-entries' }],
    });
  });
});

describe('what is odd about a file is told', () => {
  const warningsOf = (text: string) => {
    const parsed = parseZoneFile(text, ZONE);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    return parsed.warnings;
  };
  const SAID = `$ORIGIN ${ZONE}.\n${HEAD}`;

  test.each([
    ['nothing', SAID, []],
    ['the mark at the start', `\u00ef\u00bb\u00bf${SAID}`, [{ kind: 'byte-order-mark' }]],
    [
      '$INCLUDE, whatever is in it',
      `${SAID}$INCLUDE "a b.db" sub ; x\n`,
      [{ kind: 'include', line: 5, file: 'a b.db' }],
    ],
    ['$GENERATE', `${SAID}$GENERATE 1-9 h$ A 192.0.2.$\n`, [{ kind: 'generate', line: 5 }]],
    [
      'letters beyond US-ASCII in a name',
      `${SAID}caf\u00e9 A 192.0.2.1\n`,
      [{ kind: 'not-ascii-name', line: 5, text: 'caf\u00e9' }],
    ],
    ['a dot too many', `${SAID}www. A 192.0.2.1\n`, [{ kind: 'out-of-zone', line: 5, name: 'www' }]],
    ['no word about the zone', HEAD, [{ kind: 'zone-assumed', zone: ZONE }]],
    [
      'an origin that is relative says nothing of the zone',
      `$ORIGIN sub\n${HEAD}`,
      [{ kind: 'zone-assumed', zone: `sub.${ZONE}` }],
    ],
    ['the owner of the SOA record says it', HEAD.replace('@ SOA', `${ZONE}. SOA`), []],
    ['a part of a zone file', '$TTL 60\na A 192.0.2.1\n', [{ kind: 'no-soa' }]],
  ])('%s', (_what, text, warnings) => {
    expect(warningsOf(text)).toEqual(warnings);
  });
});
