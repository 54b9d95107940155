import { describe, expect, test } from 'vitest';
import { changeAsText } from '../../../../shared/report/publication-as-text.ts';
import { EXAMPLE, set, txt, ZONE } from '../generate/zone/example-change.ts';

describe('a change of a file as text: what goes as comments, what comes as it is', () => {
  const renewed = { zone: ZONE, sets: [set('_mta-sts', [txt('v=STSv1; id=1;')], [txt('v=STSv1; id=2;')])] };

  test.each([
    ['nl', 'Haal dit weg uit het bestand (de TTL kan anders zijn)', 'Zet dit erin'],
    ['en', 'Remove this from the file (the TTL may differ)', 'Add this to the file'],
  ] as const)('both parts under their own words, %s', (language, remove, add) => {
    expect(changeAsText(renewed, 'zone-file', language).split('\n')).toEqual([
      `; ${remove}:`,
      '; _mta-sts IN TXT "v=STSv1; id=1;"',
      `; ${add}:`,
      '$ORIGIN voorbeeld.nl.',
      '_mta-sts 3600 IN TXT "v=STSv1; id=2;"',
      '',
    ]);
    const yaml = changeAsText(renewed, 'octodns', language).split('\n');
    expect(yaml.slice(0, 2)).toEqual([`# ${remove}:`, "# '_mta-sts':"]);
    expect(yaml.slice(6, 9)).toEqual([`# ${add}:`, '---', "'_mta-sts':"]);
  });

  test('where lines only go, only that is said; where they only come, nothing is said', () => {
    const [before, after] = [[txt('a')], [txt('b')]];
    const goes = changeAsText({ zone: ZONE, sets: [set('x', before, [])] }, 'zone-file', 'nl');
    expect(goes).toBe('; Haal dit weg uit het bestand (de TTL kan anders zijn):\n; x IN TXT "a"\n');
    const comes = changeAsText({ zone: ZONE, sets: [set('x', [], after)] }, 'zone-file', 'nl');
    expect(comes).toBe('$ORIGIN voorbeeld.nl.\nx 3600 IN TXT "b"\n');
  });

  test('only what comes can be run: every line of what goes is a comment', () => {
    const lines = changeAsText(EXAMPLE, 'zone-file', 'nl').split('\n');
    expect(lines.slice(0, 4).every(line => line.startsWith('; '))).toBe(true);
  });
});
