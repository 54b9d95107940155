import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  encodeReportUri,
  parseTlsRptRecord,
  selectTlsRptRecord,
  writeTlsRptRecord,
} from '../../../../shared/tlsrpt/index.ts';
import {
  blanks,
  extensionBut,
  firstOfEach,
  slipPiece,
  taggedPattern,
  taggedRecord,
  warningsOf,
} from './tagged-grammar.ts';
import { mutated } from './text-mutations.ts';
import { destination, uri, URI_PATTERN } from './uri-grammar.ts';

/** `tlsrpt-rua`: `%s"rua=" tlsrpt-uri *(*WSP "," *WSP tlsrpt-uri)`. */
const rua = (each: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(each, blanks, blanks), { minLength: 1, maxLength: 4 })
    .map(list =>
      list.map(([text, before, behind], at) => (at === 0 ? text : `${before},${behind}${text}`)).join(''),
    )
    .map(value => ({ name: 'rua', value }));
const record = taggedRecord('v=TLSRPTv1', rua(uri), extensionBut('rua'));
const LIST = `${URI_PATTERN}(?:[ \\t]*,[ \\t]*${URI_PATTERN})*`;
const PATTERN = taggedPattern('v=TLSRPTv1', 'rua', LIST);
const listOf = (value: string) => value.split(',').map(each => each.trim());

/** By the grammar; and the prose of RFC 8460 §3 asks for `rua`. */
const isRecord = (text: string): boolean => PATTERN.test(text) && /;[ \t]*rua=/.test(text);
const kindsOf = (text: string) => {
  const parsed = parseTlsRptRecord([text]);
  return parsed.ok ? parsed.warnings.map(each => each.kind) : parsed.errors.map(each => each.kind);
};
/** Warnings about where reports go; the grammar has nothing to say on that. */
const ABOUT_URIS = ['unknown-scheme', 'uri-without-destination', 'duplicate-uri'];

describe('RFC 8460 §3, the grammar of the record', () => {
  test('RPT-01, RPT-03: all that it makes is accepted, of each name the first counts, and every rua', () => {
    fc.assert(
      fc.property(record, made => {
        expect(isRecord(made.text)).toBe(true);
        const fields = firstOfEach(made.fields);
        expect(parseTlsRptRecord([made.text])).toMatchObject({
          ok: true,
          value: {
            rua: made.fields.filter(({ name }) => name === 'rua').flatMap(({ value }) => listOf(value)),
            extensions: fields.filter(({ name }) => name !== 'rua'),
          },
        });
        expect(kindsOf(made.text).filter(kind => !ABOUT_URIS.includes(kind))).toEqual(
          warningsOf(made, 'rua'),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('RPT-03: of addresses that reports can go to nothing is warned', () => {
    const useful = taggedRecord('v=TLSRPTv1', rua(destination), extensionBut('rua'));
    fc.assert(
      fc.property(useful, made => {
        expect(kindsOf(made.text).filter(kind => kind !== 'duplicate-uri')).toEqual(warningsOf(made, 'rua'));
      }),
    );
  });

  test('RPT-02: all that it makes counts, with a space behind the version too', () => {
    fc.assert(
      fc.property(record, made => {
        expect(selectTlsRptRecord([[made.text]]).ok).toBe(true);
      }),
    );
  });

  test('writing a record that was read gives the same record', () => {
    fc.assert(
      fc.property(record, ({ text }) => {
        const parsed = parseTlsRptRecord([text]);
        if (!parsed.ok) throw new Error(text);
        expect(parseTlsRptRecord([writeTlsRptRecord(parsed.value)])).toMatchObject({
          ok: true,
          value: parsed.value,
        });
      }),
    );
  });

  test('after a slip of the hand it is accepted only where the grammar still has it, or with a warning', () => {
    fc.assert(
      fc.property(
        mutated(record, ({ text }) => text, slipPiece),
        text => {
          const parsed = parseTlsRptRecord([text]);
          if (isRecord(text)) expect(parsed.ok).toBe(true);
          else expect(parsed.ok && parsed.warnings.length === 0).toBe(false);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test('RPT-03: any URI fits once it is encoded, and stays itself', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), url => {
        const encoded = encodeReportUri(url);
        expect(parseTlsRptRecord([`v=TLSRPTv1; rua=${encoded}`])).toMatchObject({
          ok: true,
          value: { rua: [encoded] },
        });
        expect(decodeURIComponent(encoded)).toBe(decodeURIComponent(url));
      }),
    );
  });
});

describe('one thing outside the grammar', () => {
  const MAIL = 'mailto:tls@example.com';
  const good = `v=TLSRPTv1; rua=${MAIL}; a=b;`;
  test.each<[string, string, string, 'refused' | 'warned about']>([
    ['RPT-01: the version in another case', good.replace('TLSRPT', 'tlsrpt'), 'not-this-record', 'refused'],
    ['RPT-01: a later version', good.replace('v1', 'v2'), 'not-this-record', 'refused'],
    ['RPT-01: no separator', good.replace(';', ''), 'not-this-record', 'refused'],
    ['RPT-01: two separators', good.replace('; a', ';; a'), 'malformed-field', 'refused'],
    ['RPT-01: white space before =', good.replace('rua=', 'rua ='), 'malformed-field', 'refused'],
    ['RPT-01: the name in another case', good.replace('rua', 'Rua'), 'no-rua', 'refused'],
    ['RPT-01: an empty list', good.replace(MAIL, ''), 'no-rua', 'refused'],
    ['RPT-01: white space at the end', good.replace(/;$/, '\t'), 'trailing-space', 'warned about'],
    ['RPT-02: a space behind the version', good.replace(';', ' ;'), 'space-before-separator', 'warned about'],
    ['RPT-03: a comma first', good.replace(MAIL, `,${MAIL}`), 'bad-uri', 'refused'],
    ['RPT-03: two commas', good.replace(MAIL, `${MAIL},,${MAIL}`), 'bad-uri', 'refused'],
    ['RPT-03: a space for a comma', good.replace(MAIL, `${MAIL} ${MAIL}`), 'bad-uri', 'refused'],
    ['RPT-03: a comma inside, not encoded', good.replace('tls@', 'tls,sts@'), 'bad-uri', 'refused'],
    [
      'RPT-03: a semicolon inside, not encoded',
      good.replace('tls@', 'tls;sts@'),
      'malformed-field',
      'refused',
    ],
    ['RPT-03: an exclamation mark, not encoded', good.replace('tls@', 'tls!@'), 'bad-uri', 'refused'],
    ['RPT-03: angle brackets', good.replace(MAIL, `<${MAIL}>`), 'bad-uri', 'refused'],
    ['RPT-03: a scheme that begins with a digit', good.replace('mailto', '1mailto'), 'bad-uri', 'refused'],
    ['RPT-03: no scheme', good.replace('mailto:', ''), 'bad-uri', 'refused'],
    ['RPT-03: half a percent-encoding', good.replace('tls@', 'tls%2@'), 'bad-uri', 'refused'],
    [
      'RPT-03: a bracket that is left open',
      good.replace(MAIL, 'https://[2001:db8::1/'),
      'bad-uri',
      'refused',
    ],
    ['RPT-03: a port that is no number', good.replace(MAIL, 'https://r.example:443a/'), 'bad-uri', 'refused'],
    ['RPT-03: rua twice, the second outside', `${good} rua=x;`, 'bad-uri', 'refused'],
    ['RPT-01: an extension twice, the second outside', `${good} a=b c;`, 'malformed-field', 'refused'],
  ])('%s', (_rule, text, kind, how) => {
    expect(isRecord(text)).toBe(kind === 'space-before-separator');
    expect(parseTlsRptRecord([text]).ok).toBe(how === 'warned about');
    expect(kindsOf(text)).toContain(kind);
  });
});
