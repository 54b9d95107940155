import { describe, expect, test } from 'vitest';
import { attackAsText, outcomesAsText } from '../../../../shared/report/simulation-as-text.ts';
import { ATTACKS } from '../../../../shared/simulate/index.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { DOMAIN, labEvidence } from '../simulate/lab-worlds.ts';

const evidence = (await labEvidence([DOMAIN])).get(DOMAIN)!;
const now = evidence.endedAt;
const NO_WORDS = /undefined|NaN|\[object/;

describe.each(['nl', 'en'] as const)('in %s', language => {
  const words = wordsOf(language).simulate;

  test('the table has every attack twice, in 80 columns, with what its words mean', () => {
    const text = outcomesAsText(evidence, { now, language, width: 80 });
    for (const attack of ['none', ...ATTACKS] as const) {
      expect(text.match(new RegExp(`^${words.attacks[attack].name}(?= |$)`, 'gm'))).toHaveLength(2);
    }
    expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
    expect(text).toContain(words.legend.leaked);
    expect(text).not.toMatch(NO_WORDS);
  });

  test.each(['none', ...ATTACKS] as const)('%s, step by step, each with its rule', attack => {
    const text = attackAsText(evidence, attack, { now, language, width: 80 });
    expect(text).toContain(words.attacks[attack].what.split(' ')[0]);
    for (const sender of Object.values(words.senders)) expect(text).toContain(`\n${sender}`);
    expect(text).toMatch(/\((RFC \d{4} §[\d.]+|draft §)/);
    expect(text).not.toMatch(NO_WORDS);
  });
});
