import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeZoneFile } from '../../../shared/generate/zone-merge/merge-zone-file.ts';
import { parseZoneFile } from '../../../shared/generate/zone-file/parse-zone-file.ts';
import { madeSet, making } from '../../support/made-changes.ts';
import { madeZoneFile } from '../../support/made-zone-files.ts';
import { seed } from '../../support/seed.ts';

const ZONE = 'voorbeeld.nl';
const RUNS = 5_000;

/** What means something in a zone file. */
const PIECES = [
  '\n',
  '\r\n',
  '\r',
  ' ',
  '	',
  '(',
  ')',
  '"',
  ';',
  '\\',
  '\\#',
  '\\032',
  '\\999',
  '@',
  '.',
  '*',
  '\0',
  'ÿ',
  '€',
  '$ORIGIN',
  '$TTL',
  '$INCLUDE',
  '$GENERATE',
  '$',
  'IN',
  'CH',
  'CLASS1',
  '60',
  '1h',
  '99999999999',
  'SOA ns h 1 2 3 4 5',
  'NS',
  'A 192.0.2.1',
  'AAAA ::',
  'TXT',
  'TLSA 3 1 1 ab',
  'CNAME',
  'DNAME',
  'MX 1',
  'TYPE52',
  'RRSIG',
  'a',
  'voorbeeld.nl.',
  '_mta-sts',
  'v=STSv1; id=1',
  'ï»¿',
];
const soup = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
    ),
    { maxLength: 60 },
  )
  .map(pieces => pieces.join(''));
/** A good file with a few pieces put in, or taken out. */
const spoilt = fc
  .tuple(
    madeZoneFile(ZONE),
    fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom('', ...PIECES)), { minLength: 1, maxLength: 3 }),
  )
  .map(([{ text }, spots]) =>
    spots.reduce((spoilt, [spot, length, piece]) => {
      const at = spot % (spoilt.length + 1);
      return spoilt.slice(0, at) + piece + spoilt.slice(at + length);
    }, text),
  );
const owner = '_mta-sts.voorbeeld.nl';
const policy = making({
  name: owner,
  type: 'TXT',
  first: [{ owner, type: 'TXT', ttl: 300, strings: ['v=STSv1; id=2;'] }],
  second: [],
});

describe(`any text as a zone file, SEED=${seed}`, () => {
  test('is read or refused with a line in it, and what is merged can be read again', () => {
    let read = 0;
    const property = fc.property(fc.oneof(soup, spoilt), madeSet(ZONE), (text, set) => {
      const result = mergeZoneFile(text, { zone: ZONE, sets: [policy, making(set)] }, 1_795_000_000);
      if (!result.ok) {
        const lines = text.split(/\n/).length;
        for (const error of result.errors) {
          if ('line' in error) expect(error.line >= 1 && error.line <= lines).toBe(true);
        }
        return;
      }
      if (result.value.kind === 'clash') return;
      read += 1;
      const again = parseZoneFile(result.value.text, ZONE);
      if (!again.ok) throw new Error(JSON.stringify(again.errors));
      // Nothing is left to do, and nothing else was done.
      const twice = mergeZoneFile(
        result.value.text,
        { zone: ZONE, sets: [policy, making(set)] },
        1_795_000_000,
      );
      if (!twice.ok || twice.value.kind !== 'merged') throw new Error(JSON.stringify(twice));
      expect(twice.value.text).toBe(result.value.text);
      const rest = (file: string) => {
        const parsed = parseZoneFile(file, ZONE);
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
        const isOther = ({ owner, type }: { owner: string; type: string }) =>
          type !== 'SOA' && ![policy.name, parsedName(set.name)].includes(owner);
        return parsed.value.records.filter(isOther).map(({ owner, ttl, type, rdata }) => {
          const words = rdata.map(({ start, end }) => file.slice(start, end));
          return [owner, ttl, type, ...words];
        });
      };
      expect(rest(result.value.text)).toEqual(rest(text));
    });
    fc.assert(property, { numRuns: RUNS, seed });
    expect(read).toBeGreaterThan(RUNS / 100);
  });
});

/** The name as the file's reader has it. */
function parsedName(name: string): string {
  const parsed = parseZoneFile(`${name}. 60 A 192.0.2.1\n`, ZONE);
  if (!parsed.ok) throw new Error(name);
  return parsed.value.records[0]!.owner;
}
