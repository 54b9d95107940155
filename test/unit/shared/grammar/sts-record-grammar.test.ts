import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStsRecord, selectStsRecord, writeStsRecord } from '../../../../shared/mtasts/index.ts';
import {
  extensionBut,
  firstOfEach,
  slipPiece,
  taggedPattern,
  taggedRecord,
  warningsOf,
} from './tagged-grammar.ts';
import { mutated } from './text-mutations.ts';

/** `sts-id`: `%s"id=" 1*32(ALPHA / DIGIT)`. */
const id = fc.stringMatching(/^[A-Za-z0-9]{1,32}$/).map(value => ({ name: 'id', value }));
const record = taggedRecord('v=STSv1', id, extensionBut('id'));
const PATTERN = taggedPattern('v=STSv1', 'id', '[A-Za-z0-9]{1,32}');
/** The first id, which RFC 8461 §3.1 requires in its prose. */
const FIRST_ID = /;[ \t]*id=([^;]*)/;

const kindsOf = (text: string) => {
  const parsed = parseStsRecord([text]);
  return parsed.ok ? parsed.warnings.map(each => each.kind) : parsed.errors.map(each => each.kind);
};
/** Whether a text is a record: by the grammar, and with the one id that the prose asks for. */
const isRecord = (text: string): boolean =>
  PATTERN.test(text) && /^[A-Za-z0-9]{1,32}[ \t]*$/.test(FIRST_ID.exec(text)?.[1] ?? '');

describe('RFC 8461 §3.1, the grammar of the record', () => {
  test('STS-02, STS-03, STS-04, STS-06: all that it makes is accepted, and of each name the first counts', () => {
    fc.assert(
      fc.property(record, made => {
        expect(isRecord(made.text)).toBe(true);
        const fields = firstOfEach(made.fields);
        expect(parseStsRecord([made.text])).toMatchObject({
          ok: true,
          value: {
            id: fields.find(({ name }) => name === 'id')!.value,
            extensions: fields.filter(({ name }) => name !== 'id'),
          },
        });
        expect(kindsOf(made.text)).toEqual(warningsOf(made));
      }),
      { numRuns: 500 },
    );
  });

  test('STS-05, erratum 6285: all that it makes counts, with a space behind the version too', () => {
    fc.assert(
      fc.property(record, made => {
        expect(selectStsRecord([[made.text]]).ok).toBe(true);
      }),
    );
  });

  test('writing a record that was read gives the same record', () => {
    fc.assert(
      fc.property(record, ({ text }) => {
        const parsed = parseStsRecord([text]);
        if (!parsed.ok) throw new Error(text);
        const { value } = parsed;
        expect(parseStsRecord([writeStsRecord(value)])).toEqual({ ok: true, value, warnings: [] });
      }),
    );
  });

  test('after a slip of the hand it is accepted only where the grammar still has it, or with a warning', () => {
    const slips = mutated(record, ({ text }) => text, slipPiece);
    fc.assert(
      fc.property(slips, text => {
        const parsed = parseStsRecord([text]);
        if (isRecord(text)) expect(parsed.ok).toBe(true);
        else expect(parsed.ok && parsed.warnings.length === 0).toBe(false);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('one thing outside the grammar', () => {
  const good = 'v=STSv1; id=20160831085700Z; a=b;';
  test.each<[string, string, string, 'refused' | 'warned about']>([
    ['STS-02: the version in another case', 'v=stsv1; id=1;', 'not-this-record', 'refused'],
    ['STS-02: white space around its =', 'v = STSv1; id=1;', 'not-this-record', 'refused'],
    ['STS-02: white space before it', ' v=STSv1; id=1;', 'not-this-record', 'refused'],
    ['STS-02: a comma for a separator', 'v=STSv1, id=1;', 'not-this-record', 'refused'],
    ['STS-02: no separator', 'v=STSv1 id=1;', 'not-this-record', 'refused'],
    ['STS-02: none between fields', 'v=STSv1; id=1 a=b;', 'bad-id', 'refused'],
    ['STS-02: two', good.replace('; a', ';; a'), 'malformed-field', 'refused'],
    ['STS-02: two at the end', `${good};`, 'malformed-field', 'refused'],
    ['STS-02: a line end', good.replace('; a', ';\n a'), 'not-ascii', 'refused'],
    ['STS-02: white space at the end', good.replace(/;$/, ' '), 'trailing-space', 'warned about'],
    ['STS-05: a space behind the version', good.replace(';', ' ;'), 'space-before-separator', 'warned about'],
    ['STS-03: white space before =', good.replace('id=', 'id ='), 'malformed-field', 'refused'],
    ['STS-03: white space behind =', good.replace('id=', 'id= '), 'bad-id', 'refused'],
    ['STS-03: 33 letters', good.replace(/id=\w+/, `id=${'a'.repeat(33)}`), 'bad-id', 'refused'],
    ['STS-03: a letter beyond ASCII', good.replace('20160831', 'é'), 'not-ascii', 'refused'],
    ['STS-04: a name of 33', good.replace('a=', `${'a'.repeat(33)}=`), 'malformed-field', 'refused'],
    ['STS-04: a name that begins with a dot', good.replace('a=', '.a='), 'malformed-field', 'refused'],
    ['STS-04: no name', good.replace('a=', '='), 'malformed-field', 'refused'],
    ['STS-04: no value', good.replace('=b', '='), 'malformed-field', 'refused'],
    ['STS-04: no =', good.replace('=b', ''), 'malformed-field', 'refused'],
    ['STS-04: a space inside', good.replace('=b', '=b c'), 'malformed-field', 'refused'],
    ['STS-04: a control character', good.replace('=b', '=\u0007'), 'not-ascii', 'refused'],
    ['STS-06: an id twice', `${good} id=2;`, 'duplicate-field', 'warned about'],
    ['STS-06: twice, the second outside the grammar', `${good} id=;`, 'duplicate-field', 'warned about'],
  ])('%s', (_rule, text, kind, how) => {
    expect(parseStsRecord([text]).ok).toBe(how === 'warned about');
    expect(kindsOf(text)).toEqual([kind]);
  });
});
