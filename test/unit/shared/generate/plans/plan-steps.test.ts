import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../../../../shared/evidence/evidence.ts';
import { suggestMtaSts } from '../../../../../shared/generate/mta-sts.ts';
import { keptKeyPlan } from '../../../../../shared/generate/plans/kept-key-plan.ts';
import { mailMovePlan } from '../../../../../shared/generate/plans/mail-move-plan.ts';
import { planAction, planStep, type PlanStep } from '../../../../../shared/generate/plans/plan.ts';
import { rolloutPlan } from '../../../../../shared/generate/plans/rollout-plan.ts';
import { rolloverPlan } from '../../../../../shared/generate/plans/rollover-plan.ts';
import { withdrawalPlan } from '../../../../../shared/generate/plans/withdrawal-plan.ts';
import { readDomain } from '../../../../../shared/reading/read-domain.ts';
import { answer, DOMAIN, policyFetch, session } from '../../../../support/made-evidence.ts';
import { certificateOfKey, DAY, hostName, madeDomain, recordFor, SECONDS } from './made-domain.ts';

const alias = `dane.${DOMAIN}`;
const records = [recordFor('1'), recordFor('2')];
/** Two hosts that share their records, and a policy in force. */
const domain = (certificate = {}) =>
  madeDomain({
    hosts: ['1', '2'].map(key => ({ keys: [key], records, alias, ttl: 7_200 })),
    policy: { mode: 'enforce', maxAge: 7 * DAY },
    certificates: ['1', '2'].map(key => certificateOfKey(key, certificate)),
  });
const late = domain({ notBefore: SECONDS - 80 * DAY, notAfter: SECONDS + 3_600 });
const next = [recordFor('e'), recordFor('f')];
const draft = (evidence: Evidence) => suggestMtaSts(readDomain(evidence), SECONDS);
const nothing = madeDomain({ hosts: [{ keys: ['1'], records: [] }] });
const unheard = { ...nothing, dns: nothing.dns.filter(({ name }) => !name.startsWith('_smtp._tls')) };
const failing = { ...nothing, smtp: [session({ kind: 'no-starttls' }, hostName(0))] };

const PLANS: readonly (readonly [string, readonly PlanStep[]])[] = [
  ['rollover', rolloverPlan(readDomain(domain()), hostName(0), next, SECONDS)],
  ['rollover too late', rolloverPlan(readDomain(late), hostName(0), next, SECONDS)],
  ['renewal with the same key', keptKeyPlan(readDomain(domain()), hostName(0), SECONDS)],
  [
    'renewal with room made',
    keptKeyPlan(
      readDomain(madeDomain({ hosts: [{ keys: ['1'], records: [recordFor('1', 0)] }] })),
      hostName(0),
      SECONDS,
    ),
  ],
  ['rollout', rolloutPlan(readDomain(unheard), draft(unheard), SECONDS)],
  ['rollout that stops', rolloutPlan(readDomain(failing), draft(failing), SECONDS)],
  ['withdrawal', withdrawalPlan(readDomain(domain()), SECONDS)],
  ['move', mailMovePlan(readDomain(domain()), { mx: [hostName(5)] }, SECONDS)],
  [
    'move with a certificate',
    mailMovePlan(readDomain(domain()), { mx: [hostName(5)] }, SECONDS, [
      { host: hostName(5), name: '', record: recordFor('5') },
    ]),
  ],
];

describe.each(PLANS)('%s', (_name, steps) => {
  test('each step is known by an id of its own, by which it is done', () => {
    expect(steps.length).toBeGreaterThan(1);
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
  });

  test('what is kept of it between visits is all of it', () => {
    for (const step of steps) expect(planStep.parse(JSON.parse(JSON.stringify(step)))).toEqual(step);
  });

  test('no step is before the one before it, nor sooner after it than it says', () => {
    for (const [at, step] of steps.entries()) {
      const before = steps[at - 1];
      expect(step.at).toBe((before?.at ?? SECONDS) + (step.wait ?? 0));
    }
  });
});

test('the step at which a rollout stops until its hosts are mended is known by its id', () => {
  const steps = rolloutPlan(readDomain(failing), draft(failing), SECONDS);
  expect(steps.at(-1)).toMatchObject({ id: 'mend', action: { kind: 'mend-hosts', hosts: [hostName(0)] } });
});

test('RFC 8461 §8.1: where others may hold the MX records for longer than a day, that is waited out', () => {
  const evidence = domain();
  const dns = evidence.dns.map(each =>
    each.type === 'MX' && each.result.kind === 'answer'
      ? {
          ...each,
          result: {
            ...each.result,
            records: each.result.records.map(record => ({ ...record, ttl: 3 * DAY })),
          },
        }
      : each,
  );
  const reading = readDomain({ ...evidence, dns });
  const steps = mailMovePlan(reading, { ...suggestMtaSts(reading, SECONDS), mx: [hostName(5)] }, SECONDS);
  const waits = Object.fromEntries(steps.map(({ id, wait }) => [id, wait]));
  expect(waits).toMatchObject({ move: DAY, 'policy-new': 3 * DAY });
});

test('every kind of step is in one of these plans', () => {
  const kinds = planAction.def.options.map(({ shape }) => shape.kind.def.values[0]);
  const made = new Set(PLANS.flatMap(([, steps]) => steps.map(({ action }) => action.kind)));
  expect(made).toEqual(new Set(kinds));
});

describe('a rollover says by when', () => {
  const stepsOf = (notBefore: number, notAfter: number, ttl: number) =>
    rolloverPlan(
      readDomain(
        madeDomain({
          hosts: [{ keys: ['1'], records: [recordFor('1')], ttl }],
          certificates: [
            certificateOfKey('1', { notBefore: SECONDS + notBefore, notAfter: SECONDS + notAfter }),
          ],
        }),
      ),
      hostName(0),
      [recordFor('e')],
      SECONDS,
    ).map(({ id, at, action }) => [id, at - SECONDS, 'until' in action ? action.until - SECONDS : undefined]);

  test.each([
    [
      'it ends on the second of the installation',
      2 * DAY,
      ['publish', 'install', 'verify', 'remove'],
      2 * DAY,
    ],
    [
      'it ends a second before it',
      2 * DAY - 1,
      [`renew ${hostName(0)}`, 'publish', 'install', 'verify', 'remove'],
      83 * DAY,
    ],
  ])('of a certificate of ninety days, where %s', (_when, notAfter, ids, until) => {
    const steps = stepsOf(notAfter - 90 * DAY, notAfter, DAY);
    expect(steps.map(([id]) => id)).toEqual(ids);
    expect(steps.find(([id]) => id === 'install')).toEqual(['install', 2 * DAY, until]);
  });

  test('that has ended is renewed at once', () => {
    expect(stepsOf(-90 * DAY, -1 * DAY, 3_600)[0]).toEqual([`renew ${hostName(0)}`, 0, 0]);
  });
});

describe('RFC 8461 §8.1: what others hold of the policy host is waited out', () => {
  const host = `mta-sts.${DOMAIN}`;
  const waits = (addresses: Parameters<typeof answer>[2], rcode: 'NOERROR' | 'NXDOMAIN' = 'NOERROR') => {
    const made = madeDomain({ hosts: [{ keys: ['1'], records: [] }] });
    const dns = [...made.dns.filter(({ name }) => name !== host), answer(host, 'A', addresses, { rcode })];
    const https =
      addresses.length > 0
        ? [policyFetch('', { outcome: { kind: 'response', status: 404, body: '', bodyComplete: true } })]
        : [];
    const evidence = { ...made, dns, https };
    const to = { kind: 'address', addresses: ['192.0.2.80'] } as const;
    return rolloutPlan(readDomain(evidence), { ...draft(evidence), host: to }, SECONDS);
  };
  test.each([
    ['RFC 2308 §5: that there is none, three hours', [], 'NXDOMAIN' as const, 10_800],
    ['another address, for its TTL', [{ type: 'A', address: '192.0.2.9', ttl: 20_000 }], undefined, 20_000],
    ['the same address: nothing', [{ type: 'A', address: '192.0.2.80', ttl: 20_000 }], undefined, undefined],
  ] as const)('%s', (_what, addresses, rcode, wait) => {
    const steps = waits(addresses, rcode);
    expect(steps.slice(0, 2).map(step => step.wait)).toEqual([undefined, wait]);
    // RFC 8461 §8.1: the host goes with the policy, the record comes after it by itself.
    const setsIn = (id: string) =>
      steps.find(step => step.id === id)?.proposal?.recordSets.map(({ name }) => name);
    expect(setsIn('policy-0')).toEqual(wait === undefined ? [] : [host]);
    expect(setsIn('record-0')).toEqual([`_mta-sts.${DOMAIN}`]);
  });
});

test('RFC 8461 §8.3: the policy goes with its host, after its record', () => {
  const steps = withdrawalPlan(readDomain(domain()), SECONDS);
  expect(steps.at(-1)?.proposal?.policy).toEqual({ kind: 'remove' });
  expect(steps.at(-1)?.proposal?.recordSets.map(({ name, after }) => [name, after])).toEqual([
    [`mta-sts.${DOMAIN}`, []],
  ]);
});

test('RFC 8461 §8.3: mode none that no record announces is announced first', () => {
  const evidence = madeDomain({
    hosts: [{ keys: ['1'], records: [] }],
    policy: { mode: 'none', maxAge: DAY },
  });
  const name = `_mta-sts.${DOMAIN}`;
  const silent = {
    ...evidence,
    dns: [...evidence.dns.filter(each => each.name !== name), answer(name, 'TXT', [])],
  };
  expect(withdrawalPlan(readDomain(silent), SECONDS).map(({ id }) => id)).toEqual([
    'policy-none',
    'record-none',
    'wait',
    'remove-record',
    'remove',
  ]);
});
