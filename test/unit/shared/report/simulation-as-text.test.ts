import { describe, expect, test } from 'vitest';
import { attackAsText, outcomesAsText } from '../../../../shared/report/simulation-as-text.ts';
import { ATTACKS } from '../../../../shared/simulate/index.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { answer, DOMAIN as MADE, madeEvidence, session } from '../../../support/made-evidence.ts';
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

  test('A7: who is told of a failure, and what somebody on the way can do about it', () => {
    const broken = madeEvidence({
      smtp: [session({ kind: 'no-starttls' })],
      dns: [
        answer(`_smtp_sts.${MADE}`, 'TXT', [
          { type: 'TXT', strings: [`v=STS1; to=false; rua=mailto:sts@${MADE}`] },
        ]),
      ],
    });
    const text = (attack: 'none' | 'tamper-reports') =>
      attackAsText(broken, attack, { now: broken.endedAt, language, width: 1_000 });
    for (const to of [`tls@${MADE}`, `sts@${MADE}`]) expect(text('none')).toContain(words.report(to));
    for (const isSigned of [true, false]) {
      expect(text('none')).not.toContain(words.tampered(isSigned));
      expect(text('tamper-reports')).toContain(words.tampered(isSigned));
    }
  });

  test.each(['none', ...ATTACKS] as const)('%s, step by step, each with its rule', attack => {
    const text = attackAsText(evidence, attack, { now, language, width: 80 });
    expect(text).toContain(words.attacks[attack].what.split(' ')[0]);
    for (const sender of Object.values(words.senders)) expect(text).toContain(`\n${sender}`);
    expect(text).toMatch(/\((RFC \d{4} §[\d.]+|draft §|ontwerp, §)/);
    expect(text).not.toMatch(NO_WORDS);
  });
});
