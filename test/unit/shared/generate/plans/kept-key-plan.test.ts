import { expect, test } from 'vitest';
import { readDomain } from '../../../../../shared/reading/read-domain.ts';
import { type TlsaRecord, writeTlsaRecord } from '../../../../../shared/dane/index.ts';
import { keptKeyPlan } from '../../../../../shared/generate/plans/kept-key-plan.ts';
import { followed, refusals, withCertificate } from './followed-plan.ts';
import { certificateOfKey, DAY, hostName, madeDomain, recordFor, SECONDS } from './made-domain.ts';

const HOST = hostName(0);
/** The server's certificate of six days, a day old. */
const SHORT = certificateOfKey('1', { notBefore: SECONDS - DAY, notAfter: SECONDS + 5 * DAY });
const domain = (records: readonly TlsaRecord[]) =>
  madeDomain({ hosts: [{ keys: ['1'], records, ttl: 7_200 }], certificates: [SHORT] });
const plan = (records: readonly TlsaRecord[]) => keptKeyPlan(readDomain(domain(records)), HOST, SECONDS);

test('RFC 7672 §3.1.1: a 3 1 1 record stays right with the key: nothing is to be published', () => {
  expect(plan([recordFor('1')]).map(({ id, at, action }) => [id, at - SECONDS, action])).toEqual([
    [`keep ${HOST}`, 0, { kind: 'keep-key', host: HOST }],
    [`renew ${HOST}`, 0, { kind: 'renew-same-key', host: HOST, until: SECONDS + 3 * DAY }],
    [`verify ${HOST}`, 0, { kind: 'verify', host: HOST }],
  ]);
});

test.for<[string, TlsaRecord[]]>([
  ['nothing', []],
  ['3 0 1, which every renewal breaks', [recordFor('1', 0)]],
  ['3 0 1 beside 3 1 1 (RFC 7671 §8.4)', [recordFor('1', 0), recordFor('1')]],
  [
    '2 1 1, as the next issuer may be another one',
    [recordFor('1'), { ...recordFor('7'), certificateUsage: 2 }],
  ],
])('DANE-13: 3 1 1 takes the place of %s, two TTLs before the renewal', ([, records]) => {
  const steps = plan(records);
  const [set] = steps.find(({ id }) => id === 'publish')!.proposal!.recordSets;
  expect(set!.after.map(record => record.type === 'TLSA' && writeTlsaRecord(record))).toEqual([
    writeTlsaRecord(recordFor('1')),
  ]);
  const renewal = steps.find(({ id }) => id.startsWith('renew'))!;
  expect(renewal.wait).toBe(2 * (records.length > 0 ? 7_200 : 3_600));
  const evidence = domain(records);
  const moments = followed(evidence, SECONDS, steps);
  const renewed = moments.map(each =>
    each.step.startsWith('renew') || each.step.startsWith('verify')
      ? { ...each, evidence: withCertificate(each.evidence, HOST, sameKey) }
      : each,
  );
  expect(refusals(renewed)).toEqual([]);
});

const sameKey = certificateOfKey('1', {
  digests: {
    certificate: { sha256: 'fe'.repeat(32), sha512: 'fe'.repeat(64) },
    publicKey: certificateOfKey('1').digests.publicKey,
  },
});

test('RFC 7671 §8.1: two TTLs are waited out also where the renewal comes sooner, and it is told by when', () => {
  const soon = certificateOfKey('1', { notBefore: SECONDS - DAY, notAfter: SECONDS + DAY });
  const hosts = [{ keys: ['1'], records: [recordFor('1', 0)], ttl: DAY }];
  const steps = keptKeyPlan(readDomain(madeDomain({ hosts, certificates: [soon] })), HOST, SECONDS);
  const until = SECONDS + 2 * DAY;
  expect(steps.map(({ id, at, wait }) => [id, at - SECONDS, wait])).toEqual([
    [`keep ${HOST}`, 0, undefined],
    ['publish', 0, undefined],
    [`renew ${HOST}`, 2 * DAY, 2 * DAY],
    [`verify ${HOST}`, 2 * DAY, undefined],
  ]);
  expect(steps[2]?.action).toEqual({ kind: 'renew-same-key', host: HOST, until });
});

test('a certificate of months may be renewed at any time, and has a week left at the latest', () => {
  const long = certificateOfKey('1', { notBefore: SECONDS - DAY, notAfter: SECONDS + 89 * DAY });
  const hosts = [{ keys: ['1'], records: [recordFor('1')] }];
  const steps = keptKeyPlan(readDomain(madeDomain({ hosts, certificates: [long] })), HOST, SECONDS);
  expect(steps[1]).toMatchObject({ at: SECONDS, action: { until: SECONDS + 82 * DAY } });
});

test('no plan for a host whose certificate was not seen', () => {
  expect(keptKeyPlan(readDomain(madeDomain({ hosts: [{ keys: [], records: [] }] })), HOST, SECONDS)).toEqual(
    [],
  );
});
