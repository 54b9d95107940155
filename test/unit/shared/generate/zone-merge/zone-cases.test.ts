import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mergeZoneFile } from '../../../../../shared/generate/zone-merge/merge-zone-file.ts';
import type { RecordSetChange } from '../../../../../shared/overlay/proposal.ts';
import { type Language, sayMergeNote, sayZoneFileProblem } from '../../../../../shared/words/say.ts';

/** 2026-11-30 */
const NOW = 1_796_000_000;
const ZONE = 'oefen.example';
const HEAD = '$TTL 3600\n@ IN SOA ns.x.example. h.x.example. 1 2 3 4 5\n@ NS ns.x.example.\n';
const vector = (name: string) =>
  readFileSync(new URL(`../../../../vectors/cases/zones/${name}.zone`, import.meta.url), 'latin1');

const text = (name: string, value: string): RecordSetChange => ({
  name: `${name}.${ZONE}`,
  type: 'TXT',
  before: [],
  after: [{ owner: `${name}.${ZONE}`, type: 'TXT', ttl: 3_600, strings: [value] }],
});
const POLICY = text('_mta-sts', 'v=STSv1; id=2;');
const OLD = 'b90b68c321c8f9b01c8de0e100d6c3914514b4d2cabc296d99739d858cfcb96e';
const NEW = 'ab'.repeat(32);
const tlsa = (owner: string, data: string) =>
  ({ owner, type: 'TLSA', ttl: 3_600, certificateUsage: 3, selector: 1, matchingType: 1, data }) as const;
const keys = (name: string): RecordSetChange => ({
  name,
  type: 'TLSA',
  before: [tlsa(name, OLD)],
  after: [tlsa(name, OLD), tlsa(name, NEW)],
});

const mergeOf = (file: string, ...sets: readonly RecordSetChange[]) =>
  mergeZoneFile(file, { zone: ZONE, sets: sets.length > 0 ? sets : [POLICY] }, NOW);
function said(file: string, language: Language, ...sets: readonly RecordSetChange[]): readonly string[] {
  const result = mergeOf(file, ...sets);
  if (!result.ok) return result.errors.map(each => sayZoneFileProblem(each, language));
  return [
    ...result.warnings.map(each => sayZoneFileProblem(each, language)),
    ...result.value.notes.map(each => sayMergeNote(each, language)),
  ];
}
function merged(file: string, ...sets: readonly RecordSetChange[]): string {
  const result = mergeOf(file, ...sets);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  if (result.value.kind !== 'merged') throw new Error(JSON.stringify(result.value.clashes));
  return result.value.text;
}
const with_ = (line: string) => `${HEAD}${line}\n`;

describe('what is wrong with a zone file, with its line, its part and the way out', () => {
  test.each<[string, string, RegExp, RegExp]>([
    [
      'the SOA record of an export lacks the dot of its owner',
      vector('cloudflare'),
      /^Regel 5: achter de naam van de zone ontbreekt een punt.*“oefen\.example\.”/,
      /^Line 5: a dot is missing after the name of the zone.*“oefen\.example\.”/,
    ],
    [
      '$ORIGIN lacks it',
      `$ORIGIN ${ZONE}\n${HEAD}`,
      /^Regel 1: achter de naam van de zone ontbreekt een punt/,
      /^Line 1: a dot is missing after the name of the zone/,
    ],
    [
      'a time stamp of Windows DNS',
      vector('windows-age'),
      /^Regel 24: \[AGE:3731000\] is een tijdstempel van Windows DNS\..*Haal dan op elke regel/,
      /^Line 24: \[AGE:3731000\] is a time stamp of Windows DNS\..*remove \[AGE:\.\.\.\] from every line/,
    ],
    [
      'the same on a line without an owner',
      with_(' [AGE:0] 60 A 192.0.2.1'),
      /^Regel 4: \[AGE:0\] is een tijdstempel/,
      /^Line 4: \[AGE:0\] is a time stamp/,
    ],
    [
      'a transfer ends with the SOA record',
      vector('axfr'),
      /^Regel 7: hier staat het SOA-record van het begin nog een keer.*\+onesoa/,
      /^Line 7: the SOA record of the beginning is here once more.*\+onesoa/,
    ],
    [
      'another SOA record is no end of a transfer',
      with_('@ SOA ns.x.example. h.x.example. 2 2 3 4 5'),
      /^Regel 4: er staat een tweede SOA-record in/,
      /^Line 4: there is a second SOA record/,
    ],
    [
      'a text of more than 255 octets',
      vector('long-txt'),
      /^Regel 5: .*TXT-record klopt niet: één tekst is 3\d\d tekens lang, en er passen er 255 in/,
      /^Line 5: .*TXT record is wrong: one text has 3\d\d characters, and 255 fit/,
    ],
    [
      'colons in hex',
      vector('colon-tlsa'),
      /^Regel 5: .*TLSA-record klopt niet: in de hexadecimale waarde staan dubbele punten/,
      /^Line 5: .*TLSA record is wrong: there are colons/,
    ],
    ['half a byte', with_('a TLSA 3 1 1 abc'), /heeft 3 tekens\. Dat moet een even/, /has 3 characters/],
    ['not hex', with_('a TLSA 3 1 1 0xab'), /“0xab” is niet hexadecimaal/, /“0xab” is not hexadecimal/],
    [
      'no value',
      with_('a TLSA 3 1 1'),
      /heeft ten minste 4 waarden, en hier staan er 3/,
      /at least 4 values/,
    ],
    [
      'a number too high',
      with_('a TLSA 256 1 1 ab'),
      /“256” is geen getal van 0 tot en met 255/,
      /from 0 to 255/,
    ],
    [
      'an MX record without its number',
      with_('a MX mx'),
      /heeft 2 waarden, en hier staat er 1/,
      /there is 1/,
    ],
    ['an MX record the other way round', with_('a MX mx 10'), /“mx” is geen getal/, /“mx” is no number/],
    [
      'an address that is none',
      with_('a A 192.0.2.300'),
      /“192\.0\.2\.300” is geen geldig adres/,
      /no valid address/,
    ],
    ['IPv6 in A', with_('a A 2001:db8::1'), /hoort in een AAAA-record/, /belongs in an AAAA record/],
    ['IPv4 in AAAA', with_('a AAAA 192.0.2.1'), /hoort in een A-record/, /belongs in an A record/],
    [
      'a target that is no name',
      with_('a CNAME b..c'),
      /“b\.\.c” is geen geldige naam/,
      /“b\.\.c” is no valid name/,
    ],
    ['a backslash too many', with_('a TXT "x\\25"'), /backslash in “\\25”/, /backslash in “\\25”/],
    [
      'a time in an SOA record',
      '$TTL 60\n@ SOA ns h 1 2x 3 4 5\n',
      /“2x” is geen geldig aantal seconden/,
      /“2x” is no valid number/,
    ],
  ])('%s', (_what, file, nl, en) => {
    expect(said(file, 'nl')[0]).toMatch(nl);
    expect(said(file, 'en')[0]).toMatch(en);
    expect(mergeOf(file).ok).toBe(false);
  });
});

describe('characters that come along with copying', () => {
  const NBSP = '\u00c2\u00a0';
  test.each<[string, string, RegExp, RegExp]>([
    [
      'a no-break space in UTF-8',
      `a${NBSP}A 192.0.2.1`,
      /op een spatie lijkt.*U\+00A0/,
      /like a blank.*U\+00A0/,
    ],
    ['in an older encoding', 'a\u00a0A 192.0.2.1', /op een spatie lijkt.*U\+00A0/, /like a blank.*U\+00A0/],
    ['alone on a line', NBSP, /U\+00A0/, /U\+00A0/],
    ['a narrow one', 'a A\u00e2\u0080\u00af192.0.2.1', /spatie lijkt.*U\+202F/, /blank.*U\+202F/],
    ['a wide one', 'a A\u00e3\u0080\u0080192.0.2.1', /spatie lijkt.*U\+3000/, /blank.*U\+3000/],
    [
      'one without a width',
      'a\u00e2\u0080\u008b A 192.0.2.1',
      /niet ziet.*U\+200B/,
      /cannot be seen.*U\+200B/,
    ],
    [
      'a mark in the middle',
      '\u00ef\u00bb\u00bfa A 192.0.2.1',
      /niet ziet.*U\+FEFF/,
      /cannot be seen.*U\+FEFF/,
    ],
    [
      'curly quotes',
      'a TXT \u00e2\u0080\u009cv=STSv1; id=1\u00e2\u0080\u009d',
      /krul.*U\+201C/,
      /curly.*U\+201C/,
    ],
    ['curly quotes of Windows', 'a TXT \u0093v=STSv1; id=1\u0094', /krul.*U\+201C/, /curly.*U\+201C/],
    ['a dash', '_mta\u00e2\u0080\u0093sts TXT "x"', /lang streepje.*U\+2013/, /long dash.*U\+2013/],
    ['a control character', 'a\u000bA 192.0.2.1', /stuurteken.*U\+000B/, /control character.*U\+000B/],
    ['Ctrl-Z before the end', '\u001aa A 192.0.2.1', /stuurteken.*U\+001A/, /control character.*U\+001A/],
    ['in a directive', `$TTL${NBSP}3600`, /spatie lijkt.*U\+00A0/, /blank.*U\+00A0/],
  ])('%s', (_what, line, nl, en) => {
    expect(said(with_(line), 'nl')[0]).toMatch(new RegExp(`^Regel 4: .*${nl.source}`));
    expect(said(with_(line), 'en')[0]).toMatch(new RegExp(`^Line 4: .*${en.source}`));
  });

  test('within quotes, in comments and as letters they are left alone', () => {
    const lines = `a TXT "x${NBSP}\u00e2\u0080\u009c" ; \u00e2\u0080\u0093${NBSP}\ncaf\u00c3\u00a9 A 192.0.2.1\n\ta TXT "x"`;
    expect(mergeOf(with_(lines.replace('\n\ta', '\n\t'))).ok).toBe(true);
  });
});

describe('what is odd, and is told beside the new file', () => {
  test.each<[string, string, RegExp, RegExp]>([
    [
      'an owner',
      `www.${ZONE} A 192.0.2.1`,
      /punt achter “www\.oefen\.example”/,
      /dot missing after “www\.oefen/,
    ],
    [
      'a mail server',
      `@ MX 10 mx.${ZONE}`,
      /punt achter “mx\.oefen\.example”/,
      /dot missing after “mx\.oefen/,
    ],
    [
      'an alias of somebody else',
      'a CNAME autodiscover.outlook.com',
      /punt achter “autodisc/,
      /after “autodisc/,
    ],
    ['a name server', 'kind NS ns1.hoster.nl', /punt achter “ns1\.hoster\.nl”/, /after “ns1\.hoster\.nl”/],
    ['a text without quotes', 'a TXT v=spf1 -all', /niet tussen aanhalingstekens/, /not in quotation marks/],
    [
      'one that ends at its semicolon',
      'a TXT v=DKIM1;p=x',
      /niet tussen aanhalingstekens/,
      /not in quotation marks/,
    ],
  ])('%s', (_what, line, nl, en) => {
    const find = (language: Language) => said(with_(line), language).filter(each => each.includes(' 4:'));
    expect(find('nl')).toEqual([expect.stringMatching(nl)]);
    expect(find('en')).toEqual([expect.stringMatching(en)]);
  });

  test.each([
    ['relative names of several labels', 'a.b MX 10 mx.c'],
    ['absolute ones', `www.${ZONE}. CNAME x.outlook.com.`],
    ['the origin itself', '@ MX 10 @'],
    ['a comment behind a text without quotes', 'a TXT v=spf1 ; our own'],
    ['a text in quotes', 'a TXT "v=spf1 -all" ; x=y'],
  ])('not %s', (_what, line) => {
    expect(said(with_(line), 'nl').filter(each => each.startsWith('Regel 4:'))).toEqual([]);
  });

  test('Ctrl-Z at the end is told, and is gone from the new file', () => {
    const file = vector('ctrlz');
    expect(said(file, 'nl')[0]).toMatch(/oud eindteken \(Ctrl-Z\)/);
    expect(said(file, 'en')[0]).toMatch(/old end mark \(Ctrl-Z\)/);
    const expected = file.replace('example. 1 2', 'example. 2 2').replace('\u001a', '');
    expect(merged(file)).toBe(`${expected}_mta-sts 3600 IN TXT "v=STSv1; id=2;"\r\n`);
    expect(merged(`${HEAD}a A 192.0.2.1\u001a\r\n`)).toMatch(/\na A 192\.0\.2\.1\n_mta-sts 3600 [^\n]*\n$/);
  });
});

describe('what was there leaves nothing behind', () => {
  test('a value without quotes goes as a whole, with what stood behind its semicolon', () => {
    const line = '_mta-sts TXT v=STSv1; id=20240101';
    expect(vector('unquoted')).toContain(line);
    const file = merged(vector('unquoted'));
    expect(file.split('\n').filter(each => each.startsWith('_mta-sts'))).toEqual([
      '_mta-sts 3600 IN TXT "v=STSv1; id=2;"'.replace(' IN', ''),
    ]);
    expect(said(vector('unquoted'), 'nl')[0]).toMatch(/^Regel 6: .*niet tussen aanhalingstekens/);
  });

  test('a comment that is none of its value stays', () => {
    expect(merged(with_('_mta-sts TXT v=STSv1 ; our policy'))).toContain('"v=STSv1; id=2;" ; our policy');
    expect(merged(with_('_mta-sts TXT v=STSv1 ;id=3'))).not.toContain('id=3');
  });
});

describe('RFC 1034 §3.6.2: behind an alias a set stands at its end', () => {
  const HOST = `_25._tcp.mx.${ZONE}`;
  const place = (file: string) =>
    file.split('\n').filter(line => line.includes('TLSA') || line.includes('TXT'));

  test('TLSA records of a mail server', () => {
    const file = merged(vector('cname-25'), keys(HOST));
    expect(place(file)).toEqual([`_dane TLSA 3 1 1 ${OLD}`, `_dane 3600 IN TLSA 3 1 1 ${NEW}`]);
    expect(file).toContain('_25._tcp.mx CNAME _dane\n');
    const alias = (language: Language) => said(vector('cname-25'), language, keys(HOST)).join(' ');
    expect(alias('nl')).toMatch(
      /alias \(CNAME\) van _dane\.oefen\.example\. Het TLSA-record staat daarom bij/,
    );
    expect(alias('en')).toMatch(/alias \(CNAME\) of _dane\.oefen\.example\. So the TLSA record is put at/);
  });

  test('a chain is followed, and sets that meet at its end become one; who else leads there is told', () => {
    const file = `${HEAD}_25._tcp.a CNAME b\nb CNAME _dane\n_25._tcp.c CNAME _dane\n_dane TLSA 3 1 1 ${OLD}\n`;
    const sets = [keys(`_25._tcp.a.${ZONE}`), keys(`_25._tcp.c.${ZONE}`)];
    expect(place(merged(file, ...sets))).toEqual([
      `_dane TLSA 3 1 1 ${OLD}`,
      `_dane 3600 IN TLSA 3 1 1 ${NEW}`,
    ]);
    expect(said(file, 'nl', sets[0]!).join(' ')).toMatch(/Het geldt ook voor _25\._tcp\.c\.oefen\.example:/);
  });

  test('a TXT record for reports', () => {
    const file = `${HEAD}_smtp._tls CNAME rapport\n`;
    expect(place(merged(file, text('_smtp._tls', 'v=TLSRPTv1; rua=mailto:a@b.nl;')))).toEqual([
      'rapport 3600 IN TXT "v=TLSRPTv1; rua=mailto:a@b.nl;"',
    ]);
  });

  test.each([
    ['out of the zone', '_mta-sts CNAME _mta-sts.elders.example.\n'],
    ['round in circles', '_mta-sts CNAME x\nx CNAME _mta-sts\n'],
  ])('an alias that leads %s clashes', (_what, lines) => {
    const result = mergeOf(HEAD + lines);
    expect(result.ok && result.value).toMatchObject({ kind: 'clash', clashes: [{ kind: 'alias' }] });
  });

  test('an address is not put at the end: that is another service', () => {
    const host = `mta-sts.${ZONE}`;
    const address = { owner: host, type: 'A', ttl: 60, address: '192.0.2.9' } as const;
    const set: RecordSetChange = { name: host, type: 'A', before: [], after: [address] };
    const result = mergeOf(`${HEAD}mta-sts CNAME www\nwww A 192.0.2.1\n`, set);
    expect(result.ok && result.value).toMatchObject({ kind: 'clash' });
  });
});
