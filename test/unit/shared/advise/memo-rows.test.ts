import { describe, expect, test } from 'vitest';
import { PARTS } from '../../../../shared/advise/advice-data.ts';
import { RULE_NAMES } from '../../../../shared/advise/rule-names.ts';
import { ADVICE } from './advice-files.ts';

/** The memo's table (FS-20160608.03D, page 4), cell by cell: side, for or against, and what the row is called here. */
const TABLE: readonly (readonly [side: string, stance: string, row: string])[] = [
  ['dane', 'for', 'dane-standardised'],
  ['dane', 'for', 'dane-usable-now'],
  ['dane', 'for', 'dane-no-hardware'],
  ['dane', 'for', 'dane-direct-link'],
  ['dane', 'against', 'dane-needs-dnssec'],
  ['dane', 'against', 'dane-not-all-americans'],
  ['sts', 'for', 'sts-backed'],
  ['sts', 'for', 'sts-no-dnssec'],
  ['sts', 'for', 'sts-reports'],
  ['sts', 'for', 'sts-own-choice'],
  ['sts', 'against', 'sts-developing'],
  ['sts', 'against', 'sts-first-contact'],
  ['sts', 'against', 'sts-web-server'],
  ['sts', 'against', 'sts-caching'],
];

/** What its analysis says, in the order of the memo. */
const ANALYSIS: Readonly<Record<string, string>> = {
  'same goal: from opportunistic to mandatory encryption': 'same-goal',
  'against passive and active attackers': 'both-attackers',
  'both lean on published certificates': 'published-certificates',
  'DANE adds a fingerprint in a signed record': 'dane-fingerprint',
  'what the record of SMTP STS holds': 'sts-record',
  'trust on first use; a change gives a warning': 'sts-tofu',
  'something is stored for every destination': 'sts-storage',
  'tampering at first contact goes unnoticed: false security': 'sts-false-security',
  'reports travel unprotected': 'reports-unprotected',
  'what happens without a secure connection': 'no-secure-connection',
  'organisations send and receive': 'both-roles',
  'policies have to be refreshed; a burden for small providers': 'refresh-burden',
  'DNSSEC grows slowly (SIDN, 2012)': 'dnssec-slow',
  'receivers would choose web PKI, which could stall DNSSEC': 'webpki-stalls-dnssec',
  'they overlap, and do not conflict': 'no-conflict',
};

/** Its conclusions. */
const CONCLUSIONS: Readonly<Record<string, string>> = {
  'good news that large providers work on it': 'good-news',
  'meant for large ones, costly for small ones': 'meant-for-large',
  'not worked out in full': 'not-worked-out',
  'not watertight': 'not-watertight',
  'may hurt STARTTLS + DANE': 'hurts-dane',
  'may hurt DNSSEC': 'hurts-dnssec',
  'unclear if and when it becomes a standard': 'unclear-standard',
  'government should not wait': 'do-not-wait',
  'listing spurs providers': 'listing-spurs',
  'keep watching, and describe the relation anew': 'describe-anew',
};

/** What it could not know. */
const SINCE = [
  'since-finished',
  'since-tls-rpt',
  'since-dane-senders',
  'since-sts-senders',
  'since-hosted',
  'since-duty',
  'since-faults',
];

/** Statements that simplify or err, by the facts on file: each is corrected, politely. */
const CORRECTED = [
  'dane-no-hardware',
  'dane-direct-link',
  'sts-own-choice',
  'sts-developing',
  'sts-first-contact',
  'sts-web-server',
  'sts-caching',
  'published-certificates',
  'dane-fingerprint',
  'sts-record',
  'sts-tofu',
  'sts-storage',
  'no-secure-connection',
];

const rowsOf = (part: string) => ADVICE.tables.find(table => table.part === part)?.rows ?? [];
const rows = ADVICE.tables.flatMap(table => table.rows);

describe('every row of the memo’s table and every conclusion of the memo has a row here', () => {
  test('the table, with the side and the column of each', () => {
    expect(rowsOf('table').map(({ side, stance, id }) => [side, stance, id])).toEqual(TABLE);
  });

  test.each([
    ['analysis', Object.values(ANALYSIS)],
    ['conclusions', Object.values(CONCLUSIONS)],
    ['since', SINCE],
  ])('%s', (part, ids) => {
    expect(rowsOf(part).map(({ id }) => id)).toEqual(ids);
  });

  test('the four criteria', () => {
    expect(ADVICE.criteria.map(({ id }) => id)).toEqual([
      'added-value',
      'open-process',
      'support',
      'listing',
    ]);
  });

  test('the parts in order, and no row twice', () => {
    expect(ADVICE.tables.map(({ part }) => part)).toEqual(PARTS);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });
});

describe('what is said of each', () => {
  test('where the memo simplifies or errs a sentence says so, and nowhere else', () => {
    expect(
      rows
        .filter(({ correction }) => correction !== undefined)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(CORRECTED.toSorted());
  });

  test.each([...rows, ...ADVICE.criteria].map(each => [each.id, each] as const))(
    '%s: then and now in both languages, and now with a source and a date not in the future',
    (_id, { memo, now }) => {
      for (const { nl, en } of [memo, now]) {
        expect(nl).toMatch(/^\p{Lu}.*\.$/su);
        expect(en).toMatch(/^\p{Lu}.*\.$/su);
        expect(nl).not.toBe(en);
        expect(nl).not.toMatch(/\b(the|your|with|which|does|mail server)\b/);
        expect(en).not.toMatch(/\b(het|een|niet|voor|wordt|maar)\b/);
      }
      expect(now.source).toMatch(/\S/);
      expect(now.date.localeCompare('2026-12')).toBe(-1);
    },
  );

  test('every rule decides something', () => {
    const used = new Set([...rows, ...ADVICE.criteria].map(({ rule }) => rule));
    expect(RULE_NAMES.filter(name => !used.has(name))).toEqual([]);
  });
});
