import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isSamePolicy2016,
  matchesMx2016,
  parseSts2016Record,
  type Sts2016Record,
  sts2016Records,
  writeSts2016Record,
} from '../../../../shared/sts2016/index.ts';
import { blanks } from '../grammar/tagged-grammar.ts';

const full =
  'v=STS1; to=true; mx=*.mail.example; a=webpki:https://gemeente.example/.well-known/smtp-sts/current; c=webpki; e=604800; rua=mailto:sts@gemeente.example';
const kindsOf = (text: string, domain?: string) => {
  const parsed = parseSts2016Record([text], domain);
  return parsed.ok ? parsed.warnings.map(each => each.kind) : parsed.errors.map(each => each.kind);
};

test('draft §3: a record with all that the prose asks for', () => {
  expect(parseSts2016Record([full], 'gemeente.example')).toEqual({
    ok: true,
    value: {
      tlsOnly: true,
      mx: ['*.mail.example'],
      policyAuthentication: { kind: 'webpki', uri: 'https://gemeente.example/.well-known/smtp-sts/current' },
      certificateCheck: 'webpki',
      maxLifetime: 604_800,
      reportTo: [{ uri: 'mailto:sts@gemeente.example' }],
    },
    warnings: [
      { kind: 'lifetime-below-two-weeks', seconds: 604_800 },
      { kind: 'wildcard-of-any-depth', pattern: '*.mail.example' },
    ],
  });
});

test('draft Appendix 2: the only example of the draft breaks four of its own MUSTs, and is accepted', () => {
  const parsed = parseSts2016Record(['v=STS1; to=false; rua=mailto:tls-reports@example.com']);
  expect(parsed).toEqual({
    ok: true,
    value: { tlsOnly: false, mx: [], reportTo: [{ uri: 'mailto:tls-reports@example.com' }] },
    warnings: ['mx', 'a', 'c', 'e'].map(field => ({ kind: 'required-by-prose-only', field })),
  });
});

describe('the draft against itself', () => {
  const rest = 'mx=mx.example.com; c=webpki';
  test.each([
    [
      '§3 has webpki: before the URI, §3.1 does not',
      `v=STS1; to=true; ${rest}; e=999999; a=https://example.com/p`,
      ['uri-without-webpki', 'lifetime-below-two-weeks'],
    ],
    [
      '§3.1 ends at six digits, so that §3.2 cannot be had',
      `v=STS1; to=true; ${rest}; a=dnssec; e=999999`,
      ['lifetime-below-two-weeks'],
    ],
    [
      '§3.2 can be had beyond six digits',
      `v=STS1; to=true; ${rest}; a=dnssec; e=1209600`,
      ['lifetime-beyond-grammar'],
    ],
    [
      '§3 shows _.example.com for *.example.com',
      'v=STS1; to=true; mx=_.example.com; c=tlsa; a=dnssec; e=1209600',
      ['underscore-for-wildcard', 'lifetime-beyond-grammar', 'wildcard-of-any-depth'],
    ],
    [
      'to=false with nobody to report to',
      `v=STS1; to=false; ${rest}; a=dnssec; e=1209600`,
      ['lifetime-beyond-grammar', 'nobody-to-report-to'],
    ],
    [
      '§3.3: the policy is served by another domain',
      `v=STS1; to=true; ${rest}; e=1209600; a=webpki:https://example.net/p`,
      ['policy-not-at-domain', 'lifetime-beyond-grammar'],
    ],
    [
      '§3.3: or not over HTTPS',
      `v=STS1; to=true; ${rest}; e=1209600; a=webpki:http://example.com/p`,
      ['policy-not-at-domain', 'lifetime-beyond-grammar'],
    ],
    [
      '§3.1: to belongs behind v',
      `v=STS1; ${rest}; to=true; a=dnssec; e=1209600`,
      ['out-of-order', 'lifetime-beyond-grammar'],
    ],
    [
      '§3.1: a field that is there twice',
      `v=STS1; to=true; to=false; ${rest}; a=dnssec; e=1209600`,
      ['duplicate-field', 'out-of-order', 'lifetime-beyond-grammar'],
    ],
    [
      '§3.1: a field that the draft does not know',
      `v=STS1; to=true; ${rest}; a=dnssec; e=1209600; id=1`,
      ['unknown-field', 'lifetime-beyond-grammar'],
    ],
  ])('%s: with a warning', (_, text, warnings) => {
    expect(parseSts2016Record([text]).ok).toBe(true);
    expect(kindsOf(text, 'example.com')).toEqual(warnings);
  });
});

describe('broken records', () => {
  test.each([
    ['no to', 'v=STS1; mx=mx.example.com', ['missing-field']],
    ['to in capitals', 'v=STS1; to=TRUE', ['bad-value']],
    ['to in words', 'v=STS1; to=yes', ['bad-value']],
    ['no pattern', 'v=STS1; to=true; mx=m_x.example', ['bad-value']],
    ['a comma too many', 'v=STS1; to=true; mx=a.example,', ['bad-value']],
    ['a wildcard inside', 'v=STS1; to=true; mx=a.*.example', ['bad-value']],
    ['another authentication', 'v=STS1; to=true; a=none', ['bad-value']],
    ['another constraint', 'v=STS1; to=true; c=dane', ['bad-value']],
    ['a lifetime with a unit', 'v=STS1; to=true; e=2w', ['bad-value']],
    ['a lifetime of eleven digits', 'v=STS1; to=true; e=12345678901', ['bad-value']],
    ['an address without mailto', 'v=STS1; to=true; rua=a@b.example', ['bad-value']],
    ['a size of another unit', 'v=STS1; to=true; rua=mailto:a@b.example!10x', ['bad-value']],
    ['a size beyond counting', 'v=STS1; to=true; rua=mailto:a@b.example!999999999999999t', ['bad-value']],
    ['several at once', 'v=STS1; to=1; c=2; e=3x', ['bad-value', 'bad-value', 'bad-value']],
    ['a field without a value', 'v=STS1; to=true; mx=', ['malformed-field']],
    ['two separators in a row', 'v=STS1;; to=true', ['malformed-field']],
    ['beyond US-ASCII', 'v=STS1; to=true; mx=bücher.example', ['not-ascii']],
    ['a record far longer than any', `v=STS1; to=true; mx=${'a.'.repeat(3_000)}example`, ['too-large']],
    ['the record of RFC 8461', 'v=STSv1; id=1;', ['not-this-record']],
    ['a later version', 'v=STS10; to=true', ['not-this-record']],
    ['to first', 'to=true; v=STS1', ['not-this-record']],
    ['nothing', '', ['not-this-record']],
  ])('%s', (_, text, errors) => {
    expect(parseSts2016Record([text]).ok).toBe(false);
    expect(kindsOf(text)).toEqual(errors);
  });
});

test('draft §3.1: white space around = and ; makes no difference, nor does how the record is cut', () => {
  const plain = parseSts2016Record([full]);
  expect(parseSts2016Record([full.replaceAll('=', ' \t= ').replaceAll(';', ' ; ')])).toEqual(plain);
  expect(parseSts2016Record([`${full} ; `])).toEqual(plain);
  expect(parseSts2016Record([full.slice(0, 33), full.slice(33)])).toEqual(plain);
});

test('of all records at the name, those of this kind', () => {
  const spaced = ['v = STS1 ; to = true'];
  expect(sts2016Records([['hello'], [full], spaced, ['v=STSv1; id=1']])).toEqual([[full], spaced]);
});

test('RFC 7489 §6.2: sizes are powers of two', () => {
  const limit = (size: string) => {
    const parsed = parseSts2016Record([`v=STS1; to=true; rua=mailto:a@b.example!${size}`]);
    return parsed.ok && parsed.value.reportTo[0]?.maxOctets;
  };
  expect(['5', '10k', '10M', '2g', '1t'].map(limit)).toEqual([5, 10_240, 10_485_760, 2 ** 31, 2 ** 40]);
});

test.each([
  ['the same name', 'mx.example.com', 'MX.example.com.', true],
  ['another one', 'mx.example.com', 'mx2.example.com', false],
  ['one label', '*.example.com', 'mx.example.com', true],
  ['two labels, which RFC 8461 §4.1 no longer covers', '*.example.com', 'a.b.example.com', true],
  ['not the domain itself', '*.example.com', 'example.com', false],
  ['not another domain that ends alike', '*.example.com', 'mx.badexample.com', false],
])('draft §3, mx: %s', (_, pattern, host, expected) => {
  expect(matchesMx2016(pattern, host)).toBe(expected);
});

test('draft §3.3: the body at the URI authenticates the record only if it is the same to the character', () => {
  expect(isSamePolicy2016([full.slice(0, 20), full.slice(20)], full)).toBe(true);
  expect(isSamePolicy2016([full], `${full}\n`)).toBe(false);
  expect(isSamePolicy2016([full], full.replace('to=true', 'to=false'))).toBe(false);
});

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/);
const name = fc.array(label, { minLength: 1, maxLength: 3 }).map(labels => labels.join('.'));
const pattern = fc.tuple(fc.boolean(), name).map(([wild, host]) => (wild ? `*.${host}` : host));
const record: fc.Arbitrary<Sts2016Record> = fc.record(
  {
    tlsOnly: fc.boolean(),
    mx: fc.uniqueArray(pattern, { maxLength: 4 }),
    reportTo: fc.array(
      fc.record(
        { uri: name.map(host => `mailto:sts@${host}`), maxOctets: fc.nat(2 ** 30) },
        { requiredKeys: ['uri'] },
      ),
      { maxLength: 3 },
    ),
    policyAuthentication: fc.oneof(
      fc.constant({ kind: 'dnssec' } as const),
      name.map(host => ({ kind: 'webpki', uri: `https://${host}/.well-known/smtp-sts/current` }) as const),
    ),
    certificateCheck: fc.constantFrom('webpki', 'tlsa'),
    maxLifetime: fc.nat(2 ** 31),
  },
  { requiredKeys: ['tlsOnly', 'mx', 'reportTo'] },
);

describe('properties', () => {
  test('writing, then parsing, gives the same record', () => {
    fc.assert(
      fc.property(record, value => {
        const parsed = parseSts2016Record([writeSts2016Record(value)]);
        expect(parsed.ok && parsed.value).toEqual(value);
      }),
    );
  });

  test('draft §3.1: behind v and to the order of fields is free', () => {
    fc.assert(
      fc.property(record, fc.nat(), blanks, (value, turn, between) => {
        const [v, to, ...rest] = writeSts2016Record(value).split('; ');
        const turned = [...rest.slice(turn % (rest.length + 1)), ...rest.slice(0, turn % (rest.length + 1))];
        const text = [v, to, ...turned].join(`${between};${between}`);
        expect(parseSts2016Record([text])).toMatchObject({ ok: true, value });
      }),
    );
  });

  test('whatever comes in, a result comes out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
        expect(typeof parseSts2016Record([text]).ok).toBe('boolean');
        expect(typeof parseSts2016Record([`v=STS1; to=true; ${text}`], text).ok).toBe('boolean');
      }),
    );
  });
});

test.each([
  ['the domain itself', 'https://example.com/p', true],
  ['a host below it', 'https://www.Example.com:443/p', true],
  ['a domain that ends alike', 'https://badexample.com/p', false],
  ['the domain as a user name', 'https://example.com@evil.example/p', false],
])('draft §3.3: the policy is served by the recipient domain: %s', (_, uri, at) => {
  const told = kindsOf(`v=STS1; to=true; a=webpki:${uri}`, 'example.com').includes('policy-not-at-domain');
  expect(told).toBe(!at);
});
