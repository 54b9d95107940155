import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  COMPARE_SECTIONS,
  COMPARE_START,
  type ComparePlace,
  MAX_SENDERS,
  parseComparePlace,
  withSender,
  writeComparePlace,
} from '../../../../renderer/state/compare-place.ts';
import { ATTACKS, SENDERS } from '../../../../shared/simulate/index.ts';

const places = fc.record({
  section: fc.constantFrom(...COMPARE_SECTIONS),
  attack: fc.constantFrom('none' as const, ...ATTACKS),
  contact: fc.constantFrom('first' as const, 'later' as const),
  senders: fc.subarray([...SENDERS], { minLength: 1, maxLength: MAX_SENDERS }),
}) satisfies fc.Arbitrary<ComparePlace>;
const read = (address: string) => {
  const [section, query = ''] = address.split('?');
  return parseComparePlace(section, query);
};

describe('where the user is in the Compare room, in the address', () => {
  test('what is played comes back from its address', () => {
    fc.assert(
      fc.property(places, given => {
        const played = { ...given, section: 'attacks' } as const;
        expect(read(writeComparePlace(played))).toEqual(played);
      }),
    );
  });

  test('elsewhere the section is all there is to it', () => {
    fc.assert(
      fc.property(places, given => {
        expect(read(writeComparePlace(given)).section).toBe(given.section);
      }),
    );
  });

  test('whatever stands there, it is a place: known names, and one to three senders', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (section, query) => {
        const { senders, ...found } = parseComparePlace(section, query);
        expect(COMPARE_SECTIONS).toContain(found.section);
        expect(['none', ...ATTACKS]).toContain(found.attack);
        expect(senders.length).toBeGreaterThan(0);
        expect(senders.length).toBeLessThanOrEqual(MAX_SENDERS);
      }),
    );
  });

  test.each([
    ['unknown names', 'attack=nothing&contact=never&senders=nobody', COMPARE_START],
    ['too many senders', `senders=${SENDERS.join()}`, { senders: SENDERS.slice(0, MAX_SENDERS) }],
    ['a sender twice', 'senders=dane,dane', { senders: ['dane'] }],
  ])('%s', (_name, query, expected) => {
    const { section: _section, ...rest } = parseComparePlace('attacks', query);
    const { section: _other, ...wanted } = { ...COMPARE_START, ...expected };
    expect(rest).toEqual(wanted);
  });

  test('a sender that is chosen beside three others takes the place of the last', () => {
    expect(withSender(['dane', 'mta-sts', 'no-tls'], 'sts2016')).toEqual(['dane', 'mta-sts', 'sts2016']);
    expect(withSender(['dane'], 'sts2016')).toEqual(['dane', 'sts2016']);
    expect(withSender(['dane', 'mta-sts', 'no-tls'], 'dane')).toEqual(['dane', 'mta-sts', 'no-tls']);
  });
});
