import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseZoneFile } from '../../../../../shared/generate/zone-file/parse-zone-file.ts';
import { recordText } from '../../../../../shared/report/record-text.ts';
import { madeZoneFile } from '../../../../support/made-zone-files.ts';

const ZONE = 'voorbeeld.nl';
const numRuns = 400;

test('RFC 1035 §5.1: what was written is read, however it was written', () => {
  fc.assert(
    fc.property(madeZoneFile(ZONE), ({ text, lines }) => {
      const parsed = parseZoneFile(text, 'another.example');
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
      const { records, apex } = parsed.value;
      expect(apex).toBe(ZONE);
      const own = records.filter(({ type }) => type !== 'SOA' && type !== 'NS');
      expect(own.map(({ record }) => recordText(record!))).toEqual(lines);
    }),
    { numRuns },
  );
});

test('every record stands where it is said to stand, and the lines between are all there is', () => {
  fc.assert(
    fc.property(madeZoneFile(ZONE), ({ text }) => {
      const parsed = parseZoneFile(text, ZONE);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
      let [at, line] = [0, 1];
      for (const record of parsed.value.records) {
        const between = text.slice(at, record.at.start);
        expect(between).toMatch(/^(?:[ \t]*(?:;.*)?\r?\n|\$.*\r?\n)*$/);
        line += between.split('\n').length - 1;
        expect(record.at.line).toBe(line);
        line += record.at.lines;
        at = record.at.end;
        const { typeWord } = record;
        expect(text.slice(typeWord.start, typeWord.end)).toMatch(/^[A-Za-z0-9]+$/);
      }
    }),
    { numRuns },
  );
});
