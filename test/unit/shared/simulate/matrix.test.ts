import { describe, expect, test } from 'vitest';
import { writeStsPolicy } from '../../../../shared/mtasts/index.ts';
import {
  allOutcomes,
  applyAttack,
  type Attack,
  ATTACKS,
  play,
  type Result,
  type Sender,
  SENDERS,
  simulate,
  type World,
  worldOf,
} from '../../../../shared/simulate/index.ts';
import { DOMAIN, labEvidence } from './lab-worlds.ts';

const evidence = (await labEvidence([DOMAIN])).get(DOMAIN)!;
const now = Math.floor(evidence.endedAt / 1_000);
const RECORD_2016 = `v=STS1; to=true; mx=*.${DOMAIN}; a=dnssec; c=webpki; e=999999; rua=mailto:sts@${DOMAIN}`;
/** Everything there is: DANE 3 1 1, MTA-STS in mode enforce, reporting, and the record of 2016. */
const all: World = {
  ...worldOf(evidence),
  sts2016: { kind: 'records', status: 'secure', records: [[RECORD_2016]] },
};
/** The domain and its hosts in zones that nobody signs. */
const unsigned: World = {
  ...all,
  mx:
    all.mx.kind === 'hosts'
      ? {
          ...all.mx,
          status: 'insecure',
          hosts: all.mx.hosts.map(host => ({ ...host, tlsa: { kind: 'none' } })),
        }
      : all.mx,
  stsRecord: all.stsRecord.kind === 'records' ? { ...all.stsRecord, status: 'insecure' } : all.stsRecord,
  sts2016: { kind: 'records', status: 'insecure', records: [[RECORD_2016]] },
};
const testing: World = {
  ...unsigned,
  stsPolicy: {
    kind: 'served',
    body: writeStsPolicy({ mode: 'testing', maxAge: 604_800, mx: [`*.${DOMAIN}`], extensions: [] }),
  },
};

const PLAIN: Sender = { kind: 'opportunistic' };
const DANE: Sender = { kind: 'dane' };
const STS: Sender = { kind: 'mta-sts' };
const STS_LATER: Sender = { kind: 'mta-sts', fetchesPolicy: 'after' };
const BOTH: Sender = { kind: 'dane-and-mta-sts' };
const OLD: Sender = { kind: 'sts2016' };
const withCheck = (check: 'webpki' | 'tlsa'): World => ({
  ...all,
  sts2016: { kind: 'records', status: 'secure', records: [[RECORD_2016.replace('c=webpki', `c=${check}`)]] },
});

/** The rows of the published matrix, a cell each: sender, its world, first or later contact, and what becomes of it. */
const MATRIX: readonly [string, Attack, Sender, World, 'first' | 'later', Result][] = [
  ['A1 strip STARTTLS', 'strip-starttls', PLAIN, all, 'first', 'leaked'],
  ['A1 strip STARTTLS', 'strip-starttls', OLD, all, 'first', 'leaked'],
  ['A1 strip STARTTLS', 'strip-starttls', OLD, all, 'later', 'stopped'],
  ['A1 strip STARTTLS', 'strip-starttls', STS, testing, 'later', 'leaked'],
  ['A1 strip STARTTLS', 'strip-starttls', STS, unsigned, 'first', 'stopped'],
  [
    'A1 strip STARTTLS, policy fetched behind the message',
    'strip-starttls',
    STS_LATER,
    unsigned,
    'first',
    'leaked',
  ],
  ['A1 strip STARTTLS', 'strip-starttls', STS, unsigned, 'later', 'stopped'],
  ['A1 strip STARTTLS', 'strip-starttls', DANE, all, 'first', 'stopped'],
  ['A1 strip STARTTLS', 'strip-starttls', BOTH, all, 'first', 'stopped'],
  ['A2 forged MX', 'forge-mx', PLAIN, unsigned, 'first', 'leaked'],
  ['A2 forged MX', 'forge-mx', OLD, unsigned, 'first', 'leaked'],
  ['A2 forged MX', 'forge-mx', OLD, unsigned, 'later', 'stopped'],
  ['A2 forged MX', 'forge-mx', STS, testing, 'first', 'leaked'],
  ['A2 forged MX', 'forge-mx', STS, unsigned, 'first', 'stopped'],
  ['A2 forged MX', 'forge-mx', STS, unsigned, 'later', 'stopped'],
  ['A2 forged MX', 'forge-mx', DANE, all, 'first', 'stopped'],
  ['A2 forged MX', 'forge-mx', BOTH, all, 'first', 'stopped'],
  [
    'A3 policy suppressed, connection redirected',
    'suppress-policy-and-redirect',
    STS,
    unsigned,
    'first',
    'leaked',
  ],
  [
    'A3 policy suppressed, connection redirected',
    'suppress-policy-and-redirect',
    STS,
    unsigned,
    'later',
    'stopped',
  ],
  [
    'A3 policy suppressed, connection redirected',
    'suppress-policy-and-redirect',
    OLD,
    unsigned,
    'first',
    'leaked',
  ],
  ['A3 policy replaced', 'replace-sts2016', OLD, unsigned, 'first', 'leaked'],
  ['A3 policy replaced', 'replace-sts2016', OLD, unsigned, 'later', 'stopped'],
  [
    'A3 policy suppressed, connection redirected',
    'suppress-policy-and-redirect',
    STS,
    testing,
    'first',
    'leaked',
  ],
  [
    'A3 policy suppressed, connection redirected',
    'suppress-policy-and-redirect',
    DANE,
    all,
    'first',
    'stopped',
  ],
  ['A4 other certificate, connection redirected', 'redirect', PLAIN, all, 'first', 'leaked'],
  ['A4 other certificate, connection redirected', 'redirect', OLD, all, 'first', 'leaked'],
  ['A4 other certificate, connection redirected', 'redirect', OLD, all, 'later', 'stopped'],
  ['A4 other certificate, connection redirected', 'redirect', STS, unsigned, 'first', 'stopped'],
  ['A4 other certificate, connection redirected', 'redirect', DANE, all, 'first', 'stopped'],
  ['A5 misissued certificate', 'misissued-certificate', OLD, withCheck('webpki'), 'later', 'leaked'],
  ['A5 misissued certificate', 'misissued-certificate', OLD, withCheck('tlsa'), 'later', 'stopped'],
  ['A5 misissued certificate', 'misissued-certificate', STS, unsigned, 'first', 'leaked'],
  ['A5 misissued certificate', 'misissued-certificate', STS, unsigned, 'later', 'leaked'],
  ['A5 misissued certificate', 'misissued-certificate', DANE, all, 'first', 'stopped'],
  ['A5 misissued certificate', 'misissued-certificate', BOTH, all, 'first', 'stopped'],
  ['A6 policy host taken over', 'take-over-policy-host', STS, unsigned, 'first', 'leaked'],
  ['A6 policy host taken over', 'take-over-policy-host', STS, unsigned, 'later', 'stopped'],
  ['A6 policy host taken over', 'take-over-policy-host', DANE, all, 'first', 'stopped'],
  ['A6 policy host taken over', 'take-over-policy-host', BOTH, all, 'first', 'stopped'],
  ['A9 DNSSEC broken', 'dnssec-broken', PLAIN, all, 'first', 'unproven'],
  ['A9 DNSSEC broken', 'dnssec-broken', { ...STS, validatesDnssec: true }, all, 'later', 'stopped'],
  ['A9 DNSSEC broken', 'dnssec-broken', STS, all, 'later', 'safe'],
  ['A9 DNSSEC broken', 'dnssec-broken', DANE, all, 'first', 'stopped'],
  ['A9 DNSSEC broken', 'dnssec-broken', BOTH, all, 'later', 'stopped'],
  ['A10 TLSA stale', 'tlsa-stale', PLAIN, all, 'first', 'unproven'],
  ['A10 TLSA stale', 'tlsa-stale', OLD, withCheck('tlsa'), 'later', 'stopped'],
  ['A10 TLSA stale', 'tlsa-stale', OLD, withCheck('webpki'), 'later', 'safe'],
  ['A10 TLSA stale', 'tlsa-stale', STS, all, 'later', 'safe'],
  ['A10 TLSA stale', 'tlsa-stale', DANE, all, 'first', 'stopped'],
  ['A10 TLSA stale', 'tlsa-stale', BOTH, all, 'later', 'stopped'],
  ['A11 certificate expired', 'certificate-expired', OLD, withCheck('webpki'), 'later', 'stopped'],
  ['A11 certificate expired', 'certificate-expired', STS, unsigned, 'first', 'stopped'],
  ['A11 certificate expired', 'certificate-expired', STS, testing, 'first', 'unproven'],
  ['A11 certificate expired, usage 3', 'certificate-expired', DANE, all, 'first', 'safe'],
  ['A11 certificate expired, usage 3', 'certificate-expired', BOTH, all, 'first', 'safe'],
  ['A12 MX moved, policy forgotten', 'mx-moved', PLAIN, all, 'first', 'unproven'],
  ['A12 MX moved, policy forgotten', 'mx-moved', OLD, all, 'first', 'unproven'],
  ['A12 MX moved, policy forgotten', 'mx-moved', OLD, all, 'later', 'stopped'],
  ['A12 MX moved, policy forgotten', 'mx-moved', STS, unsigned, 'first', 'stopped'],
  ['A12 MX moved, TLSA forgotten', 'mx-moved', DANE, all, 'first', 'unproven'],
  ['A12 MX moved, policy forgotten', 'mx-moved', BOTH, all, 'first', 'stopped'],
  ['A14 registrar taken over', 'take-over-registrar', PLAIN, all, 'first', 'leaked'],
  ['A14 registrar taken over', 'take-over-registrar', STS, unsigned, 'first', 'leaked'],
  ['A14 registrar taken over', 'take-over-registrar', STS, unsigned, 'later', 'stopped'],
  ['A14 registrar taken over', 'take-over-registrar', DANE, all, 'first', 'leaked'],
];

describe('what becomes of a message under attack', () => {
  test.each(MATRIX)('%s: %s, $2.kind', (_row, attack, sender, world, contact, expected) => {
    expect(play(world, sender, attack, contact, now).result).toBe(expected);
  });

  test('undisturbed, whoever checks has it proven, and the others deliver all the same', () => {
    const results = SENDERS.map(kind => play(all, { kind }, 'none', 'first', now).result);
    expect(results).toEqual(['open', 'unproven', 'safe', 'safe', 'safe', 'safe']);
  });

  test('A8: behind its end a policy protects no longer, as at first contact', () => {
    const cache = simulate(unsigned, STS, { now }).cache;
    const attacked = applyAttack(unsigned, 'suppress-policy-and-redirect', now);
    const outcomeAt = (seconds: number) => simulate(attacked, STS, { now: seconds, cache }).outcome.kind;
    const maxAge = cache[DOMAIN]!.mtaSts!.policy.maxAge;
    expect(outcomeAt(now + maxAge - 1)).toBe('deferred');
    expect(outcomeAt(now + maxAge + 1)).toBe('delivered');
  });

  test('A13: one host without TLSA is where an attacker leads the mail, and MTA-STS still covers it', () => {
    if (all.mx.kind !== 'hosts') throw new Error('no hosts');
    const [covered, ...others] = all.mx.hosts;
    const uncovered = others.map(host => ({ ...host, tlsa: { kind: 'none' } as const }));
    const world: World = { ...all, mx: { ...all.mx, hosts: [covered!, ...uncovered] } };
    expect(play(world, DANE, 'none', 'first', now).result).toBe('safe');
    expect(play(world, DANE, 'redirect', 'first', now).result).toBe('leaked');
    expect(play(world, BOTH, 'redirect', 'first', now).result).toBe('stopped');
  });
});

describe('the table of all', () => {
  const cells = allOutcomes(all, now);

  test('has every sender under every attack, at first contact and later', () => {
    expect(cells).toHaveLength(SENDERS.length * (ATTACKS.length + 1) * 2);
    expect(cells.filter(({ result }) => result === 'unknown')).toEqual([]);
  });

  test('an attack makes nothing better: what leaks undisturbed leaks under every attack', () => {
    const order: readonly Result[] = ['safe', 'unproven', 'open', 'stopped', 'leaked'];
    expect(cells.every(({ result }) => order.includes(result))).toBe(true);
    const open = cells.filter(({ sender, attack }) => sender === 'no-tls' && attack !== 'none');
    expect(open.every(({ result }) => result === 'open' || result === 'leaked')).toBe(true);
  });

  test('an attacker passes for proven only with a certificate for the host, or a policy of his own at first contact', () => {
    const fooled = cells.filter(
      ({ run: { outcome } }) =>
        outcome.kind === 'delivered' && outcome.to === 'attacker' && outcome.protection === 'authenticated',
    );
    expect(new Set(fooled.map(({ attack }) => attack))).toEqual(
      new Set(['misissued-certificate', 'stolen-old-key', 'replace-sts2016']),
    );
  });

  test('every step names its source', () => {
    const sources = cells.flatMap(({ run }) => run.steps.map(({ source }) => source));
    expect(sources.every(source => /^(RFC \d{4} §[\d.]+|draft §[\d.]+( step \d)?)$/.test(source))).toBe(true);
  });
});
