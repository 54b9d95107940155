import * as fc from 'fast-check';
import { readDomain } from '../../../../../shared/reading/read-domain.ts';
import { describe, expect, test } from 'vitest';
import { type TlsaRecord, unmatchedCombinations, writeTlsaRecord } from '../../../../../shared/dane/index.ts';
import { recordsAt } from '../../../../../shared/evidence/secure-records.ts';
import type { PlanStep } from '../../../../../shared/generate/plans/plan.ts';
import { rolloverPlan } from '../../../../../shared/generate/plans/rollover-plan.ts';
import { answer, DOMAIN, session } from '../../../../support/made-evidence.ts';
import { followed, refusals } from './followed-plan.ts';
import {
  certificateOfKey,
  DAY,
  hostName,
  madeDomain,
  type MadeHost,
  recordFor,
  SECONDS,
} from './made-domain.ts';

const NEXT = 'e';
const HOST = hostName(0);

const setIn = (steps: readonly PlanStep[], id: string): readonly string[] | undefined =>
  steps
    .find(step => step.id === id)
    ?.proposal?.recordSets.find(({ type }) => type === 'TLSA')
    ?.after.flatMap(record => (record.type === 'TLSA' ? [writeTlsaRecord(record)] : []))
    .toSorted();

const texts = (...records: readonly TlsaRecord[]) =>
  records.map(record => writeTlsaRecord(record)).toSorted();
const one = (host: Partial<MadeHost> = {}) =>
  madeDomain({ hosts: [{ keys: ['1'], records: [recordFor('1')], ...host }] });
const plan = (host: Partial<MadeHost> = {}, next: readonly TlsaRecord[] = [recordFor(NEXT)]) =>
  rolloverPlan(readDomain(one(host)), HOST, next, SECONDS);

describe('DANE-13, RFC 7671 §8.1: the next key is published beside this one before it is used', () => {
  test('publish, wait two TTLs, install, verify, wait two TTLs, remove', () => {
    expect(plan({ ttl: 7_200 }).map(({ id, at, wait }) => [id, at - SECONDS, wait])).toEqual([
      ['publish', 0, undefined],
      ['install', 14_400, 14_400],
      ['verify', 14_400, undefined],
      ['remove', 21_600, 7_200],
    ]);
    expect(setIn(plan(), 'publish')).toEqual(texts(recordFor('1'), recordFor(NEXT)));
    expect(setIn(plan(), 'remove')).toEqual(texts(recordFor(NEXT)));
  });
  test('a TTL that a resolver told may be the rest of a longer one: a day is reckoned with', () => {
    const evidence = one({ ttl: 37 });
    const asked = {
      ...evidence,
      dns: evidence.dns.map(each => ({ ...each, via: { transport: 'udp', server: '192.0.2.53' } as const })),
    };
    const [, install] = rolloverPlan(readDomain(asked), HOST, [recordFor(NEXT)], SECONDS);
    expect(install?.wait).toBe(2 * DAY);
  });
  test('the first publication has the next key with it', () => {
    expect(setIn(plan({ records: [] }), 'publish')).toEqual(texts(recordFor('1'), recordFor(NEXT)));
  });
  test('no plan for the key that is in use, for what senders do not go by, and where nothing was seen', () => {
    expect(plan({}, [recordFor('1')])).toEqual([]);
    expect(plan({}, [{ ...recordFor(NEXT), certificateUsage: 1 }])).toEqual([]);
    expect(plan({ keys: [] })).toEqual([]);
    expect(rolloverPlan(readDomain(one()), 'mx.elders.nl', [recordFor(NEXT)], SECONDS)).toEqual([]);
  });
  test('a host that did not answer makes no plan for those that share its records', () => {
    const alias = `dane.${DOMAIN}`;
    const evidence = madeDomain({
      hosts: ['1', '2'].map(key => ({ keys: [key], records: [recordFor('1'), recordFor('2')], alias })),
    });
    const unseen = {
      ...evidence,
      smtp: evidence.smtp.map(each =>
        each.host === hostName(1)
          ? session({ kind: 'failed', stage: 'connect', cause: { kind: 'timeout', afterMs: 9 } }, each.host)
          : each,
      ),
    };
    expect(rolloverPlan(readDomain(evidence), HOST, [recordFor(NEXT)], SECONDS)).not.toEqual([]);
    expect(rolloverPlan(readDomain(unseen), HOST, [recordFor(NEXT)], SECONDS)).toEqual([]);
  });
});

describe('DANE-10, RFC 7671 §8.4: no combination is left without a match', () => {
  const CASES: readonly (readonly [string, readonly TlsaRecord[], TlsaRecord, readonly TlsaRecord[]])[] = [
    [
      '3 1 2 beside 3 1 1 makes room',
      [recordFor('1'), recordFor('1', 1, 2)],
      recordFor(NEXT),
      [recordFor('1'), recordFor(NEXT)],
    ],
    [
      '3 0 1 is joined by this key’s 3 1 1',
      [recordFor('1', 0)],
      recordFor(NEXT),
      [recordFor('1'), recordFor(NEXT)],
    ],
    [
      'a next 3 1 2 asks for this key’s',
      [recordFor('1')],
      recordFor(NEXT, 1, 2),
      [recordFor('1', 1, 2), recordFor(NEXT, 1, 2)],
    ],
    [
      'a stale 3 1 2 goes',
      [recordFor('1'), recordFor('9', 1, 2)],
      recordFor(NEXT),
      [recordFor('1'), recordFor(NEXT)],
    ],
    [
      'a 2 1 1 that another issuer’s certificate would not meet makes room',
      [recordFor('1'), { ...recordFor('7'), certificateUsage: 2 }],
      recordFor(NEXT),
      [recordFor('1'), recordFor(NEXT)],
    ],
  ];
  test.for(CASES)('%s', ([, records, next, expected]) => {
    expect(setIn(plan({ records }, [next]), 'publish')).toEqual(texts(...expected));
  });
  test('a 3 1 1 for a key that was not seen stays: it may be that of other clients (RSA beside ECDSA)', () => {
    const steps = plan({ records: [recordFor('1'), recordFor('5')] });
    expect(setIn(steps, 'publish')).toEqual(texts(recordFor('1'), recordFor('5'), recordFor(NEXT)));
    expect(setIn(steps, 'remove')).toEqual(texts(recordFor('5'), recordFor(NEXT)));
  });
  test('RFC 6698 §2.1.3: in full it is the key that selector 1 names, and the certificate that 0 does', () => {
    const certificate = certificateOfKey('1', { der: 'AQ==', spki: 'Ag==' });
    const evidence = madeDomain({ hosts: [{ keys: ['1'], records: [] }], certificates: [certificate] });
    const publishedFor = (selector: number) => {
      const next = { certificateUsage: 3, selector, matchingType: 0, data: '0a0b' };
      return setIn(rolloverPlan(readDomain(evidence), HOST, [next], SECONDS), 'publish');
    };
    expect(publishedFor(1)).toEqual(['3 1 0 02', '3 1 0 0a0b']);
    expect(publishedFor(0)).toEqual(['3 0 0 01', '3 0 0 0a0b']);
  });
  test('a next issuer is not published while the server sends none', () => {
    expect(plan({}, [{ ...recordFor(NEXT), certificateUsage: 2 }])).toEqual([]);
  });
  test('one key in two combinations is one: with two in use nothing is removed', () => {
    const host = { keys: ['1', '2'], records: [recordFor('1'), recordFor('2')] };
    const steps = plan(host, [recordFor(NEXT), recordFor(NEXT, 1, 2)]);
    expect(steps.map(({ id }) => id)).toEqual(['publish', 'install', 'verify']);
  });
  test('with more keys in use than come, nothing is removed before a new check', () => {
    const host = { keys: ['1', '2'], records: [recordFor('1'), recordFor('2')] };
    expect(plan(host).map(({ id }) => id)).toEqual(['publish', 'install', 'verify']);
    const both = plan(host, [recordFor(NEXT), recordFor('f')]);
    expect(setIn(both, 'remove')).toEqual(texts(recordFor(NEXT), recordFor('f')));
  });
});

describe('RFC 7672 §4: dates', () => {
  const until = (notBefore: number, notAfter: number, ttl = 3_600) =>
    rolloverPlan(
      readDomain(
        madeDomain({
          hosts: [{ keys: ['1'], records: [recordFor('1')], ttl }],
          certificates: [
            certificateOfKey('1', { notBefore: SECONDS + notBefore, notAfter: SECONDS + notAfter }),
          ],
        }),
      ),
      HOST,
      [recordFor(NEXT)],
      SECONDS,
    ).map(({ id, at, action }) => [id, at - SECONDS, 'until' in action ? action.until - SECONDS : undefined]);
  const step = (id: string, steps: ReturnType<typeof until>) => steps.find(([each]) => each === id)?.[2];

  test('installed a week before the end of a certificate of months', () => {
    expect(step('install', until(-30 * DAY, 60 * DAY))).toBe(53 * DAY);
  });
  test('installed with a third left of a certificate of days', () => {
    expect(step('install', until(-1 * DAY, 5 * DAY))).toBe(3 * DAY);
  });
  test('late, it is installed by the end', () => {
    expect(step('install', until(-80 * DAY, 3 * DAY))).toBe(3 * DAY);
  });
  test('too late: the key of now is renewed first, as no waiting can be left out', () => {
    const steps = until(-80 * DAY, DAY / 2, DAY);
    expect(steps[0]).toEqual([`renew ${HOST}`, 0, DAY / 2]);
    expect(steps.find(([id]) => id === 'install')?.[1]).toBe(2 * DAY);
  });
});

describe('records behind an alias', () => {
  const alias = `dane.${DOMAIN}`;
  test('RFC 1034 §3.6.2: they are changed where they lie, and nothing is put beside the alias', () => {
    const steps = plan({ alias });
    expect(steps[0]!.proposal?.recordSets.map(({ name, type }) => [name, type])).toEqual([[alias, 'TLSA']]);
  });
  test('hosts that share them have one plan, and what each of them needs in it', () => {
    const records = [recordFor('1'), recordFor('2')];
    const evidence = madeDomain({ hosts: ['1', '2'].map(key => ({ keys: [key], records, alias })) });
    const steps = rolloverPlan(readDomain(evidence), hostName(1), [recordFor(NEXT), recordFor('f')], SECONDS);
    expect(setIn(steps, 'publish')).toEqual(texts(...records, recordFor(NEXT), recordFor('f')));
    const installed = steps.flatMap(({ action }) =>
      action.kind === 'install-certificate' ? [action.host] : [],
    );
    expect(installed).toEqual([hostName(1), hostName(0)]);
  });
  test('an alias that leads to no records makes room for them', () => {
    const evidence = one();
    const owner = `_25._tcp.${HOST}`;
    const wild = {
      ...evidence,
      dns: [
        ...evidence.dns.filter(({ name }) => name !== owner),
        answer(owner, 'TLSA', [{ type: 'CNAME', target: 'www.elders.nl' }]),
      ],
    };
    const [publish] = rolloverPlan(readDomain(wild), HOST, [recordFor(NEXT)], SECONDS);
    expect(publish?.proposal?.recordSets.map(({ name, type, after }) => [name, type, after.length])).toEqual([
      [owner, 'CNAME', 0],
      [owner, 'TLSA', 2],
    ]);
  });
});

/** Sets that a host could have: of the keys it uses, of others, in one combination or several. */
const combination = fc.constantFrom([1, 1], [0, 1], [1, 2], [0, 2]).map(pair => pair as [number, number]);
const anyHost: fc.Arbitrary<MadeHost> = fc
  .record({
    keys: fc.uniqueArray(fc.constantFrom('1', '2', '3'), { minLength: 1, maxLength: 2 }),
    ttl: fc.constantFrom(60, 3_600, 86_400, 604_800),
    isShared: fc.boolean(),
    records: fc.array(fc.tuple(fc.constantFrom('1', '2', '3', '8'), combination), { maxLength: 4 }),
  })
  .map(({ keys, ttl, isShared, records }) => ({
    keys,
    ttl,
    records: records.map(([key, [selector, type]]) => recordFor(key, selector, type)),
    ...(isShared && { alias: `dane.${DOMAIN}` }),
  }));
/** Hosts behind one alias have its records. */
const anyHosts = fc.array(anyHost, { minLength: 1, maxLength: 3 }).map(hosts => {
  const shared = hosts.find(({ alias }) => alias);
  return hosts.map(host =>
    host.alias && shared ? { ...host, records: shared.records, ttl: shared.ttl ?? 3_600 } : host,
  );
});
const delays = fc.array(fc.constantFrom(0, 0, 1, 3_000, 90_000), { minLength: 12, maxLength: 12 });

describe('DANE-13: at no step of a rollover is a sender refused that delivered before', () => {
  test('whatever set a resolver still holds, and however late each step is done', () => {
    fc.assert(
      fc.property(anyHosts, combination, delays, (hosts, [selector, type], late) => {
        const evidence = madeDomain({ hosts });
        const steps = rolloverPlan(readDomain(evidence), HOST, [recordFor(NEXT, selector, type)], SECONDS);
        fc.pre(steps.length > 0);
        const moments = followed(evidence, SECONDS, steps, late, () => certificateOfKey(NEXT));
        expect(refusals(moments)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
  test('DANE-10: and every combination that the plan publishes matches what each server sends then', () => {
    fc.assert(
      fc.property(anyHosts, combination, (hosts, [selector, type]) => {
        const evidence = madeDomain({ hosts });
        const steps = rolloverPlan(readDomain(evidence), HOST, [recordFor(NEXT, selector, type)], SECONDS);
        fc.pre(steps.length > 0);
        const rolled = steps.flatMap(({ action }) =>
          action.kind === 'install-certificate' ? [action.host] : [],
        );
        for (const { evidence: then } of followed(evidence, SECONDS, steps, [], () =>
          certificateOfKey(NEXT),
        ).slice(1)) {
          for (const { host, outcome } of then.smtp) {
            if (!rolled.includes(host) || outcome.kind !== 'tls') continue;
            const answer = recordsAt(then, `_25._tcp.${host}`, 'TLSA');
            const chain = outcome.tls.chain.flatMap(sha256 => then.certificates[sha256] ?? []);
            expect(unmatchedCombinations('records' in answer ? answer.records : [], chain)).toEqual([]);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
  test('without the waiting, a sender would be: the simulation sees it', () => {
    const evidence = one({ ttl: 86_400 });
    const steps = plan({ ttl: 86_400 }).map(({ wait: _wait, ...step }) => ({ ...step, at: SECONDS }));
    const found = refusals(followed(evidence, SECONDS, steps, [], () => certificateOfKey(NEXT)));
    expect(found.map(({ step, sender }) => `${step}: ${sender}`)).toContain('install: dane');
  });
});
