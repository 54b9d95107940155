import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  deliverableRua,
  encodeReportUri,
  parseTlsRptRecord,
  readReportUri,
  ruaOfTlsrptReporter,
  selectTlsRptRecord,
  tlsRptRecords,
  writeTlsRptRecord,
} from '../../../../shared/tlsrpt/index.ts';
import { extensionBut } from '../grammar/tagged-grammar.ts';
import { destination } from '../grammar/uri-grammar.ts';

const kindsOf = (text: string) => {
  const parsed = parseTlsRptRecord([text]);
  return parsed.ok ? parsed.warnings.map(each => each.kind) : parsed.errors.map(each => each.kind);
};
const MAIL = 'mailto:reports@example.com';
const WEB = 'https://reporting.example.com/v1/tlsrpt';

describe('records that senders accept', () => {
  test.each([
    ['RPT-01: the first example of RFC 8460 §3.1', ['v=TLSRPTv1;rua=mailto:reports@example.com'], [MAIL]],
    ['RPT-01: the second one', ['v=TLSRPTv1; rua=https://reporting.example.com/v1/tlsrpt'], [WEB]],
    ['RPT-01: a separator at the end', [`v=TLSRPTv1; rua=${MAIL};`], [MAIL]],
    [
      'RPT-01: strings are joined without a space',
      ['v=TLSRPTv1; rua=mailto:rep', 'orts@example.com'],
      [MAIL],
    ],
    ['RPT-01: fields before rua', [`v=TLSRPTv1; a=b; rua=${MAIL}`], [MAIL]],
    [
      'RPT-03: several, with white space around the commas',
      [`v=TLSRPTv1; rua=${MAIL} ,\t${WEB}`],
      [MAIL, WEB],
    ],
    [
      'RPT-03: percent-encoded',
      ['v=TLSRPTv1; rua=mailto:a%2Cb%21%3B@example.com'],
      ['mailto:a%2Cb%21%3B@example.com'],
    ],
    ['RPT-03: a query', ['v=TLSRPTv1; rua=https://r.example/?a=b&c=d'], ['https://r.example/?a=b&c=d']],
    [
      'RPT-03: a port and user',
      ['v=TLSRPTv1; rua=https://u:p@r.example:8443/x'],
      ['https://u:p@r.example:8443/x'],
    ],
    ['RPT-03: an IPv6 address', ['v=TLSRPTv1; rua=https://[2001:db8::1]/x'], ['https://[2001:db8::1]/x']],
    ['RPT-03: several rua, which all count', [`v=TLSRPTv1; rua=${MAIL}; a=b; rua=${WEB}`], [MAIL, WEB]],
    ['RPT-03: the scheme in capitals', ['v=TLSRPTv1; rua=MAILTO:a@b.example'], ['MAILTO:a@b.example']],
  ])('%s', (_, strings, rua) => {
    expect(parseTlsRptRecord(strings)).toMatchObject({ ok: true, value: { rua }, warnings: [] });
  });

  test.each([
    ['RPT-02: a space before the first separator', `v=TLSRPTv1 ; rua=${MAIL}`, ['space-before-separator']],
    ['RPT-01: white space at the end', `v=TLSRPTv1; rua=${MAIL} `, ['trailing-space']],
    ['RPT-03: a scheme that no sender knows', `v=TLSRPTv1; rua=${MAIL},ftp://r.example/`, ['unknown-scheme']],
    ['RPT-03: http without s', `v=TLSRPTv1; rua=${MAIL},http://r.example/`, ['unknown-scheme']],
    [
      'RPT-03: mailto without an address',
      `v=TLSRPTv1; rua=${MAIL},mailto:reports`,
      ['uri-without-destination'],
    ],
    ['RPT-03: https without a host', `v=TLSRPTv1; rua=${MAIL},https:///x`, ['uri-without-destination']],
    ['RPT-03: the same twice', `v=TLSRPTv1; rua=${MAIL},${MAIL}`, ['duplicate-uri']],
    ['RPT-03: the same in a second rua', `v=TLSRPTv1; rua=${MAIL}; rua=${MAIL}`, ['duplicate-uri']],
    ['RPT-01: an extension twice', `v=TLSRPTv1; rua=${MAIL}; a=1; a=2`, ['duplicate-field']],
  ])('%s: with a warning', (_, text, warnings) => {
    expect(parseTlsRptRecord([text])).toMatchObject({ ok: true });
    expect(kindsOf(text)).toEqual(warnings);
  });
});

describe('records that senders refuse', () => {
  test.each([
    ['RPT-01: no rua', 'v=TLSRPTv1; a=b', 'no-rua'],
    ['RPT-01: the name of a field is case-sensitive', `v=TLSRPTv1; RUA=${MAIL}`, 'no-rua'],
    ['RPT-01: an empty rua', 'v=TLSRPTv1; rua=', 'no-rua'],
    ['RPT-03: a second rua that is no list of URIs', `v=TLSRPTv1; rua=${MAIL}; rua=x`, 'bad-uri'],
    ['RPT-01: nothing behind the version', 'v=TLSRPTv1;', 'no-fields'],
    ['RPT-03: an address without mailto', 'v=TLSRPTv1; rua=reports@example.com', 'bad-uri'],
    ['RPT-03: the size limit of DMARC', `v=TLSRPTv1; rua=${MAIL}!10m`, 'bad-uri'],
    ['RPT-03: a comma at the end', `v=TLSRPTv1; rua=${MAIL},`, 'bad-uri'],
    ['RPT-03: spaces inside', 'v=TLSRPTv1; rua=mailto: a@b.example', 'bad-uri'],
    ['RPT-03: a percent sign that encodes nothing', 'v=TLSRPTv1; rua=mailto:50%@b.example', 'bad-uri'],
    ['RPT-03: two number signs', 'v=TLSRPTv1; rua=https://r.example/#a#b', 'bad-uri'],
    [
      'RPT-03: a semicolon that is not encoded ends the field',
      'v=TLSRPTv1; rua=https://r.example/;x',
      'malformed-field',
    ],
    ['RPT-01: quotes', `v=TLSRPTv1; rua="${MAIL}"`, 'stray-mark'],
    ['RPT-01: beyond US-ASCII', 'v=TLSRPTv1; rua=mailto:é@b.example', 'not-ascii'],
    ['a record far longer than any', `v=TLSRPTv1; rua=${MAIL}; a=${'a'.repeat(5_000)}`, 'too-large'],
    ['RPT-01: the version in another case is another record', `v=tlsrptv1; rua=${MAIL}`, 'not-this-record'],
    ['RPT-01: some other record', 'v=DMARC1; p=none', 'not-this-record'],
  ])('%s', (_, text, kind) => {
    expect(parseTlsRptRecord([text]).ok).toBe(false);
    expect(kindsOf(text)).toEqual([kind]);
  });
});

test('RPT-02: of all records at the name, exactly one has to count', () => {
  const good = [`v=TLSRPTv1; rua=${MAIL}`];
  const spaced = [`v=TLSRPTv1 ; rua=${MAIL}`];
  expect(selectTlsRptRecord([['hello'], good])).toMatchObject({
    ok: true,
    value: { rua: [MAIL] },
    warnings: [],
  });
  expect(selectTlsRptRecord([good, good])).toMatchObject({ errors: [{ kind: 'several-records', count: 2 }] });
  expect(selectTlsRptRecord([['hello']])).toEqual({ ok: false, errors: [{ kind: 'no-record' }] });
  expect(selectTlsRptRecord([spaced])).toMatchObject({
    ok: true,
    warnings: [{ kind: 'space-before-separator' }],
  });
  expect(selectTlsRptRecord([spaced, good])).toMatchObject({
    errors: [{ kind: 'several-records', count: 2 }],
  });
  const other = [`v=tlsrptv1; rua=${MAIL}`];
  expect(selectTlsRptRecord([other])).toMatchObject({
    errors: [{ kind: 'no-record' }, { kind: 'ignored-record' }],
  });
  expect(tlsRptRecords([other, spaced, good])).toEqual([spaced, good]);
});

test('RPT-03: what a URI leads to', () => {
  expect(readReportUri('mailto:a%2Cb@c.example?subject=x')).toEqual({
    kind: 'mailto',
    address: 'a%2Cb@c.example',
  });
  expect(readReportUri(WEB)).toEqual({ kind: 'https' });
  expect(readReportUri('https://:443/')).toEqual({ kind: 'without-destination' });
  expect(readReportUri('urn:example:a')).toEqual({ kind: 'unknown-scheme' });
  expect(readReportUri('//r.example/')).toEqual({ kind: 'no-uri' });
});

describe('RFC 6068 §2, RFC 8460 §3: where no report can go', () => {
  test.each([
    ['mailto:', false],
    ['mailto:tls', false],
    ['mailto:@example.com', false],
    ['mailto:tls@', false],
    ['mailto:tls@example.com:25', false],
    ['mailto:tls@example.com.', false],
    ['mailto:tls@example..com', false],
    ['mailto:tls@.example.com', false],
    ['mailto:tls@-example.com', false],
    ['mailto:tls@example_.com', false],
    ['mailto:tls@192.0.2.1', false],
    ['mailto:tls@example.com/x', false],
    ['mailto://tls@example.com', false],
    ['mailto:?to=tls@example.com', false],
    ['mailto:a@b.example%2Cc@d.example', false],
    ['mailto:tls%20one@example.com', false],
    [`mailto:tls@${'a'.repeat(64)}.example`, false],
    ['http://example.com/', false],
    ['ftp://example.com/', false],
    ['https:', false],
    ['https:///x', false],
    ['https://:443/x', false],
    ['https://./x', false],
    ['https://example..com/x', false],
    ['mailto:tls@example.com', true],
    ['mailto:tls%40home@example.com', false],
    ['mailto:%22tls%20one%22@example.com', true],
    ['mailto:tls%2Breports@example.com', true],
    ['mailto:tls+reports@example.com?subject=TLS', true],
    ['MAILTO:tls@EXAMPLE.com', true],
    ['mailto:tls@%5B192.0.2.1%5D', true],
    ['mailto:tls@b%C3%BCcher.example', true],
    ['mailto:tls@xn--bcher-kva.example', true],
    ['https://example.com', true],
    ['https://example.com./x', true],
    ['https://example.com:8443/x?y', true],
    ['https://[2001:db8::1]/x', true],
  ])('%s: %s', (uri, expected) => {
    expect(deliverableRua({ rua: [uri] })).toEqual(expected ? [uri] : []);
    const parsed = parseTlsRptRecord([`v=TLSRPTv1; rua=${uri}`]);
    expect(parsed.ok && parsed.warnings.length === 0).toBe(expected);
  });
});

test('what tlsrpt-reporter, the reporter of Postfix, finds in a record', () => {
  const found = (text: string) => ruaOfTlsrptReporter([text]);
  expect(found(`v=TLSRPTv1;rua=${MAIL},${WEB}`)).toEqual([MAIL, WEB]);
  expect(found(`v=TLSRPTv1; rua=${MAIL} `)).toEqual([MAIL]);
  expect(found(`v=TLSRPTv1; rua=${MAIL}; rua=${WEB}`)).toEqual([MAIL]);
  expect(found(`v=TLSRPTv1 ; rua=${MAIL}`)).toBeUndefined();
  expect(found(`v=TLSRPTv1; a=b; rua=${MAIL}`)).toBeUndefined();
});

const fields = fc.uniqueArray(extensionBut('rua'), { selector: ({ name }) => name, maxLength: 4 });

describe('properties', () => {
  test('writing, then parsing, gives the same record without a warning', () => {
    fc.assert(
      fc.property(fc.uniqueArray(destination, { minLength: 1, maxLength: 4 }), fields, (rua, extensions) => {
        const text = writeTlsRptRecord({ rua, extensions });
        expect(parseTlsRptRecord([text])).toEqual({ ok: true, value: { rua, extensions }, warnings: [] });
      }),
    );
  });

  test('RPT-03: what has to be percent-encoded is accepted once it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z,!;]{1,12}$/), local => {
        const encoded = encodeReportUri(`mailto:x${local}@example.com`);
        expect(parseTlsRptRecord([`v=TLSRPTv1; rua=${encoded}`])).toMatchObject({
          ok: true,
          value: { rua: [encoded] },
        });
        expect(decodeURIComponent(encoded)).toBe(`mailto:x${local}@example.com`);
      }),
    );
  });

  test('RPT-03: a character that no URI has is refused, wherever it stands', () => {
    const outside = fc.constantFrom('"', '<', '>', '\\', '^', '`', '{', '|', '}', '!', ' ');
    fc.assert(
      fc.property(destination, outside, fc.nat(), (uri, character, at) => {
        const spot = 1 + (at % (uri.length - 1));
        expect(
          parseTlsRptRecord([`v=TLSRPTv1; rua=${uri.slice(0, spot)}${character}${uri.slice(spot)}`]).ok,
        ).toBe(false);
      }),
    );
  });

  test('whatever comes in, a result comes out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
        expect(typeof parseTlsRptRecord([text]).ok).toBe('boolean');
        expect(typeof parseTlsRptRecord([`v=TLSRPTv1; rua=${text}`]).ok).toBe('boolean');
      }),
    );
  });
});
