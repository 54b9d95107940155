import * as fc from 'fast-check';
import { readDomain } from '../../../../../shared/reading/read-domain.ts';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../../../../shared/evidence/evidence.ts';
import { hostNames } from '../../../../../shared/reading/hosts/mail-hosts.ts';
import { suggestMtaSts } from '../../../../../shared/generate/mta-sts.ts';
import { mailMovePlan } from '../../../../../shared/generate/plans/mail-move-plan.ts';
import type { PlanStep } from '../../../../../shared/generate/plans/plan.ts';
import { rolloutPlan } from '../../../../../shared/generate/plans/rollout-plan.ts';
import { withdrawalPlan } from '../../../../../shared/generate/plans/withdrawal-plan.ts';
import { MAX_MAX_AGE, parseStsPolicy } from '../../../../../shared/mtasts/index.ts';
import {
  answer,
  DOMAIN,
  madeEvidence,
  policyFetch,
  session,
  tls,
} from '../../../../support/made-evidence.ts';
import { followed, refusals } from './followed-plan.ts';
import { certificateOfKey, DAY, hostName, madeDomain, recordFor, SECONDS } from './made-domain.ts';

const WEEK = 7 * DAY;
const line = ({ id, at, wait = 0 }: PlanStep) => `${id} at ${at - SECONDS} after ${wait}`;
const hosts = [{ keys: ['1'], records: [recordFor('1')] }];
const nothing = madeDomain({ hosts });
const withPolicy = (mode: string, maxAge = 4 * WEEK) => madeDomain({ hosts, policy: { mode, maxAge } });
const rollout = (evidence: Evidence, change = {}) =>
  rolloutPlan(readDomain(evidence), { ...suggestMtaSts(readDomain(evidence), SECONDS), ...change }, SECONDS);
const modes = (steps: readonly PlanStep[]) =>
  steps.flatMap(({ action }) => (action.kind === 'serve-policy' ? [`${action.mode} ${action.maxAge}`] : []));

describe('STS-60, RFC 8461 §8.1: the policy first, then the record', () => {
  test('from nothing: testing, then enforce, max_age rising, reports read in between', () => {
    const steps = rollout(nothing, { host: { kind: 'address', addresses: ['192.0.2.80'] } });
    // Resolvers may hold for three hours that there is no policy host.
    expect(steps.map(line)).toEqual([
      'policy-host at 0 after 0',
      'policy-certificate at 10800 after 10800',
      'policy-0 at 10800 after 0',
      'fetch-0 at 10800 after 0',
      'record-0 at 10800 after 0',
      'reports-0 at 10800 after 0',
      `policy-1 at ${2 * WEEK + 10_800} after ${2 * WEEK}`,
      `record-1 at ${2 * WEEK + 10_800} after 0`,
      `reports-1 at ${2 * WEEK + 10_800} after 0`,
      `policy-2 at ${4 * WEEK + 10_800} after ${2 * WEEK}`,
      `record-2 at ${4 * WEEK + 10_800} after 0`,
    ]);
    expect(modes(steps)).toEqual([`testing ${DAY}`, `enforce ${WEEK}`, `enforce ${8 * WEEK}`]);
  });
  test('RFC 8461 §3.3: without a policy host an address, a certificate and a fetch come first', () => {
    const steps = rollout(nothing);
    expect(steps.slice(0, 5).map(({ action }) => action.kind)).toEqual([
      'policy-host-address',
      'policy-host-certificate',
      'serve-policy',
      'fetch-policy',
      'announce-policy',
    ]);
    expect(steps[0]).toMatchObject({ action: { isKnown: false } });
    expect(steps[0]?.proposal).toBeUndefined();
  });
  test('every announcement has an id of its own', () => {
    const ids = rollout(nothing).flatMap(({ action }) =>
      action.kind === 'announce-policy' ? [action.id] : [],
    );
    expect(new Set(ids).size).toBe(3);
  });
  test('RFC 8460 §3: reports come first where nobody gets any', () => {
    const unheard = { ...nothing, dns: nothing.dns.filter(({ name }) => !name.startsWith('_smtp._tls')) };
    expect(rollout(unheard)[0]?.action).toEqual({ kind: 'publish-tls-rpt' });
  });
  test('who is testing reads the reports before enforcing', () => {
    const steps = rollout(withPolicy('testing'));
    expect(steps[0]).toMatchObject({ id: 'reports-0', at: SECONDS });
    expect(modes(steps)).toEqual([`enforce ${WEEK}`, `enforce ${8 * WEEK}`]);
  });
  test('who enforces does not go back to testing', () => {
    expect(modes(rollout(withPolicy('enforce', WEEK)))).toEqual([`enforce ${8 * WEEK}`]);
    expect(rollout(withPolicy('enforce', 8 * WEEK))).toEqual([]);
  });
  test('who enforces for other hosts enforces for these first', () => {
    const other = madeDomain({
      hosts,
      policy: { mode: 'enforce', maxAge: 52 * WEEK, mx: ['*.elders.nl', hostName(0)] },
    });
    expect(modes(rollout(other, { mx: [hostName(0)] }))).toEqual([`enforce ${WEEK}`, `enforce ${52 * WEEK}`]);
    const same = madeDomain({
      hosts,
      policy: { mode: 'enforce', maxAge: 8 * WEEK, mx: ['*.elders.nl', hostName(0)] },
    });
    expect(rollout(same, { mx: [hostName(0), '*.elders.nl'] })).toEqual([]);
  });
  test('who asked for longer gets longer', () => {
    expect(modes(rollout(nothing, { maxAge: 52 * WEEK })).at(-1)).toBe(`enforce ${52 * WEEK}`);
  });
  test('an announcement without a policy is no policy, nor is mode none', () => {
    expect(modes(rollout(withPolicy('none')))).toHaveLength(3);
    expect(modes(rollout({ ...withPolicy('enforce'), https: [] }))).toHaveLength(3);
  });
  test('a draft that is wrong has no plan', () => {
    expect(rollout(nothing, { mx: ['geen host'] })).toEqual([]);
    expect(rollout(nothing, { mx: [] })).toEqual([]);
  });
  test.for<[string, Evidence, readonly string[]]>([
    [
      'a certificate of another name',
      madeDomain({ hosts, certificates: [certificateOfKey('1', { dnsNames: ['elders.nl'] })] }),
      [hostName(0)],
    ],
    [
      'an expired certificate',
      madeDomain({ hosts, certificates: [certificateOfKey('1', { notAfter: SECONDS - 1 })] }),
      [hostName(0)],
    ],
    ['no STARTTLS', { ...nothing, smtp: [session({ kind: 'no-starttls' }, hostName(0))] }, [hostName(0)]],
    [
      'STARTTLS that is refused',
      {
        ...nothing,
        smtp: [session({ kind: 'starttls-refused', reply: { code: 502, lines: [] } }, hostName(0))],
      },
      [hostName(0)],
    ],
    [
      'one bad address of two',
      { ...nothing, smtp: [...nothing.smtp, session({ kind: 'no-starttls' }, hostName(0), '192.0.2.99')] },
      [hostName(0)],
    ],
  ])('nothing is enforced on a host with %s', ([, evidence, expected]) => {
    const steps = rollout(evidence);
    expect(modes(steps)).toEqual([`testing ${DAY}`]);
    expect(steps.at(-1)?.action).toEqual({ kind: 'mend-hosts', hosts: expected });
  });
  test('nor on one that the policy misses', () => {
    expect(rollout(nothing, { mx: ['mx.elders.nl'] }).at(-1)?.action).toMatchObject({ kind: 'mend-hosts' });
  });
  test('port 25 that could not be measured does not stop it: reports will show', () => {
    const unseen = session(
      { kind: 'failed', stage: 'connect', cause: { kind: 'timeout', afterMs: 1 } },
      hostName(0),
    );
    expect(modes(rollout({ ...nothing, smtp: [unseen] }))).toHaveLength(3);
  });
});

describe('STS-62, RFC 8461 §8.3: mode none first, record and policy later', () => {
  test('mode none under a new id, the longest max_age waited out, then the record, then the policy', () => {
    const steps = withdrawalPlan(readDomain(withPolicy('enforce', 4 * WEEK)), SECONDS);
    expect(steps.map(line)).toEqual([
      'policy-none at 0 after 0',
      'record-none at 0 after 0',
      'wait at 0 after 0',
      `remove-record at ${4 * WEEK} after ${4 * WEEK}`,
      `remove at ${4 * WEEK + 3_600} after 3600`,
    ]);
    const [serve, announce] = steps;
    expect(serve?.proposal?.policy).toMatchObject({ text: expect.stringContaining('mode: none') });
    expect(announce?.action).not.toMatchObject({ id: '20270101T000000' });
  });
  test('a longer max_age of before counts, and a shorter one does not', () => {
    const wait = (earlier?: number) =>
      withdrawalPlan(readDomain(withPolicy('enforce', WEEK)), SECONDS, earlier).find(
        ({ id }) => id === 'remove-record',
      )?.wait;
    expect([wait(), wait(8 * WEEK), wait(DAY)]).toEqual([WEEK, 8 * WEEK, WEEK]);
  });
  test('where mode none is there already, what was before it may be as long as the standard allows', () => {
    const steps = withdrawalPlan(readDomain(withPolicy('none', DAY)), SECONDS);
    expect(steps.map(({ id, wait }) => [id, wait])).toEqual([
      ['wait', undefined],
      ['remove-record', MAX_MAX_AGE],
      ['remove', 3_600],
    ]);
    expect(withdrawalPlan(readDomain(withPolicy('none', DAY)), SECONDS, WEEK)[1]?.wait).toBe(WEEK);
  });
  test('a policy that cannot be read any more may still be held', () => {
    const broken = { ...withPolicy('enforce'), https: [policyFetch('kapot')] };
    expect(withdrawalPlan(readDomain(broken), SECONDS).find(({ id }) => id === 'remove-record')?.wait).toBe(
      MAX_MAX_AGE,
    );
  });
  test('a policy that no record announces is ended like any other', () => {
    const evidence = madeEvidence({ dns: [answer(`_mta-sts.${DOMAIN}`, 'TXT', [])] });
    expect(withdrawalPlan(readDomain(evidence), SECONDS)[1]?.action.kind).toBe('announce-policy');
  });
  test('STS-61: of a record that somebody else keeps the alias goes', () => {
    const name = `_mta-sts.${DOMAIN}`;
    const there = { owner: '_mta-sts.elders.nl', ttl: 60, type: 'TXT' as const, strings: ['v=STSv1; id=1;'] };
    const evidence = madeEvidence();
    const lookup = answer(name, 'TXT', [{ type: 'CNAME', target: there.owner }]);
    if (lookup.result.kind === 'answer') lookup.result.records.push(there);
    const steps = withdrawalPlan(
      readDomain({ ...evidence, dns: [...evidence.dns.filter(each => each.name !== name), lookup] }),
      SECONDS,
    );
    const at = (id: string) =>
      steps.find(step => step.id === id)?.proposal?.recordSets.map(set => [set.name, set.type]);
    expect(at('record-none')).toEqual([[there.owner, 'TXT']]);
    expect(at('remove-record')).toEqual([[name, 'CNAME']]);
  });
  test('nothing to end where nothing is', () => {
    expect(withdrawalPlan(readDomain(nothing), SECONDS)).toEqual([]);
  });
});

describe('STS-60, RFC 8461 §8.1: mail moves when senders know the new hosts', () => {
  const move = (evidence: Evidence, mx: readonly string[]) =>
    mailMovePlan(readDomain(evidence), { ...suggestMtaSts(readDomain(evidence), SECONDS), mx }, SECONDS);
  const NEW = hostName(5);
  const mxOf = (steps: readonly PlanStep[]) => steps.find(({ id }) => id === 'move')?.proposal;
  test('both in the policy, a day, MX, a day, the new ones alone', () => {
    const steps = move(withPolicy('enforce'), [NEW]);
    expect(steps.map(line)).toEqual([
      `server ${NEW} at 0 after 0`,
      `sign ${NEW} at 0 after 0`,
      `tlsa ${NEW} at 0 after 0`,
      'policy-both at 0 after 0',
      'record-both at 0 after 0',
      `move at ${DAY} after ${DAY}`,
      `policy-new at ${2 * DAY} after ${DAY}`,
      `record-new at ${2 * DAY} after 0`,
      `leave at ${2 * DAY} after 0`,
    ]);
    const texts = steps.flatMap(({ proposal }) =>
      proposal?.policy?.kind === 'serve' ? [proposal.policy.text] : [],
    );
    expect(texts.map(text => text.match(/(?<=mx: )\S+/g))).toEqual([[hostName(0), NEW], [NEW]]);
    const mx = mxOf(steps)?.recordSets[0]?.after;
    expect(mx).toMatchObject([{ exchange: NEW, preference: 10 }]);
  });
  test('new hosts come behind the last of those that stay, ten apart', () => {
    const three = ['1', '2', '3'].map(key => ({ keys: [key], records: [] }));
    const made = madeDomain({ hosts: three, policy: { mode: 'enforce', maxAge: 4 * WEEK } });
    const [set] = mxOf(move(made, [hostName(1), hostName(2), NEW, hostName(6)]))!.recordSets;
    const preferences = set?.after.map(record => 'preference' in record && record.preference);
    expect(preferences).toEqual([1, 2, 12, 22]);
  });
  test('a host that stays keeps its preference', () => {
    const [set] = mxOf(move(withPolicy('enforce'), [hostName(0), NEW]))!.recordSets;
    expect(set?.after).toMatchObject([{ preference: 0 }, { preference: 10 }]);
  });
  test('RFC 7672 §2.2: without a policy the TLSA records come first all the same, and are known before mail moves', () => {
    const brought = [{ host: NEW, name: 'next.pem', record: recordFor('5') }];
    for (const evidence of [nothing, withPolicy('none')]) {
      const steps = mailMovePlan(readDomain(evidence), { mx: [NEW] }, SECONDS, brought);
      expect(steps.map(line)).toEqual([
        `server ${NEW} at 0 after 0`,
        `sign ${NEW} at 0 after 0`,
        `tlsa ${NEW} at 0 after 0`,
        'move at 10800 after 10800',
        `leave at ${DAY + 10_800} after ${DAY}`,
      ]);
      expect(steps[2]?.proposal?.recordSets).toMatchObject([
        { name: `_25._tcp.${NEW}`, before: [], after: [recordFor('5')] },
      ]);
    }
  });
  test('what was neither seen nor brought is said, and not written', () => {
    const [step] = move(nothing, [NEW]).filter(({ id }) => id.startsWith('tlsa'));
    expect(step).toMatchObject({ action: { kind: 'bring-host-tlsa', owner: `_25._tcp.${NEW}` } });
    expect(step?.proposal).toBeUndefined();
  });
  test('a certificate that was seen is one to publish for, where the host answers already', () => {
    const [step] = move(withServer(nothing, NEW), [NEW]).filter(({ id }) => id.startsWith('tlsa'));
    expect(step?.action.kind).toBe('publish-host-tlsa');
    expect(step?.proposal?.recordSets[0]?.after).toMatchObject([recordFor('1')]);
  });
  test('a host that stays is not asked to leave, nor that the policy has already to be put in', () => {
    const both = madeDomain({ hosts, policy: { mode: 'enforce', maxAge: DAY, mx: [hostName(0), NEW] } });
    expect(move(both, [hostName(0), NEW]).map(({ id }) => id)).toEqual([
      `server ${NEW}`,
      `sign ${NEW}`,
      `tlsa ${NEW}`,
      'move',
    ]);
  });
  test('in an unsigned domain TLSA records are no part of it', () => {
    const unsigned = {
      ...nothing,
      dns: nothing.dns.map(lookup =>
        lookup.result.kind === 'answer'
          ? { ...lookup, result: { ...lookup.result, status: 'insecure' as const } }
          : lookup,
      ),
    };
    expect(move(unsigned, [NEW]).map(({ id }) => id)).toEqual([`server ${NEW}`, 'move', 'leave']);
  });
  test('no plan without a new host, for a pattern', () => {
    expect(move(withPolicy('enforce'), [hostName(0)])).toEqual([]);
    expect(move(withPolicy('enforce'), [`*.${DOMAIN}`])).toEqual([]);
  });
});

/** The servers of a domain that moves: the new ones answer from the start. */
function withServer(evidence: Evidence, host: string): Evidence {
  const address = '192.0.2.77';
  const seen = session({ kind: 'tls', tls: tls('0', { chain: ['1c'.repeat(32)] }) }, host, address);
  return {
    ...evidence,
    dns: [
      ...evidence.dns.filter(({ name }) => !name.endsWith(host)),
      answer(host, 'A', [{ type: 'A', address }]),
      answer(host, 'AAAA', []),
      answer(`_25._tcp.${host}`, 'TLSA', []),
    ],
    smtp: [...evidence.smtp, seen],
  };
}

describe('STS-62: at no step of a plan is a sender refused that delivered before, whatever policy it holds', () => {
  const policy = fc.record({
    mode: fc.constantFrom('none', 'testing', 'enforce'),
    maxAge: fc.constantFrom(0, 3_600, DAY, 3 * WEEK, MAX_MAX_AGE),
  });
  const domain = fc
    .record({
      count: fc.integer({ min: 1, max: 3 }),
      policy: fc.option(policy),
      ttl: fc.constantFrom(60, 3_600, DAY),
    })
    .map(made => {
      const keys = ['1', '2', '3'].slice(0, made.count);
      return madeDomain({
        hosts: keys.map(key => ({ keys: [key], records: [recordFor(key)], ttl: made.ttl })),
        ...(made.policy && { policy: made.policy }),
      });
    });
  const delays = fc.array(fc.constantFrom(0, 0, 1, 3_000, 90_000, 2 * WEEK), {
    minLength: 12,
    maxLength: 12,
  });
  const MAKERS: Readonly<Record<string, (evidence: Evidence) => readonly PlanStep[]>> = {
    rollout: evidence => rollout(evidence, { host: { kind: 'address', addresses: ['192.0.2.80'] } }),
    withdrawal: evidence => withdrawalPlan(readDomain(evidence), SECONDS),
    'mail to one new host': evidence =>
      mailMovePlan(
        readDomain(evidence),
        { ...suggestMtaSts(readDomain(evidence), SECONDS), mx: [hostName(5)] },
        SECONDS,
      ),
    'a new host beside the others': evidence =>
      mailMovePlan(
        readDomain(evidence),
        {
          ...suggestMtaSts(readDomain(evidence), SECONDS),
          mx: [...hostNames(readDomain(evidence)), hostName(5)],
        },
        SECONDS,
      ),
  };
  test.for(Object.entries(MAKERS))('%s', ([, make]) => {
    fc.assert(
      fc.property(domain, delays, (made, late) => {
        const evidence = withServer(made, hostName(5));
        const steps = make(evidence);
        fc.pre(steps.length > 0);
        // What a check sees of a mode none that is there already is not what was there before it.
        const before = parseStsPolicy(
          `version: STSv1\nmode: enforce\nmx: ${hostName(0)}\nmx: ${hostName(1)}\nmx: ${hostName(2)}\nmax_age: ${4 * WEEK}\n`,
        );
        const held = make === MAKERS['withdrawal'] && before.ok ? [before.value] : [];
        expect(refusals(followed(evidence, SECONDS, steps, late), held)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
  test('MX records that change before senders know would be seen', () => {
    const evidence = withServer(withPolicy('enforce'), hostName(5));
    const steps = mailMovePlan(
      readDomain(evidence),
      { ...suggestMtaSts(readDomain(evidence), SECONDS), mx: [hostName(5)] },
      SECONDS,
    );
    const hasty = steps.map(({ wait: _wait, ...step }) => ({ ...step, at: SECONDS }));
    expect(
      refusals(followed(evidence, SECONDS, hasty)).map(({ step, sender }) => `${step}: ${sender}`),
    ).toContain('move: mta-sts');
  });
});
