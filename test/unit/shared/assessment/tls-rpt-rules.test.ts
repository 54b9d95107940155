import { describe, expect, test } from 'vitest';
import { findingsIn } from '../../../support/findings-in.ts';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import { applyAttack, simulate } from '../../../../shared/simulate/index.ts';
import { answer, DOMAIN, madeEvidence, NOW } from '../../../support/made-evidence.ts';

const MAIL = `mailto:tls@${DOMAIN}`;
const WEB = 'https://reports.example/tls';

const judged = (...texts: readonly string[]) => {
  const records = texts.map(text => ({ type: 'TXT' as const, strings: [text] }));
  const evidence = madeEvidence({ dns: [answer(`_smtp._tls.${DOMAIN}`, 'TXT', records)] });
  const findings = findingsIn(evidence, NOW).filter(({ topic }) => topic === 'tls-rpt');
  const now = NOW / 1_000;
  const attacked = applyAttack(readDomain(evidence), 'strip-starttls', now);
  return {
    findings,
    ids: findings.map(({ id }) => id),
    reportsTo: simulate(attacked, { kind: 'mta-sts' }, { now }).report?.to ?? [],
  };
};

describe('RFC 8460 §3: a record that names nowhere to go is as no address at all', () => {
  test.each([
    'mailto:',
    'mailto:tls',
    `mailto:tls@${DOMAIN}:25`,
    `mailto:tls@${DOMAIN}.`,
    'mailto:tls@voorbeeld..nl',
    'http://reports.example/tls',
    'ftp://reports.example/tls',
    'mailto:,http://reports.example/tls',
    'mailto:; rua=http://reports.example/tls',
  ])('rua=%s', rua => {
    const { findings, ids, reportsTo } = judged(`v=TLSRPTv1; rua=${rua}`);
    expect(ids).toEqual(['tls-rpt.undeliverable']);
    expect(findings[0]?.verdict).toBe(judged('v=TLSRPTv1; rua=').findings[0]?.verdict);
    expect(findings[0]?.verdict).toBe('problem');
    expect(reportsTo).toEqual([]);
  });
});

describe('RFC 8460 §3: what counts', () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    ['one address', `v=TLSRPTv1; rua=${MAIL}`, ['tls-rpt.present'], [MAIL]],
    [
      'one that a report can go to, beside one that it cannot',
      `v=TLSRPTv1; rua=http://reports.example/,${MAIL}`,
      ['tls-rpt.present', 'tls-rpt.record-warning'],
      [MAIL],
    ],
    [
      'those of every rua, of which the reporter of Postfix takes the first',
      `v=TLSRPTv1; rua=${MAIL}; rua=${WEB}`,
      ['tls-rpt.present', 'tls-rpt.record-read-differently'],
      [MAIL, WEB],
    ],
    [
      'behind another field',
      `v=TLSRPTv1; a=b; rua=${MAIL}`,
      ['tls-rpt.present', 'tls-rpt.record-read-differently'],
      [MAIL],
    ],
    [
      'with a space before the first semicolon',
      `v=TLSRPTv1 ; rua=${MAIL}`,
      ['tls-rpt.present', 'tls-rpt.record-read-differently'],
      [MAIL],
    ],
    [
      'with a space at the end, which mox refuses',
      `v=TLSRPTv1; rua=${MAIL} `,
      ['tls-rpt.present', 'tls-rpt.record-read-differently'],
      [MAIL],
    ],
  ])('%s', (_what, text, expected, to) => {
    const { ids, reportsTo } = judged(text);
    expect(ids.toSorted()).toEqual(expected);
    expect(reportsTo).toEqual(to);
  });
});
