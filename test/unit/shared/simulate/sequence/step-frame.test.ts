import { describe, expect, test } from 'vitest';
import type { Frame } from '../../../../../shared/simulate/index.ts';
import type { Step, StepKind } from '../../../../../shared/simulate/run.ts';
import { SHAPES } from '../../../../../shared/simulate/sequence/shapes.ts';
import { frameOf } from '../../../../../shared/simulate/sequence/step-frame.ts';
import type { Source, Touched } from '../../../../../shared/simulate/sequence/touched.ts';

const untouched: Touched = { by: 'attacker', sources: new Set(), isPolicyHostImpersonated: false };
const touching = (by: Touched['by'], source: Source, isPolicyHostImpersonated = false): Touched => ({
  by,
  sources: new Set([source]),
  isPolicyHostImpersonated,
});
const step = (kind: StepKind, more: Partial<Step> = {}): Step => ({ kind, source: 'RFC 8461 §3.1', ...more });

/** `a >question> b` gets there, `a >question| b` does not. */
const drawn = ({ moves, remark }: Frame): string =>
  [
    ...moves.map(move => {
      if (move.kind === 'arrow') return `${move.from} >${move.carries}${move.arrives ? '>' : '|'} ${move.to}`;
      if (move.kind === 'thought') return `thought ${move.mood}`;
      return move.kind === 'grip' ? `grip on ${move.on}` : move.kind;
    }),
    ...(remark ? [`(${remark})`] : []),
  ].join(', ');
const frame = (each: Step, touched = untouched, isWatched = false) =>
  drawn(frameOf(each, touched, isWatched));

const ASK = 'sender >question> dns';
const ASK_HOST = 'sender >question> policy-host';

test('every step there is, where nobody touched anything', () => {
  const answered = `${ASK}, dns >answer> sender`;
  const denied = `${ASK}, dns >none> sender`;
  const frames: Readonly<Record<StepKind, string>> = {
    'mx-found': answered,
    'mx-failed': 'sender >question| dns',
    'mx-bogus': `${ASK}, dns >refused> sender`,
    'mx-insecure': 'thought bad',
    'no-mail': denied,
    'host-unreachable': 'sender >question| receiver',
    'host-unknown': 'sender >question> receiver, thought unknown',
    'no-tls-offered': 'sender >question> receiver, receiver >none> sender',
    'tls-not-wanted': 'sender >plain> receiver',
    'tls-made': 'sender >encrypted> receiver',
    'tls-old': 'thought bad',
    'tls-too-old': 'sender >question> receiver, receiver >none> sender',
    'tlsa-secure': answered,
    'tlsa-none': denied,
    'tlsa-ignored': 'thought bad',
    'tlsa-unusable': 'thought bad',
    'tlsa-failed': 'sender >question| dns',
    'tlsa-unknown': `${ASK}, thought unknown`,
    'dane-matched': 'thought good',
    'dane-mismatch': 'thought bad',
    'dane-demanded': 'thought bad',
    'policy-cached': 'thought good',
    'policy-expired': 'thought bad',
    'policy-none': denied,
    'policy-unknown': `${ASK_HOST}, thought unknown`,
    'policy-fetched': `${ASK_HOST}, policy-host >answer> sender`,
    'policy-fetch-failed': 'sender >question| policy-host',
    'policy-later': 'thought bad',
    'policy-unchanged': denied,
    'policy-mode-none': 'thought bad',
    'policy-trusted-unauthenticated': answered,
    'policy-disregarded': 'thought bad',
    'policy-applied': 'thought good',
    'policy-not-authenticated': 'thought bad',
    'mx-not-in-policy': 'thought bad',
    'certificate-good': 'thought good',
    'certificate-refused': 'thought bad',
    'reported-only': 'thought bad',
    'dane-decides': 'thought neutral',
    recheck: 'thought neutral',
    wait: 'thought neutral',
  };
  const kinds = Object.keys(SHAPES) as StepKind[];
  expect(Object.fromEntries(kinds.map(kind => [kind, frame(step(kind))]))).toEqual(frames);
});

describe('a session with a server that is not the receiver’s', () => {
  test.each<[StepKind, string]>([
    ['tls-made', 'sender >encrypted> attacker, (impostor)'],
    ['tls-not-wanted', 'sender >plain> attacker, (impostor)'],
    ['no-tls-offered', 'sender >question> attacker, attacker >none> sender, (impostor)'],
    ['host-unreachable', 'sender >question| attacker, (impostor)'],
    ['host-unknown', 'sender >question> attacker, thought unknown, (impostor)'],
  ])('%s', (kind, expected) => {
    const met = step(kind, { server: 'attacker' });
    expect(frame(met)).toBe(expected);
    expect(frame(met, untouched, true)).toBe(expected);
    expect(frame(step(kind, { server: 'genuine' }))).toBe(frame(step(kind)));
  });

  test('RFC 3207 §6: where somebody is in between, the offer was taken away by them', () => {
    const stripped = 'sender >question> receiver, receiver >none> sender, grip on receiver, (stripped)';
    expect(frame(step('no-tls-offered', { server: 'genuine' }), untouched, true)).toBe(stripped);
    expect(frame(step('tls-made', { server: 'genuine' }), untouched, true)).toBe(
      'sender >encrypted> receiver',
    );
  });
});

describe('a question whose answer was touched', () => {
  test.each<[StepKind, Source, string, string]>([
    [
      'mx-found',
      'mx',
      `${ASK}, attacker >answer> sender, (forged)`,
      `${ASK}, dns >answer> sender, (accident)`,
    ],
    [
      'mx-bogus',
      'mx',
      `${ASK}, attacker >refused> sender, (forged)`,
      `${ASK}, dns >refused> sender, (accident)`,
    ],
    [
      'mx-failed',
      'mx',
      'sender >question| dns, grip on dns, (held-back)',
      'sender >question| dns, (accident)',
    ],
    [
      'tlsa-none',
      'tlsa',
      `${ASK}, attacker >none> sender, (forged)`,
      `${ASK}, dns >none> sender, (accident)`,
    ],
    [
      'tlsa-failed',
      'tlsa',
      'sender >question| dns, grip on dns, (held-back)',
      'sender >question| dns, (accident)',
    ],
    ['tlsa-unknown', 'tlsa', `${ASK}, thought unknown`, `${ASK}, thought unknown`],
    [
      'policy-none',
      'sts-record',
      `${ASK}, attacker >none> sender, (forged)`,
      `${ASK}, dns >none> sender, (accident)`,
    ],
    [
      'policy-fetched',
      'sts-policy',
      `${ASK_HOST}, attacker >answer> sender, (forged)`,
      `${ASK_HOST}, policy-host >answer> sender, (accident)`,
    ],
    [
      'policy-fetch-failed',
      'sts-policy',
      'sender >question| policy-host, grip on policy-host, (held-back)',
      'sender >question| policy-host, (accident)',
    ],
  ])('%s, at %s', (kind, source, byAttacker, byAccident) => {
    expect(frame(step(kind), touching('attacker', source))).toBe(byAttacker);
    expect(frame(step(kind), touching('accident', source))).toBe(byAccident);
    // What was done to anything else is not seen here.
    const others = (['mx', 'tlsa', 'sts-record', 'sts-policy', 'sts2016'] as const).filter(
      each => each !== source,
    );
    for (const other of others)
      expect(frame(step(kind), touching('attacker', other))).toBe(frame(step(kind)));
  });

  test('draft §3.2: the policy of 2016 is in DNS, all of it', () => {
    for (const kind of ['policy-none', 'policy-trusted-unauthenticated', 'policy-fetched'] as const) {
      const asked = step(kind, { source: 'draft §3.3' });
      const [answer] = /none|answer/.exec(frame(asked)) ?? [];
      expect(frame(asked)).toBe(`${ASK}, dns >${answer}> sender`);
      expect(frame(asked, touching('attacker', 'sts2016'))).toBe(
        `${ASK}, attacker >${answer}> sender, (forged)`,
      );
      expect(frame(asked, touching('attacker', 'sts-policy'))).toBe(frame(asked));
      expect(frame(asked, touching('attacker', 'sts-record'))).toBe(frame(asked));
    }
  });

  test('RFC 8461 §3.3: who answers for the policy host without its certificate is heard, and not believed', () => {
    const failed = step('policy-fetch-failed');
    const impostor = touching('attacker', 'sts-policy', true);
    expect(frame(failed, impostor)).toBe(`${ASK_HOST}, attacker >refused> sender, (forged)`);
    expect(frame(failed, { ...impostor, by: 'accident' })).toBe('sender >question| policy-host, (accident)');
    // Nothing else fails by it: neither what was fetched before, nor questions to DNS, nor the draft of 2016.
    expect(frame(step('policy-fetched'), impostor)).toBe(`${ASK_HOST}, attacker >answer> sender, (forged)`);
    expect(frame(step('tlsa-failed'), { ...impostor, sources: new Set(['tlsa']) })).toContain('(held-back)');
    expect(frame(step('policy-unknown'), impostor)).toBe(`${ASK_HOST}, thought unknown`);
    const draft = step('policy-fetch-failed', { source: 'draft §3.3' });
    expect(frame(draft, { ...impostor, sources: new Set(['sts2016']) })).toBe(
      'sender >question| dns, grip on dns, (held-back)',
    );
  });
});

test('a frame has its step, and a remark only where there is one', () => {
  const each = step('wait');
  expect(frameOf(each, untouched, true)).toEqual({
    part: 'step',
    step: each,
    moves: [{ kind: 'thought', mood: 'neutral' }],
  });
});
