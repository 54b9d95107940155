import { describe, expect, test } from 'vitest';
import { writeStsPolicy } from '../../../../shared/mtasts/index.ts';
import {
  applyAttack,
  EMPTY_CACHE,
  type PolicyCache,
  type Run,
  simulate,
  type World,
  worldOf,
} from '../../../../shared/simulate/index.ts';
import { DOMAIN, labEvidence } from './lab-worlds.ts';

const WITHOUT_STARTTLS = 'rietbroek-oefening.nl';
const found = await labEvidence([DOMAIN, WITHOUT_STARTTLS]);
const healthy = worldOf(found.get(DOMAIN)!);
const now = Math.floor(found.get(DOMAIN)!.endedAt / 1_000);
const DAY = 86_400;
const kinds = (run: Run) => run.steps.map(step => step.kind);

const record = (fields: string) => ({
  kind: 'records' as const,
  status: 'secure' as const,
  records: [[`v=STS1; ${fields}`]],
});
const with2016 = (fields: string): World => ({ ...healthy, sts2016: record(fields) });
const TLS_ONLY = with2016(`to=true; mx=*.${DOMAIN}; a=dnssec; c=webpki; e=604800`);
const wrongHosts = with2016('to=true; mx=mail.elders.nl; a=dnssec; c=webpki; e=604800');

describe('what the memo of May 2016 says of SMTP STS', () => {
  test('first contact can be manipulated: an unauthenticated policy is trusted (draft §3.3)', () => {
    const run = simulate(applyAttack(TLS_ONLY, 'replace-sts2016', now), { kind: 'sts2016' }, { now });
    expect(kinds(run)).toContain('policy-trusted-unauthenticated');
    expect(run.outcome).toMatchObject({ kind: 'delivered', to: 'attacker' });
  });

  test('step 1 and 2: a policy in hand is used, and the server is held against it', () => {
    const { cache } = simulate(TLS_ONLY, { kind: 'sts2016' }, { now });
    const run = simulate(TLS_ONLY, { kind: 'sts2016' }, { now: now + DAY, cache });
    expect(kinds(run)).toEqual([
      'mx-found',
      'policy-cached',
      'tls-made',
      'certificate-good',
      'policy-applied',
    ]);
  });

  test('step 3a: report only, and the mail goes all the same', () => {
    const world = with2016(`to=false; mx=mail.elders.nl; a=dnssec; c=webpki; e=604800`);
    const run = simulate(world, { kind: 'sts2016' }, { now });
    expect(kinds(run)).toContain('reported-only');
    expect(run.outcome.kind).toBe('delivered');
    expect(run.report?.failures).toEqual(['validation-failure']);
  });

  test('step 3b: a failed TLS-only delivery first looks for a newer, authenticated policy', () => {
    const { cache } = simulate(TLS_ONLY, { kind: 'sts2016' }, { now });
    const held: PolicyCache = {
      [DOMAIN]: {
        sts2016: {
          ...cache[DOMAIN]!.sts2016!,
          record: { ...cache[DOMAIN]!.sts2016!.record, mx: ['mail.oud.nl'] },
          text: 'old',
        },
      },
    };
    const run = simulate(TLS_ONLY, { kind: 'sts2016' }, { now, cache: held });
    expect(kinds(run)).toEqual(
      expect.arrayContaining(['mx-not-in-policy', 'recheck', 'policy-fetched', 'certificate-good']),
    );
    expect(run.outcome).toMatchObject({ kind: 'delivered', protection: 'authenticated' });
    expect(run.cache[DOMAIN]?.sts2016?.record.mx).toEqual([`*.${DOMAIN}`]);
  });

  test('step 3b: without one it does not send', () => {
    const { cache } = simulate(TLS_ONLY, { kind: 'sts2016' }, { now });
    const run = simulate(applyAttack(TLS_ONLY, 'strip-starttls', now), { kind: 'sts2016' }, { now, cache });
    expect(run.outcome).toEqual({ kind: 'refused' });
  });

  test('a newer policy that nothing authenticates does not replace the one in hand (draft §3.3)', () => {
    const { cache } = simulate(TLS_ONLY, { kind: 'sts2016' }, { now });
    const run = simulate(applyAttack(TLS_ONLY, 'replace-sts2016', now), { kind: 'sts2016' }, { now, cache });
    expect(kinds(run)).toContain('policy-not-authenticated');
    expect(run.outcome).toEqual({ kind: 'refused' });
    expect(run.cache).toEqual(cache);
  });

  test('a policy that was never met stops no mail (draft §3.4)', () => {
    const run = simulate(wrongHosts, { kind: 'sts2016' }, { now });
    expect(kinds(run)).toContain('policy-disregarded');
    expect(run.outcome.kind).toBe('delivered');
    expect(run.cache[DOMAIN]?.sts2016).toBeUndefined();
  });

  test('policies are held per destination', () => {
    const first = simulate(healthy, { kind: 'mta-sts' }, { now }).cache;
    const elsewhere = { ...healthy, domain: 'elders.nl' };
    const second = simulate(elsewhere, { kind: 'mta-sts' }, { now, cache: first }).cache;
    expect(Object.keys(second)).toEqual([DOMAIN, 'elders.nl']);
    expect(second[DOMAIN]).toEqual(first[DOMAIN]);
  });

  test('reports can be tampered with on their way', () => {
    const world = applyAttack(applyAttack(healthy, 'certificate-expired', now), 'tamper-reports', now);
    const run = simulate(world, { kind: 'mta-sts' }, { now });
    expect(run.report).toMatchObject({ failures: ['certificate-expired'], isTampered: true });
  });

  test('DANE needs DNSSEC: over an insecure MX record TLSA promises nothing (RFC 7672 §2.2.1)', () => {
    if (healthy.mx.kind !== 'hosts') throw new Error('no hosts');
    const world: World = { ...healthy, mx: { ...healthy.mx, status: 'insecure' } };
    const run = simulate(world, { kind: 'dane' }, { now });
    expect(kinds(run)).toEqual(expect.arrayContaining(['mx-insecure', 'tlsa-ignored']));
    expect(run.outcome).toMatchObject({ kind: 'delivered', protection: 'encrypted' });
    const postfix = simulate(world, { kind: 'dane', insecureMx: 'dane' }, { now });
    expect(postfix.outcome).toMatchObject({ kind: 'delivered', protection: 'authenticated' });
  });
});

describe('MTA-STS as senders do it', () => {
  test('STS-40: a policy that cannot be fetched at first contact is as none', () => {
    const run = simulate({ ...healthy, stsPolicy: { kind: 'failed' } }, { kind: 'mta-sts' }, { now });
    expect(kinds(run)).toContain('policy-fetch-failed');
    expect(run.outcome).toMatchObject({ kind: 'delivered', protection: 'encrypted' });
    expect(run.report?.failures).toEqual(['sts-policy-fetch-error']);
  });

  test('STS-41: one in hand stays in force when record and policy host are gone', () => {
    const { cache } = simulate(healthy, { kind: 'mta-sts' }, { now });
    const gone = applyAttack(healthy, 'suppress-policy-and-redirect', now);
    expect(simulate(gone, { kind: 'mta-sts' }, { now, cache }).outcome).toEqual({
      kind: 'deferred',
      because: 'security',
    });
  });

  test('STS-42: a failing sender asks DNS for a newer id before it gives up, and goes by the newer policy', () => {
    const { cache } = simulate(healthy, { kind: 'mta-sts' }, { now });
    const moved = applyAttack(healthy, 'mx-moved', now);
    const told: World = {
      ...moved,
      stsRecord: { kind: 'records', status: 'secure', records: [['v=STSv1; id=next;']] },
      stsPolicy: {
        kind: 'served',
        body: writeStsPolicy({
          mode: 'enforce',
          maxAge: 604_800,
          mx: ['mail.newprovider.example'],
          extensions: [],
        }),
      },
    };
    expect(simulate(moved, { kind: 'mta-sts' }, { now, cache }).outcome.kind).toBe('deferred');
    expect(simulate(told, { kind: 'mta-sts' }, { now, cache }).outcome).toMatchObject({
      kind: 'delivered',
      protection: 'authenticated',
      host: 'mail.newprovider.example',
    });
  });

  test('STS-43: in mode testing the mail goes, and the failure is reported', () => {
    const world: World = {
      ...applyAttack(healthy, 'certificate-expired', now),
      stsPolicy: {
        kind: 'served',
        body: writeStsPolicy({ mode: 'testing', maxAge: 604_800, mx: [`*.${DOMAIN}`], extensions: [] }),
      },
    };
    const run = simulate(world, { kind: 'mta-sts' }, { now });
    expect(run.outcome).toMatchObject({ kind: 'delivered', protection: 'encrypted' });
    expect(run.report?.failures).toEqual(['certificate-expired']);
  });

  test('STS-44: fetched behind the message, the policy protects from the second one on', () => {
    const sender = { kind: 'mta-sts', fetchesPolicy: 'after' } as const;
    const stripped = applyAttack(healthy, 'strip-starttls', now);
    const first = simulate(stripped, sender, { now, cache: EMPTY_CACHE });
    expect(first.outcome).toMatchObject({ kind: 'delivered', protection: 'cleartext' });
    expect(simulate(stripped, sender, { now: now + 60, cache: first.cache }).outcome.kind).toBe('deferred');
  });

  test('STS-50: a failing DANE validation is not overridden by a policy that is met', () => {
    const run = simulate(applyAttack(healthy, 'tlsa-stale', now), { kind: 'dane-and-mta-sts' }, { now });
    expect(kinds(run)).toEqual(expect.arrayContaining(['dane-decides', 'dane-mismatch']));
    expect(run.outcome).toEqual({ kind: 'deferred', because: 'security' });
  });

  test('a run over weeks is a fold: the cache goes in and comes out', () => {
    const weekly: World = {
      ...healthy,
      stsPolicy: {
        kind: 'served',
        body: writeStsPolicy({ mode: 'enforce', maxAge: 7 * DAY, mx: [`*.${DOMAIN}`], extensions: [] }),
      },
    };
    const attacked = applyAttack(weekly, 'suppress-policy-and-redirect', now);
    let cache = EMPTY_CACHE;
    const outcomes = Array.from({ length: 20 }, (_, day) => {
      const run = simulate(
        day < 10 ? weekly : attacked,
        { kind: 'mta-sts' },
        { now: now + day * DAY, cache },
      );
      cache = run.cache;
      return run.outcome.kind === 'delivered' ? run.outcome.to : run.outcome.kind;
    });
    // Fetched on day 0 and again on day 7; the attack of day 10 waits for the end of that policy, on day 14.
    expect(outcomes).toEqual([
      ...Array.from({ length: 10 }, () => 'genuine'),
      ...Array.from({ length: 4 }, () => 'deferred'),
      ...Array.from({ length: 6 }, () => 'attacker'),
    ]);
  });
});

test('what was not measured is unknown, and never made up', () => {
  if (healthy.mx.kind !== 'hosts') throw new Error('no hosts');
  const unseen: World = {
    ...healthy,
    mx: {
      ...healthy.mx,
      hosts: healthy.mx.hosts.map(host => ({ ...host, servers: [{ kind: 'unknown', owner: 'genuine' }] })),
    },
  };
  for (const kind of ['no-tls', 'opportunistic', 'dane', 'mta-sts', 'sts2016', 'dane-and-mta-sts'] as const) {
    expect(simulate(unseen, { kind }, { now }).outcome).toEqual({ kind: 'unknown' });
  }
});

test('a server without STARTTLS gets the mail in the clear, of everybody', () => {
  const world = worldOf(found.get(WITHOUT_STARTTLS)!);
  expect(simulate(world, { kind: 'dane-and-mta-sts' }, { now }).outcome).toMatchObject({
    kind: 'delivered',
    protection: 'cleartext',
  });
});
