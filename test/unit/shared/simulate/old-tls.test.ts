import { describe, expect, test } from 'vitest';
import { duty } from '../../../../shared/advise/rules/mail-rules.ts';
import { situationOf } from '../../../../shared/advise/situation.ts';
import { assess } from '../../../../shared/assessment/assessment.ts';
import { EXCHANGE_ONLINE, simulate, typicalSender } from '../../../../shared/simulate/index.ts';
import { madeEvidence, NOW, session, tls } from '../../../support/made-evidence.ts';

const seen = (version: string) =>
  assess(madeEvidence({ smtp: [session({ kind: 'tls', tls: tls('a', { version }) })] }), NOW);

describe('RFC 8996 §2: a seal on TLS that can be broken is no seal', () => {
  test.each([
    ['SSLv3', 'closed'],
    ['TLSv1', 'closed'],
    ['TLSv1.1', 'closed'],
    ['TLSv1.2', 'sealed'],
    ['TLSv1.3', 'sealed'],
  ] as const)('%s: %s', (version, level) => {
    const { letters, reading, at } = seen(version);
    expect(letters.overall).toBe(level);
    expect(letters.senders.slice(0, 3).map(({ letter }) => letter)).toEqual(['closed', level, level]);
    const { steps } = simulate(reading, typicalSender('dane'), { now: at });
    expect(steps.some(({ kind }) => kind === 'tls-old')).toBe(level === 'closed');
  });

  test('a sender with a minimum takes no older version, and reports it as one without TLS', () => {
    const { reading, at } = seen('TLSv1.1');
    const strict = simulate(reading, EXCHANGE_ONLINE, { now: at });
    expect(strict.outcome).toMatchObject({ kind: 'deferred', because: 'security' });
    expect(strict.steps.map(({ kind }) => kind)).toContain('tls-too-old');
    expect(strict.report?.failures).toEqual(['starttls-not-supported']);
    // Without a promise it goes on as if none were offered (RFC 7435 §3).
    const plain = simulate(reading, { kind: 'opportunistic', minimumTls: 'TLSv1.2' }, { now: at });
    expect(plain.outcome).toMatchObject({ kind: 'delivered', protection: 'cleartext' });
    const newest = { kind: 'dane', minimumTls: 'TLSv1.3' } as const;
    expect(simulate(seen('TLSv1.2').reading, newest, { now: at }).outcome.kind).toBe('deferred');
    expect(simulate(seen('TLSv1.3').reading, newest, { now: at }).outcome.kind).toBe('delivered');
  });

  test('who has it does not comply', () => {
    expect(duty(situationOf(seen('TLSv1.1'), []))).toMatchObject({
      verdict: 'bad',
      fact: { kind: 'duty-open', missing: ['tls-version'] },
    });
    expect(duty(situationOf(seen('TLSv1.2'), [])).fact).toEqual({ kind: 'duty-met' });
  });
});
