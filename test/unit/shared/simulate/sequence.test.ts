import { describe, expect, test } from 'vitest';
import {
  ACCIDENTS,
  type Attack,
  ATTACKS,
  type Frame,
  type Sequence,
  type SenderKind,
  SENDERS,
  sequence,
} from '../../../../shared/simulate/index.ts';
import type { DomainReading } from '../../../../shared/reading/domain-reading.ts';
import { now, signed, unsigned } from './made-worlds.ts';

const CONTACTS = ['first', 'later'] as const;
const played = (
  reading: DomainReading,
  kind: SenderKind,
  attack: Attack | 'none',
  contact: 'first' | 'later' = 'first',
) => sequence(reading, { kind }, attack, contact, now);

/** Every sender under every attack, in signed zones and in others. */
const all = [signed, unsigned].flatMap(reading =>
  SENDERS.flatMap(kind =>
    (['none', ...ATTACKS] as const).flatMap(attack =>
      CONTACTS.map(contact => ({ kind, attack, contact, ...played(reading, kind, attack, contact) })),
    ),
  ),
);
const movesOf = ({ frames }: Pick<Sequence, 'frames'>) => frames.flatMap(({ moves }) => moves);
const isAttackers = (move: ReturnType<typeof movesOf>[number]) =>
  move.kind === 'grip' || (move.kind === 'arrow' && (move.from === 'attacker' || move.to === 'attacker'));
const frameOf = ({ frames }: Sequence, kind: string): Frame | undefined =>
  frames.find(frame => frame.part === 'step' && frame.step.kind === kind);

const accidents = new Set<string>(ACCIDENTS);

describe('every delivery there is, as pictures', () => {
  test('the scene, a frame for each step in its order, the end, and the report where there is one', () => {
    for (const { run, frames, endsAt } of all) {
      const parts = frames.map(({ part }) => part);
      expect(parts).toEqual([
        'scene',
        ...run.steps.map(() => 'step'),
        'end',
        ...(run.report ? ['report'] : []),
      ]);
      expect(frames.flatMap(frame => (frame.part === 'step' ? [frame.step] : []))).toEqual(run.steps);
      expect(parts[endsAt]).toBe('end');
    }
  });

  test('every frame behind the scene has something to draw', () => {
    expect(all.flatMap(({ frames }) => frames.slice(1)).filter(({ moves }) => moves.length === 0)).toEqual(
      [],
    );
  });

  test('mail leaks in the picture exactly where it leaks in the simulation', () => {
    for (const { result, frames, endsAt } of all) {
      const { moves, remark } = frames[endsAt]!;
      expect(moves.some(isAttackers)).toBe(result === 'leaked');
      expect(remark === 'has-mail' || remark === 'reads-along').toBe(result === 'leaked');
    }
  });

  test('where nobody attacks, no attacker is seen; where somebody does, and it matters to a sender, one is', () => {
    for (const each of all) {
      const isAttack = each.attack !== 'none' && !ACCIDENTS.some(accident => accident === each.attack);
      if (!isAttack) expect(movesOf(each).filter(isAttackers)).toEqual([]);
    }
    const seen = new Set(all.filter(each => movesOf(each).some(isAttackers)).map(({ attack }) => attack));
    const attacks = ATTACKS.filter(attack => !ACCIDENTS.some(accident => accident === attack));
    // Reports that nobody has to write cannot be tampered with.
    expect([...seen].toSorted()).toEqual(attacks.filter(attack => attack !== 'tamper-reports').toSorted());
  });

  test('whoever speaks with the attacker is said to', () => {
    for (const { frames } of all) {
      for (const { moves, remark } of frames) {
        if (moves.some(isAttackers)) expect(remark).toBeDefined();
      }
    }
  });

  test('mail that is stopped: under an attack it is saved, by an accident it is harmed', () => {
    const remarks = (attacks: readonly string[]) =>
      new Set(
        all
          .filter(({ attack, result }) => result === 'stopped' && attacks.includes(attack))
          .map(({ frames, endsAt }) => frames[endsAt]!.remark),
      );
    expect(remarks(ACCIDENTS)).toEqual(new Set(['harmed']));
    expect(remarks(ATTACKS.filter(attack => !accidents.has(attack)))).toEqual(new Set(['saved']));
  });

  test('the letter is drawn as it travelled', () => {
    for (const { run, frames, endsAt } of all) {
      const [move] = frames[endsAt]!.moves;
      const { outcome } = run;
      if (outcome.kind !== 'delivered') expect(move).toEqual({ kind: 'kept' });
      else {
        const letters = { authenticated: 'sealed', encrypted: 'closed', cleartext: 'postcard' } as const;
        expect(move).toMatchObject({ carries: letters[outcome.protection], arrives: true });
      }
    }
  });
});

describe('what an attack looks like', () => {
  test('STARTTLS stripped: the offer is taken away, and the postcard is read', () => {
    const { frames, endsAt } = played(unsigned, 'opportunistic', 'strip-starttls');
    expect(frameOf({ frames } as Sequence, 'no-tls-offered')).toMatchObject({ remark: 'stripped' });
    expect(frames[endsAt]).toMatchObject({
      remark: 'reads-along',
      moves: [
        { carries: 'postcard', to: 'receiver' },
        { kind: 'grip', on: 'receiver' },
      ],
    });
  });

  test('RFC 7672 §2.1.2: a forged MX record comes from the attacker; who validates does not believe it', () => {
    const answered = (kind: SenderKind, step: string) =>
      frameOf(played(signed, kind, 'forge-mx'), step)?.moves[1];
    expect(answered('opportunistic', 'mx-found')).toMatchObject({ from: 'attacker', carries: 'answer' });
    expect(answered('dane', 'mx-bogus')).toMatchObject({ from: 'attacker', carries: 'refused' });
  });

  test('redirected: DNS answers as it should, and the attacker is at the other end of the connection', () => {
    const run = played(signed, 'dane', 'redirect');
    expect(frameOf(run, 'tlsa-secure')).toMatchObject({ moves: [{}, { from: 'dns', carries: 'answer' }] });
    expect(frameOf(run, 'tls-made')).toMatchObject({ moves: [{ to: 'attacker' }], remark: 'impostor' });
  });

  test('RFC 8461 §10.2: a hidden policy is an answer of the attacker that there is none', () => {
    const run = played(unsigned, 'mta-sts', 'suppress-policy-and-redirect');
    expect(frameOf(run, 'policy-none')).toMatchObject({
      remark: 'forged',
      moves: [{}, { from: 'attacker', carries: 'none' }],
    });
  });

  test('RFC 7672 §2.1.2: signed TLSA records can be held back, which shows', () => {
    expect(frameOf(played(signed, 'dane', 'strip-tlsa'), 'tlsa-failed')).toMatchObject({
      remark: 'held-back',
      moves: [{ arrives: false }, { kind: 'grip', on: 'dns' }],
    });
  });

  test('RFC 8461 §3.3: who answers for the policy host without its certificate is not believed', () => {
    expect(
      frameOf(played(signed, 'mta-sts', 'impersonate-policy-host'), 'policy-fetch-failed'),
    ).toMatchObject({ moves: [{}, { from: 'attacker', carries: 'refused' }], remark: 'forged' });
  });

  test('the draft of 2016 has its policy in DNS: nobody asks a policy host', () => {
    const run = played(unsigned, 'sts2016', 'replace-sts2016');
    expect(movesOf(run).some(move => move.kind === 'arrow' && move.to === 'policy-host')).toBe(false);
    expect(frameOf(run, 'policy-trusted-unauthenticated')).toMatchObject({ remark: 'forged' });
  });

  test('an accident is called one', () => {
    expect(frameOf(played(signed, 'dane', 'dnssec-broken'), 'mx-bogus')).toMatchObject({
      remark: 'accident',
      moves: [{}, { from: 'dns', carries: 'refused' }],
    });
  });

  test('a tampered report is read on the way', () => {
    const reading = {
      ...signed,
      tlsRpt: {
        kind: 'records',
        status: 'secure',
        records: [['v=TLSRPTv1; rua=mailto:tls@voorbeeld.nl']],
      },
      stsPolicy: { kind: 'failed', because: 'fetch' },
    } as const satisfies DomainReading;
    expect(played(reading, 'mta-sts', 'tamper-reports').frames.at(-1)).toMatchObject({
      part: 'report',
      remark: 'tampers',
      moves: [{ carries: 'report', from: 'sender', to: 'receiver', arrives: true }, { kind: 'grip' }],
    });
  });
});
