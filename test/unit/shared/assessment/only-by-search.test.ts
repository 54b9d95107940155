import { expect, test } from 'vitest';
import { findingsIn } from '../../../support/findings-in.ts';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import type { TlsaRecord } from '../../../../shared/dane/index.ts';
import { POSTFIX, simulate } from '../../../../shared/simulate/index.ts';
import { answer, HOST, madeEvidence, NOW, session, tls } from '../../../support/made-evidence.ts';
import { type Made, make } from '../certificates/made-certificates.ts';
import { tlsaOf } from '../dane/tlsa-of.ts';

const seconds = NOW / 1_000;
const validity = [seconds - 1_000, seconds + 9_000_000] as const;
const root = await make({ name: 'CN=Root', ca: true, validity });
const byRoot = await make({ name: 'CN=Cross', ca: true, issuer: root, validity });
const bySelf = await make({ name: 'CN=Cross', ca: true, keys: byRoot.keys, validity });
const impostor = await make({ name: 'CN=Cross', ca: true, validity });
const leaf = await make({ name: 'CN=leaf', issuer: byRoot, dnsNames: [HOST], validity });

const found = (records: readonly (TlsaRecord & { readonly data: string })[], sent: readonly Made[]) => {
  const evidence = madeEvidence({
    dns: [
      answer(
        `_25._tcp.${HOST}`,
        'TLSA',
        records.map(record => ({ type: 'TLSA' as const, ...record })),
      ),
    ],
    certificates: sent.map(({ facts }) => facts),
    smtp: [
      session({
        kind: 'tls',
        tls: tls('a', { chain: sent.map(({ facts }) => facts.digests.certificate.sha256) }),
      }),
    ],
  });
  const findings = findingsIn(evidence, NOW).filter(({ topic }) => topic === 'dane');
  return {
    ids: findings.map(({ id }) => id),
    problems: findings.filter(({ verdict }) => verdict === 'problem').length,
    outcome: simulate(readDomain(evidence), POSTFIX, { now: seconds }).outcome.kind,
  };
};

test.each([
  ['of two issuers of one name that are sent the second', [tlsaOf(bySelf, 2, 0, 1)], [leaf, byRoot, bySelf]],
  [
    'an issuer behind another one of its name in a record',
    [tlsaOf(byRoot, 2, 0, 1), tlsaOf(impostor, 2, 0, 0)],
    [leaf, byRoot],
  ],
])('RFC 7671 §5.2: %s is found only by search, so that Postfix does not deliver', (_, records, sent) => {
  const { ids, problems, outcome } = found(records, sent);
  expect(ids).toContain('dane.only-by-search');
  expect(ids).not.toContain('dane.valid');
  expect(problems).toBe(1);
  expect(outcome).toBe('deferred');
});

test.each([
  [
    'the issuer that the record holds, before the one that is sent',
    [tlsaOf(bySelf, 2, 0, 0)],
    [leaf, byRoot],
  ],
  [
    'the right one of two records of one name, which stands first',
    [tlsaOf(byRoot, 2, 0, 0), tlsaOf(impostor, 2, 0, 0)],
    [leaf],
  ],
])('RFC 7671 §5.2.2: %s is found by all', (_, records, sent) => {
  const { ids, problems, outcome } = found(records, sent);
  expect(ids).toContain('dane.valid');
  expect(ids).not.toContain('dane.only-by-search');
  expect(problems).toBe(0);
  expect(outcome).toBe('delivered');
});
