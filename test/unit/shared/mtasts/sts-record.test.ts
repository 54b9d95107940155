import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  parseStsRecord,
  selectStsRecord,
  stsRecords,
  writeStsRecord,
} from '../../../../shared/mtasts/index.ts';
import { extensionBut } from '../grammar/tagged-grammar.ts';

const kindsOf = (strings: readonly string[]) => {
  const parsed = parseStsRecord(strings);
  return parsed.ok ? parsed.warnings.map(each => each.kind) : parsed.errors.map(each => each.kind);
};

describe('records that senders accept', () => {
  test.each([
    ['STS-02: the example of RFC 8461 §3.1', ['v=STSv1; id=20160831085700Z;'], '20160831085700Z'],
    ['STS-02: the last separator may be left out', ['v=STSv1; id=1'], '1'],
    ['STS-02: without white space', ['v=STSv1;id=1'], '1'],
    ['STS-02: with white space on both sides of separators', ['v=STSv1; \t id=1 \t ; '], '1'],
    ['STS-02: the order of fields is free', ['v=STSv1; a=b; id=1; c=d'], '1'],
    ['STS-01: several strings are joined without a space', ['v=STSv1; id=20', '16;'], '2016'],
    ['STS-03: 32 letters and digits', [`v=STSv1; id=${'aZ09'.repeat(8)};`], 'aZ09'.repeat(8)],
  ])('%s', (_, strings, id) => {
    expect(parseStsRecord(strings)).toMatchObject({ ok: true, value: { id }, warnings: [] });
  });

  test('STS-04: fields that RFC 8461 does not know are kept and ignored', () => {
    const parsed = parseStsRecord(['v=STSv1; id=1; x.y-z_0=!"#:<>~']);
    expect(parsed).toEqual({
      ok: true,
      value: { id: '1', extensions: [{ name: 'x.y-z_0', value: '!"#:<>~' }] },
      warnings: [],
    });
  });

  test.each([
    ['STS-06: of two ids the first counts', 'v=STSv1; id=1; id=2', ['duplicate-field']],
    [
      'STS-05: a space before the first separator, which the prose of §3.1 does not have',
      'v=STSv1 ; id=1',
      ['space-before-separator'],
    ],
    ['STS-02: white space at the end without a separator', 'v=STSv1; id=1 ', ['trailing-space']],
  ])('%s: with a warning', (_, text, warnings) => {
    expect(parseStsRecord([text])).toMatchObject({ ok: true, value: { id: '1' } });
    expect(kindsOf([text])).toEqual(warnings);
  });
});

describe('records that senders refuse', () => {
  test.each([
    ['STS-02: nothing behind the version', 'v=STSv1', 'no-fields'],
    ['STS-02: nothing behind the separator', 'v=STSv1;', 'no-fields'],
    ['STS-02: two separators in a row', 'v=STSv1;; id=1', 'malformed-field'],
    ['STS-03: no id', 'v=STSv1; a=b', 'no-id'],
    ['STS-03: the name of a field is case-sensitive', 'v=STSv1; ID=1', 'no-id'],
    ['STS-03: an empty id', 'v=STSv1; id=', 'bad-id'],
    ['STS-03: a hyphen before the id', 'v=STSv1; id=-1', 'bad-id'],
    ['STS-03: a hyphen behind the id', 'v=STSv1; id=1-', 'bad-id'],
    ['STS-03: a hyphen in the id', 'v=STSv1; id=2016-08-31', 'bad-id'],
    ['STS-03: an underscore in the id', 'v=STSv1; id=a_b', 'bad-id'],
    ['STS-03: a colon in the id', 'v=STSv1; id=12:00', 'bad-id'],
    ['STS-03: 33 characters', `v=STSv1; id=${'a'.repeat(33)}`, 'bad-id'],
    ['STS-03: a space in the id', 'v=STSv1; id=1 2', 'bad-id'],
    ['STS-03: quotes around the id', 'v=STSv1; id="1"', 'stray-mark'],
    ['STS-04: a field without =', 'v=STSv1; id=1; foo', 'malformed-field'],
    ['STS-04: a field without a value', 'v=STSv1; id=1; foo=', 'malformed-field'],
    ['STS-04: a name that does not begin with a letter or digit', 'v=STSv1; id=1; _foo=1', 'malformed-field'],
    ['STS-04: a name of 33 characters', `v=STSv1; id=1; ${'f'.repeat(33)}=1`, 'malformed-field'],
    ['STS-04: = in a value', 'v=STSv1; id=1; foo=a=b', 'malformed-field'],
    ['STS-02: white space around =', 'v=STSv1; id =1', 'malformed-field'],
    ['STS-01: beyond US-ASCII', 'v=STSv1; id=1; foo=é', 'not-ascii'],
    ['a record far longer than any', `v=STSv1; id=1; foo=${'a'.repeat(5_000)}`, 'too-large'],
  ])('%s', (_, text, kind) => {
    expect(parseStsRecord([text]).ok).toBe(false);
    expect(kindsOf([text])).toEqual([kind]);
  });

  test('a record of 4,096 characters is read, in whatever strings it comes, and a longer one is not', () => {
    const filled = (length: number) => `v=STSv1; id=1; foo=${'a'.repeat(length - 19)}`;
    expect(kindsOf([filled(4_096)])).toEqual([]);
    expect(kindsOf([filled(4_096).slice(0, 200), filled(4_096).slice(200)])).toEqual([]);
    expect(parseStsRecord([filled(4_097)])).toEqual({
      ok: false,
      errors: [{ kind: 'too-large', characters: 4_097 }],
    });
    expect(kindsOf([filled(4_097).slice(0, 200), filled(4_097).slice(200)])).toEqual(['too-large']);
  });

  test('STS-03: of a wrong id 80 characters are shown', () => {
    expect(parseStsRecord([`v=STSv1; id=-${'a'.repeat(80)};`])).toEqual({
      ok: false,
      errors: [{ kind: 'bad-id', id: `-${'a'.repeat(79)}` }],
    });
    expect(parseStsRecord(['v=STSv1; id=a-b;'])).toEqual({
      ok: false,
      errors: [{ kind: 'bad-id', id: 'a-b' }],
    });
  });

  test.each([
    ['some other TXT record', 'v=spf1 -all'],
    ['the version in another case', 'V=STSv1; id=1'],
    ['the value of the version in another case', 'v=stsv1; id=1'],
    ['a later version', 'v=STSv12; id=1'],
    ['white space before it', ' v=STSv1; id=1'],
    ['the id first', 'id=1; v=STSv1'],
    ['the draft of 2016', 'v=STS1; to=true'],
    ['nothing', ''],
  ])('STS-02: %s is not this kind of record', (_, text) => {
    expect(kindsOf([text])).toEqual(['not-this-record']);
  });
});

describe('STS-05: of all records at the name, exactly one has to count', () => {
  const good = ['v=STSv1; id=1;'];
  test.each([
    ['one', [good], true],
    ['one beside records of other kinds', [['v=spf1 -all'], good, ['hello']], true],
    [
      'two of which one has a space too many, as most known senders count',
      [['v=STSv1 ; id=2;'], good],
      false,
    ],
    ['none', [], false],
    ['none of this kind', [['v=spf1 -all']], false],
    ['two', [good, ['v=STSv1; id=2;']], false],
    ['two of which one is invalid: the count comes first', [good, ['v=STSv1; id=not-valid;']], false],
    ['the same twice', [good, [...good]], false],
    ['an invalid one', [['v=STSv1; id=;']], false],
    ['only one with a space before the separator', [['v=STSv1 ; id=1;']], true],
  ])('%s', (_, records, ok) => {
    expect(selectStsRecord(records).ok).toBe(ok);
  });

  test('what a person would take for a record and senders do not is told', () => {
    const ignored = [['v=stsv1; id=2;'], ['"v=STSv1; id=2;"'], ['STSv1; id=2']];
    const slips = ['case', 'quotes', 'no-v'];
    const texts = ignored.map(([text], at) => ({ kind: 'ignored-record', text, slip: slips[at] }));
    expect(selectStsRecord([...ignored, good])).toMatchObject({ ok: true, warnings: texts });
    expect(selectStsRecord(ignored)).toEqual({ ok: false, errors: [{ kind: 'no-record' }, ...texts] });
    expect(stsRecords([...ignored, good])).toEqual([good]);
  });

  test('how many there are is told', () => {
    expect(selectStsRecord([good, good, ['v=STSv1;']])).toEqual({
      ok: false,
      errors: [{ kind: 'several-records', count: 3 }],
    });
  });
});

const id = fc.stringMatching(/^[A-Za-z0-9]{1,32}$/);
const fields = fc.uniqueArray(extensionBut('id'), { selector: ({ name }) => name, maxLength: 5 });

describe('properties', () => {
  test('writing, then parsing, gives the same record without a warning', () => {
    fc.assert(
      fc.property(id, fields, (id, extensions) => {
        const text = writeStsRecord({ id, extensions });
        expect(parseStsRecord([text])).toEqual({ ok: true, value: { id, extensions }, warnings: [] });
        expect(selectStsRecord([[text]]).ok).toBe(true);
      }),
    );
  });

  test('how a record is cut into strings makes no difference', () => {
    fc.assert(
      fc.property(id, fc.nat(30), (id, at) => {
        const text = writeStsRecord({ id, extensions: [] });
        expect(parseStsRecord([text.slice(0, at), text.slice(at)])).toEqual(parseStsRecord([text]));
      }),
    );
  });

  test('STS-03: an id outside the grammar is refused', () => {
    const wrong = fc
      .string({ unit: 'grapheme-ascii', minLength: 1 })
      .filter(text => !/^[A-Za-z0-9]{1,32}$/.test(text.trim()) && !text.includes(';'));
    fc.assert(
      fc.property(wrong, id => {
        expect(parseStsRecord([`v=STSv1; id=${id};`]).ok).toBe(false);
      }),
    );
  });

  test('whatever comes in, a result comes out', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }), strings => {
        expect(typeof parseStsRecord(strings).ok).toBe('boolean');
        expect(typeof parseStsRecord(['v=STSv1;', ...strings]).ok).toBe('boolean');
      }),
    );
  });
});
