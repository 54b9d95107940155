import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  MAX_MAX_AGE,
  parseStsPolicy,
  type StsPolicy,
  writeStsPolicy,
} from '../../../../shared/mtasts/index.ts';

const lines = (...each: string[]) => each.map(line => `${line}\r\n`).join('');
const START = ['version: STSv1', 'mode: enforce'];
const MX = 'mx: mx.example.com';
const AGE = 'max_age: 604800';
const good = lines(...START, MX, AGE);
const kindsOf = (text: string) => {
  const parsed = parseStsPolicy(text);
  return parsed.ok ? parsed.warnings.map(each => each.kind) : parsed.errors.map(each => each.kind);
};

test('STS-11: the example of RFC 8461 §3.2', () => {
  const text = lines(
    'version: STSv1',
    'mode: enforce',
    'mx: mail.example.com',
    'mx: *.example.net',
    'mx: backupmx.example.com',
    'max_age: 604800',
  );
  expect(parseStsPolicy(text)).toEqual({
    ok: true,
    value: {
      mode: 'enforce',
      maxAge: 604_800,
      mx: ['mail.example.com', '*.example.net', 'backupmx.example.com'],
      extensions: [],
    },
    warnings: [],
  });
});

test('STS-12, RFC 8461 §3.2: what is written ends every line in CRLF', () => {
  const value = { mode: 'enforce', maxAge: 604_800, mx: ['mx.example.com'], extensions: [] } as const;
  expect(writeStsPolicy(value)).toBe(good);
});

describe('policies that senders accept', () => {
  test.each([
    ['STS-12: LF', good.replaceAll('\r\n', '\n')],
    ['STS-12: CRLF and LF mixed', good.replace('\r\n', '\n')],
    ['STS-12: no terminator behind the last line', good.trimEnd()],
    ['STS-12: no space behind the colon', good.replaceAll(': ', ':')],
    [
      'STS-12: tabs and spaces behind the colon and at the end',
      lines('version:\t STSv1', ...START.slice(1), `${MX} \t`, AGE),
    ],
    ['STS-11: any order', lines(AGE, MX, ...START.toReversed())],
    ['STS-15: unknown keys', lines(...START, MX, AGE, 'x-y.z_0: Größe 10 ☂')],
    ['STS-13: an age of 0', lines(...START, MX, 'max_age: 0')],
    ['STS-13: the longest age', lines(...START, MX, `max_age: ${MAX_MAX_AGE}`)],
    ['STS-13: zeros in front', lines(...START, MX, 'max_age: 0000604800')],
    ['STS-14: a wildcard', lines(...START, 'mx: *.example.com', AGE)],
    ['STS-14: A-labels', lines(...START, 'mx: xn--bcher-kva.example', AGE)],
    ['STS-14: one label', lines(...START, 'mx: localhost', AGE)],
    ['STS-11: no mx with mode none', lines('version: STSv1', 'mode: none', AGE)],
    ['STS-11: mode testing', lines('version: STSv1', 'mode: testing', MX, AGE)],
  ])('%s', (_, text) => {
    expect(parseStsPolicy(text)).toMatchObject({ ok: true, warnings: [] });
  });

  test.each([
    ['STS-12: a blank line', `${good}\r\n`, ['blank-line']],
    ['STS-12: a line of spaces', `${good}  \r\n`, ['blank-line']],
    ['STS-12: a space before the colon', good.replace('mode:', 'mode :'), ['space-around-key']],
    ['STS-12: a space at the start of a line', good.replace('mode:', ' mode:'), ['space-around-key']],
    ['STS-15: a key twice', `${good}mode: none\r\n`, ['duplicate-key']],
    ['STS-15: an unknown key twice', `${good}a: 1\r\na: 2\r\n`, ['duplicate-key']],
    ['an mx twice, in another case', `${good}mx: MX.example.com\r\n`, ['duplicate-mx']],
    ['mx with mode none', good.replace('enforce', 'none'), ['mx-with-mode-none']],
    ['STS-14: an IPv4 address', good.replace('mx.example.com', '192.0.2.1'), ['address-as-mx']],
  ])('%s: with a warning', (_, text, warnings) => {
    expect(parseStsPolicy(text).ok).toBe(true);
    expect(kindsOf(text)).toEqual(warnings);
  });

  test('STS-15: of a key that is there twice the first counts', () => {
    const parsed = parseStsPolicy(`${good}mode: none\r\nmax_age: 1\r\nversion: STSv2\r\n`);
    expect(parsed).toMatchObject({ ok: true, value: { mode: 'enforce', maxAge: 604_800 } });
  });
});

describe('what is just long enough, and what is too long', () => {
  const host = (name: string) => good.replace('mx.example.com', name);
  const label = (length: number) => 'a'.repeat(length);
  /** Three labels of 63 and one more, so that the whole has this many characters. */
  const named = (length: number) => `${`${label(63)}.`.repeat(3)}${label(length - 192)}`;
  test.each<[string, string, boolean]>([
    ['RFC 8461 §3.2: an age of a year', good.replace('604800', '31557600'), true],
    ['RFC 8461 §3.2: a second more', good.replace('604800', '31557601'), false],
    ['RFC 8461 §3.3: 65,536 characters', `${good}${'\n'.repeat(65_536 - good.length)}`, true],
    ['RFC 8461 §3.3: one more', `${good}${'\n'.repeat(65_537 - good.length)}`, false],
    ['RFC 1035 §2.3.4: a label of 63 before others', host(`${label(63)}.example`), true],
    ['RFC 1035 §2.3.4: of 64', host(`${label(64)}.example`), false],
    ['RFC 1035 §2.3.4: a last label of 63', host(`mx.${label(63)}`), true],
    ['RFC 1035 §2.3.4: of 64', host(`mx.${label(64)}`), false],
    ['RFC 1035 §2.3.4: a name of 253', host(named(253)), true],
    ['RFC 1035 §2.3.4: of 254', host(named(254)), false],
    ['RFC 1035 §2.3.4: a label of one character', host('a.b'), true],
    ['RFC 1035 §2.3.1: a hyphen at the start of a label', host('-a.example'), false],
    ['RFC 1035 §2.3.1: at its end', host('a-.example'), false],
    ['RFC 1035 §2.3.1: at the start of the last one', host('a.-example'), false],
    ['RFC 8461 §3.2: a key of 32 characters', `${good}${label(32)}: 1\r\n`, true],
    ['RFC 8461 §3.2: of 33', `${good}${label(33)}: 1\r\n`, false],
    ['RFC 8461 §3.2: a key of one', `${good}a: 1\r\n`, true],
    ['RFC 8461 §3.2: a key that begins with a hyphen', `${good}-a: 1\r\n`, false],
  ])('%s', (_, text, ok) => {
    expect(parseStsPolicy(text).ok).toBe(ok);
  });

  test('which line a warning is about', () => {
    const parsed = parseStsPolicy(lines('version: STSv1', '', ' mode: enforce', MX, MX, AGE));
    expect(parsed.ok && parsed.warnings).toEqual([
      { kind: 'blank-line', line: 2 },
      { kind: 'space-around-key', line: 3 },
      { kind: 'duplicate-mx', mx: 'mx.example.com' },
    ]);
  });
});

describe('policies that senders refuse', () => {
  test.each([
    ['STS-11: no version', lines('mode: enforce', MX, AGE), ['missing-key']],
    ['STS-11: no mode', lines('version: STSv1', MX, AGE), ['missing-key']],
    ['STS-11: no max_age', lines(...START, MX), ['missing-key']],
    ['STS-11: no mx with mode enforce', lines(...START, AGE), ['missing-key']],
    ['STS-11: no mx with mode testing', lines('version: STSv1', 'mode: testing', AGE), ['missing-key']],
    ['STS-11: keys are case-sensitive', good.replace('mode:', 'Mode:'), ['misspelt-key']],
    ['STS-11: another version', good.replace('STSv1', 'STSv2'), ['bad-value']],
    ['STS-11: the version in another case', good.replace('STSv1', 'stsv1'), ['value-in-other-case']],
    ['STS-11: another mode', good.replace('enforce', 'report'), ['bad-value']],
    ['STS-11: the mode in another case', good.replace('enforce', 'Enforce'), ['value-in-other-case']],
    ['STS-11: an empty mode', good.replace('enforce', ''), ['bad-value']],
    ['STS-13: an empty age', good.replace('604800', ''), ['bad-value']],
    ['STS-15: a key again, and nothing behind it', `${good}mode:\r\n`, ['malformed-line']],
    ['STS-15: a key again, with a tab inside its value', `${good}mode: no\tne\r\n`, ['malformed-line']],
    ['STS-13: a negative age', good.replace('604800', '-1'), ['bad-value']],
    ['STS-13: an age with a unit', good.replace('604800', '1w'), ['bad-value']],
    ['STS-13: a broken age', good.replace('604800', '604800.5'), ['bad-value']],
    ['STS-13: eleven digits', good.replace('604800', '00000604800'), ['bad-value']],
    ['STS-13: beyond a year, erratum 7282', good.replace('604800', String(MAX_MAX_AGE + 1)), ['bad-value']],
    ['STS-14: a dot at the end', good.replace('mx.example.com', 'mx.example.com.'), ['bad-value']],
    ['STS-14: an underscore', good.replace('mx.example.com', 'm_x.example.com'), ['bad-value']],
    [
      'STS-14: a wildcard that is not the whole label',
      good.replace('mx.example.com', 'm*.example.com'),
      ['bad-value'],
    ],
    ['STS-14: a wildcard further on', good.replace('mx.example.com', 'mx.*.com'), ['bad-value']],
    ['STS-14: two wildcards', good.replace('mx.example.com', '*.*.com'), ['bad-value']],
    ['STS-14: a wildcard alone', good.replace('mx.example.com', '*'), ['bad-value']],
    ['STS-14: U-labels', good.replace('mx.example.com', 'bücher.example'), ['bad-value']],
    ['STS-14: two in one line', good.replace('mx.example.com', 'a.example, b.example'), ['bad-value']],
    ['STS-14: nothing', good.replace('mx.example.com', ''), ['bad-value']],
    ['STS-14: a label of 64', good.replace('mx', `mx: ${'a'.repeat(64)}.example\r\nmx`), ['bad-value']],
    ['STS-14: the form of early drafts', good.replace('mx.example.com', '.example.com'), ['bad-value']],
    ['STS-12: a line without a colon', `${good}hello\r\n`, ['malformed-line']],
    ['STS-12: a key with a space', `${good}a b: c\r\n`, ['malformed-line']],
    ['STS-15: a value that is empty', `${good}a:\r\n`, ['malformed-line']],
    ['STS-15: a tab inside a value', `${good}a: b\tc\r\n`, ['malformed-line']],
    ['STS-15: a control character', `${good}a: b\u0007c\r\n`, ['malformed-line']],
    [
      'STS-12: CR alone between lines',
      good.replaceAll('\r\n', '\r'),
      ['all-on-one-line', 'missing-key', 'missing-key', 'missing-key'],
    ],
    ['a byte order mark', `\ufeff${good}`, ['byte-order-mark']],
    ['STS-23: more than 64 kB', good + 'a'.repeat(65_536), ['too-large']],
    [
      'all at once',
      lines('version: 1', 'mode: on', 'mx: a..b', 'hello', 'max_age: 1d'),
      ['bad-value', 'malformed-line', 'bad-value', 'bad-value', 'bad-value'],
    ],
  ])('%s', (_, text, errors) => {
    expect(parseStsPolicy(text).ok).toBe(false);
    expect(kindsOf(text)).toEqual(errors);
  });

  const gzip = '\u001f\ufffd\b\0\0\0\0\0\0\u0003+K-*\ufffd\ufffd\u03f3R\b\u000e\t.3\ufffd';
  const utf16 = (text: string) => text.replace(/./gs, '$&\0');

  test.each<[string, string, object]>([
    ['a web page', '<!doctype html>\n<html><title>404</title></html>', { kind: 'web-page' }],
    ['a page that only begins further down', ` \r\n<html>${good}</html>`, { kind: 'web-page' }],
    ['a page in XHTML', '<?xml version="1.0"?><html/>', { kind: 'web-page' }],
    ['a page behind a byte order mark', '\ufeff<html>', { kind: 'web-page' }],
    ['a check on bots', '<html>Just a moment...</html>', { kind: 'bot-check', by: 'Cloudflare' }],
    ['JSON, as early drafts had it', '{"version":"STSv1","mode":"enforce"}', { kind: 'json' }],
    ['nothing', '', { kind: 'empty-file' }],
    ['blank lines', '\r\n\r\n', { kind: 'empty-file' }],
    ['a byte order mark alone', '\ufeff', { kind: 'empty-file' }],
    [
      'some other text file',
      'User-agent: *\nDisallow: /',
      { kind: 'not-a-policy', text: 'User-agent: *\nDisallow: /' },
    ],
    ['the TXT record', 'v=STSv1; id=1;', { kind: 'record-as-policy' }],
    ['the TXT record in quotes', '"v=STSv1; id=1;"', { kind: 'record-as-policy' }],
    ['RFC 1952 §2.3.1: gzip', gzip, { kind: 'compressed', format: 'gzip' }],
    ['RFC 8878 §3.1.1: zstd', '(\ufffd/\ufffd\u0004X', { kind: 'compressed', format: 'zstd' }],
    ['RFC 1950 §2.2: deflate', 'x\ufffd+K-*\ufffd\ufffd\u0003', { kind: 'compressed', format: 'deflate' }],
    ['RFC 7932: Brotli', '\u000b!\ufffd\u0004version\ufffd\u0001', { kind: 'compressed' }],
    ['UTF-16 with its mark', `\ufffd\ufffd${utf16(good)}`, { kind: 'utf-16' }],
    ['UTF-16 without', utf16(good), { kind: 'utf-16' }],
    ['UTF-16 the other way round', `\ufffd\ufffd\0${utf16(good)}`, { kind: 'utf-16' }],
  ])('%s is no policy at all, and told as what it is', (_, text, error) => {
    expect(parseStsPolicy(text)).toEqual({ ok: false, errors: [error] });
  });

  test('what has an odd character or two is a policy that is wrong somewhere', () => {
    expect(kindsOf(`${good}a: b\ufffdc\r\n`)).toEqual(['malformed-line']);
  });

  test.each<[string, string, object]>([
    [
      'which line it is',
      lines(...START, 'hello', MX, AGE),
      { kind: 'malformed-line', line: 3, text: 'hello' },
    ],
    ['the first line', lines('hello', ...START, MX, AGE), { kind: 'malformed-line', line: 1, text: 'hello' }],
    [
      'no more of a line than 80 characters',
      `${good}${'x'.repeat(81)}\r\n`,
      { kind: 'malformed-line', line: 5, text: 'x'.repeat(80) },
    ],
    ['a value with a tab in it', `${good}a: b\tc\r\n`, { kind: 'malformed-line', line: 5, text: 'a: b\tc' }],
    [
      'no more of that than 80 characters',
      `${good}a: \t${'b'.repeat(80)}\u0007\r\n`,
      { kind: 'malformed-line', line: 5, text: `a: ${'b'.repeat(77)}` },
    ],
    ['which key is missing', lines('mode: enforce', MX, AGE), { kind: 'missing-key', key: 'version' }],
    ['that a host is missing', lines(...START, AGE), { kind: 'missing-key', key: 'mx' }],
    ['which value is wrong', good.replace('enforce', 'on'), { kind: 'bad-value', key: 'mode', value: 'on' }],
    [
      'no more of a value than 80 characters',
      good.replace('enforce', 'x'.repeat(81)),
      { kind: 'bad-value', key: 'mode', value: 'x'.repeat(80) },
    ],
    [
      'which host is wrong',
      good.replace('mx.example.com', 'a..b'),
      { kind: 'bad-value', key: 'mx', value: 'a..b' },
    ],
    [
      'no more of a host than 80 characters',
      good.replace('mx.example.com', `.${'a'.repeat(80)}`),
      { kind: 'bad-value', key: 'mx', value: `.${'a'.repeat(79)}` },
    ],
    [
      'how long a text is that is too long',
      good.padEnd(65_537, '\n'),
      { kind: 'too-large', characters: 65_537 },
    ],
    [
      'how a text begins that is no policy',
      ` \n hello ${'x'.repeat(80)}`,
      { kind: 'not-a-policy', text: `hello ${'x'.repeat(74)}` },
    ],
    [
      'which key is in capitals',
      good.replace('mode:', 'Mode:'),
      { kind: 'misspelt-key', key: 'mode', written: 'Mode' },
    ],
    ['that mx is', good.replace('mx:', 'MX:'), { kind: 'misspelt-key', key: 'mx', written: 'MX' }],
    [
      'that max_age has another sign in it',
      good.replace('max_age', 'max-age'),
      { kind: 'misspelt-key', key: 'max_age', written: 'max-age' },
    ],
    [
      'which value is in other case',
      good.replace('enforce', 'Enforce'),
      { kind: 'value-in-other-case', value: 'Enforce', right: 'enforce' },
    ],
    [
      'that the version is',
      good.replace('STSv1', 'stsv1'),
      { kind: 'value-in-other-case', value: 'stsv1', right: 'STSv1' },
    ],
  ])('what is told: %s', (_, text, error) => {
    expect(parseStsPolicy(text)).toEqual({ ok: false, errors: [error] });
  });

  test.each([
    ['a version', 'version: STSv1', ['missing-key', 'missing-key', 'missing-key']],
    ['a mode', 'mode: none', ['missing-key', 'missing-key']],
    ['an age', 'max_age: 1', ['missing-key', 'missing-key', 'missing-key']],
    ['a host', 'mx: a.example', ['missing-key', 'missing-key', 'missing-key']],
    ['a host that is none', 'mx: a..b', ['bad-value', 'missing-key', 'missing-key', 'missing-key']],
  ])('STS-11: %s alone is meant to be a policy', (_, text, errors) => {
    expect(kindsOf(text)).toEqual(errors);
  });

  test('of thousands of mistakes twenty of each kind are told, and how many more there are', () => {
    const parsed = parseStsPolicy(`mode: enforce\n${'x\n'.repeat(20_000)}`);
    expect(parsed.ok).toBe(false);
    expect(!parsed.ok && parsed.errors.at(-1)).toEqual({ kind: 'more-problems', count: 19_980 });
    expect(kindsOf(good + '\n'.repeat(20_000)).length).toBe(21);
  });
});

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/);
const domain = fc
  .array(label, { minLength: 1, maxLength: 4 })
  .map(labels => labels.join('.'))
  .filter(name => !/^[\d.]+$/.test(name));
const pattern = fc.tuple(fc.boolean(), domain).map(([wild, name]) => (wild ? `*.${name}` : name));
const extensionValue = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .filter(text => !/[\p{Cc}\ufffd]/u.test(text) && text.trim() === text);
const extensions = fc.uniqueArray(
  fc.record({
    name: fc
      .stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/)
      .filter(name => !['version', 'mode', 'max_age', 'mx'].includes(name)),
    value: extensionValue,
  }),
  { selector: ({ name }) => name, maxLength: 4 },
);
const policy: fc.Arbitrary<StsPolicy> = fc
  .record({
    mode: fc.constantFrom('enforce', 'testing', 'none'),
    maxAge: fc.nat(MAX_MAX_AGE),
    mx: fc.uniqueArray(pattern, { minLength: 1, maxLength: 5 }),
    extensions,
  })
  .map(each => (each.mode === 'none' ? { ...each, mx: [] } : each));

describe('properties', () => {
  test('writing, then parsing, gives the same policy without a warning', () => {
    fc.assert(
      fc.property(policy, value => {
        expect(parseStsPolicy(writeStsPolicy(value))).toEqual({ ok: true, value, warnings: [] });
      }),
    );
  });

  test('STS-11: a policy without one of its keys is refused', () => {
    fc.assert(
      fc.property(policy, fc.constantFrom('version', 'mode', 'max_age'), (value, key) => {
        const text = writeStsPolicy(value)
          .split('\r\n')
          .filter(line => !line.startsWith(`${key}:`))
          .join('\r\n');
        expect(parseStsPolicy(text).ok).toBe(false);
      }),
    );
  });

  test('a character that the grammar does not have, put in anywhere, is refused or warned about', () => {
    const outside = fc.constantFrom('\u0000', '\u0007', '\u000b', '\u001b', '\u007f');
    fc.assert(
      fc.property(policy, outside, fc.nat(), (value, character, at) => {
        const text = writeStsPolicy(value);
        const spot = at % text.length;
        expect(parseStsPolicy(text.slice(0, spot) + character + text.slice(spot)).ok).toBe(false);
      }),
    );
  });

  test('whatever comes in, a result comes out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), text => {
        expect(typeof parseStsPolicy(text).ok).toBe('boolean');
        expect(typeof parseStsPolicy(good + text).ok).toBe('boolean');
      }),
    );
  });
});
