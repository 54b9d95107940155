import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTlsaRecord, whyUnusable, writeTlsaRecord } from '../../../../shared/dane/index.ts';

const HEX = '2B73BB905F0A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F6071829304';
const record = { certificateUsage: 3, selector: 1, matchingType: 1, data: HEX.toLowerCase() };

describe('RFC 6698 §2.2: presentation form', () => {
  test.each([
    ['in one line', `3 1 1 ${HEX}`],
    ['in lower case', `3 1 1 ${HEX.toLowerCase()}`],
    ['with white space in the hex', `3  1\t1 ${HEX.slice(0, 8)} ${HEX.slice(8, 31)} ${HEX.slice(31)}`],
    ['in parentheses over several lines', `3 1 1 (\n  ${HEX.slice(0, 32)}\n  ${HEX.slice(32)} )`],
    ['in parentheses close by, as some resolvers give it', `3 1 1 (${HEX})`],
    ['a whole line of a zone file', `_25._tcp.mx.example.com. 3600 IN TLSA 3 1 1 ${HEX}`],
    ['with a comment', `_25._tcp.mx IN TLSA ( 3 1 1 ; the current key\n ${HEX} ) ; until May`],
    ['RFC 3597 §5: as an unknown type', `_25._tcp.mx IN TYPE52 \\# 35 030101${HEX}`],
    ['RFC 3597 §5: in several words', `\\# 35 03 01 01 ${HEX}`],
    ['with white space around it', ` \n\t3 1 1 ${HEX} \n`],
    ['RFC 1035 §5.1: with nothing but a line end between two fields', `(3\n1\n1\n${HEX})`],
    ['RFC 1035 §2.3.3: the type in lower case', `_25._tcp.mx in tlsa 3 1 1 ${HEX}`],
    ['a name that begins and ends with the type', `tlsa.mx.tlsa 300 IN TLSA 3 1 1 ${HEX}`],
    ['a name that is the same word as the type', `tlsa 300 IN TLSA 3 1 1 ${HEX}`],
    [
      'a comment on every line, with another in it',
      `3 1 1 ; one ; two\n${HEX.slice(0, 32)};three\n${HEX.slice(32)}`,
    ],
  ])('%s', (_, text) => {
    expect(parseTlsaRecord(text)).toEqual({ ok: true, value: record, warnings: [] });
  });

  test.each([
    ['nothing', '', 'not-tlsa'],
    ['no data', '3 1 1', 'not-tlsa'],
    ['names for the numbers', `DANE-EE SPKI SHA2-256 ${HEX}`, 'not-tlsa'],
    ['no numbers', HEX, 'not-tlsa'],
    ['a negative number', `-3 1 1 ${HEX}`, 'not-tlsa'],
    ['RFC 3597 §5: a length that is wrong', `\\# 34 030101${HEX}`, 'not-tlsa'],
    ['RFC 3597 §5: three octets, so that no data is left', '\\# 3 030101', 'not-tlsa'],
    ['RFC 3597 §5: no hex', '\\# 4 030101zz', 'not-tlsa'],
    ['a number with something behind it', `3 1 1x ${HEX}`, 'not-tlsa'],
    ['a number of eleven digits', `3 1 00000000001 ${HEX}`, 'not-tlsa'],
    ['no data but the type', `3 1 1 mytlsa`, 'bad-hex'],
    ['no data but a word that begins like the type', `3 1 1 tlsa1`, 'bad-hex'],
    ['a number beyond one octet', `3 256 1 ${HEX}`, 'number-too-large'],
    ['an odd number of digits', `3 1 1 ${HEX}0`, 'bad-hex'],
    ['no hex', `3 1 1 ${HEX.replace('B', 'G')}`, 'bad-hex'],
    ['base64', '3 1 1 K3O7kF8KGyw9Tl9gcYKTpLXG1+j5ChssPU5fYHGCkwQ=', 'bad-hex'],
    ['more than any certificate', `3 0 0 ${'ab'.repeat(80_000)}`, 'too-large'],
    ['one character more than is read', `3 0 0 ${'ab'.repeat(69_997)} `, 'too-large'],
  ])('%s is refused', (_, text, kind) => {
    expect(parseTlsaRecord(text)).toMatchObject({ ok: false, errors: [{ kind }] });
  });

  test.each([
    ['as long as is read', `3 0 0 ${'ab'.repeat(69_997)}`, { certificateUsage: 3 }],
    ['RFC 3597 §5: one octet of data', '\\# 4 020000ab', { certificateUsage: 2, data: 'ab' }],
    [
      'the largest numbers',
      `255 255 255 ${HEX}`,
      { certificateUsage: 255, selector: 255, matchingType: 255 },
    ],
    ['ten digits', `0000000003 1 1 ${HEX}`, record],
  ])('%s is read', (_, text, value) => {
    expect(parseTlsaRecord(text)).toMatchObject({ ok: true, value });
  });

  test.each([
    ['certificateUsage', `256 1 1 ${HEX}`, '256'],
    ['selector', `3 999 256 ${HEX}`, '999'],
    ['matchingType', `3 1 9999999999 ${HEX}`, '9999999999'],
  ])('RFC 6698 §2.1: the first number beyond one octet is told: %s', (field, text, value) => {
    expect(parseTlsaRecord(text)).toEqual({
      ok: false,
      errors: [{ kind: 'number-too-large', field, value }],
    });
  });

  test('of a text that is none so much is shown that it is known again', () => {
    const shown = (text: string) => {
      const parsed = parseTlsaRecord(text);
      return parsed.ok ? undefined : parsed.errors;
    };
    const long = `${'word '.repeat(20)}\nend`;
    expect(shown(long)).toEqual([{ kind: 'not-tlsa', text: 'word '.repeat(16) }]);
    expect(shown(`3 1 1 no hex`)).toEqual([{ kind: 'bad-hex', text: 'no hex' }]);
    expect(shown(`3 1 1 no ${'x'.repeat(90)}`)).toEqual([{ kind: 'bad-hex', text: `no ${'x'.repeat(77)}` }]);
  });

  test.each([
    ['none', ''],
    ['no hex', 'zz'],
    ['half an octet', 'abc'],
  ])('RFC 7671 §9: %s as data is of no use', (_, data) => {
    expect(whyUnusable({ ...record, data })).toEqual({ kind: 'no-hex' });
    expect(whyUnusable({ ...record, matchingType: 0, data })).toEqual({ kind: 'no-hex' });
    // What is shown of a record that was read elsewhere is what it has.
    expect(writeTlsaRecord({ ...record, data })).toBe(`3 1 1 ${data}`);
  });

  test.each([
    ['DANE-06: usage 0', `0 1 1 ${HEX}`, { kind: 'usage-not-for-smtp' }],
    ['DANE-06: usage 1', `1 1 1 ${HEX}`, { kind: 'usage-not-for-smtp' }],
    ['RFC 7671 §4.1: usage 4', `4 1 1 ${HEX}`, { kind: 'unknown-usage' }],
    ['RFC 7671 §4.1: selector 2', `3 2 1 ${HEX}`, { kind: 'unknown-selector' }],
    ['RFC 7671 §4.1: matching type 3', `3 1 3 ${HEX}`, { kind: 'unknown-matching-type' }],
    [
      'DANE-09: SHA-256 of 31 octets',
      `3 1 1 ${HEX.slice(2)}`,
      { kind: 'wrong-length', octets: 31, expected: 32 },
    ],
    ['DANE-09: SHA-512 of 32 octets', `3 1 2 ${HEX}`, { kind: 'wrong-length', octets: 32, expected: 64 }],
  ])('%s is read, and told to be of no use', (_, text, why) => {
    const parsed = parseTlsaRecord(text);
    expect(parsed).toMatchObject({ ok: true, warnings: [{ kind: 'unusable', why }] });
    expect(parsed.ok && whyUnusable(parsed.value)).toEqual(why);
  });

  test('DANE-06: matching type 0 is told to be advised against', () => {
    expect(parseTlsaRecord('2 0 0 3003020101')).toMatchObject({
      ok: true,
      warnings: [{ kind: 'full-data' }],
    });
  });
});

const octet = fc.nat(255);
const anyRecord = fc.record({
  certificateUsage: octet,
  selector: octet,
  matchingType: octet,
  data: fc.uint8Array({ minLength: 1, maxLength: 80 }).map(bytes => Buffer.from(bytes).toString('hex')),
});

test('writing, then parsing, gives the same record', () => {
  fc.assert(
    fc.property(anyRecord, value => {
      const text = writeTlsaRecord(value);
      const parsed = parseTlsaRecord(text);
      expect(parsed.ok && parsed.value).toEqual(value);
      // RFC 8460 §4.5: three single spaces, and none in the hex.
      expect(text).toMatch(/^\d+ \d+ \d+ [0-9a-f]+$/);
      expect(writeTlsaRecord({ ...value, data: new Uint8Array(Buffer.from(value.data, 'hex')) })).toBe(text);
    }),
  );
});

test('whatever comes in, a result comes out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
      expect(typeof parseTlsaRecord(text).ok).toBe('boolean');
      expect(typeof parseTlsaRecord(`3 1 1 ${text}`).ok).toBe('boolean');
    }),
  );
});
