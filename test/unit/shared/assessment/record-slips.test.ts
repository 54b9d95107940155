import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../../shared/findings/finding.ts';
import { sayFinding } from '../../../../shared/words/say.ts';
import { findingsIn } from '../../../support/findings-in.ts';
import { assess } from '../../../../shared/assessment/assessment.ts';
import { answer, DOMAIN, madeEvidence, NOW } from '../../../support/made-evidence.ts';

/** What administrators publish who mean a record: each told once, and as what went wrong. */

const RECORDS = [
  ['mta-sts', `_mta-sts.${DOMAIN}`, 'STSv1', 'id=20261130'],
  ['tls-rpt', `_smtp._tls.${DOMAIN}`, 'TLSRPTv1', `rua=mailto:tls@${DOMAIN}`],
] as const;
const published = (name: string, text: string) =>
  madeEvidence({ dns: [answer(name, 'TXT', [{ type: 'TXT', strings: [text] }])] });
const said = (finding: Finding, language: 'nl' | 'en') =>
  Object.values(sayFinding(finding, language)).join(' ');

describe.each(RECORDS)('%s at %s', (topic, name, version, field) => {
  const judged = (text: string) =>
    findingsIn(published(name, text), NOW).filter(finding => finding.topic === topic);

  test.each<[string, string, string, RegExp, RegExp]>([
    ['escaped twice', `v=${version}\\; ${field}\\;`, 'backslash', /een backslash/, /a backslash/],
    ['escaped at its beginning', `\\"v=${version}; ${field}\\"`, 'backslash', /een backslash/, /a backslash/],
    [
      'in quotes',
      `"v=${version}; ${field}"`,
      'quotes',
      /aanhalingstekens in de tekst/,
      /quotation marks in the/,
    ],
    ['in single quotes', `'v=${version}; ${field}'`, 'quotes', /aanhalingstekens/, /quotation marks/],
    ['in curly quotes', `“v=${version}; ${field}”`, 'curly-quotes', /krullende/, /curly/],
    ['as UTF-8 read one by one', `v=${version}&#59; ${field}`, 'html', /webpagina’s/, /web pages/],
    ['in HTML', `&quot;v=${version}; ${field}&quot;`, 'html', /webpagina’s/, /web pages/],
    ['a colon behind', `v=${version}: ${field}`, 'colon', /dubbele punt/, /colon/],
    ['a colon for =', `v:${version}; ${field}`, 'colon', /dubbele punt/, /colon/],
    ['a comma', `v=${version}, ${field}`, 'separator', /geen puntkomma/, /no semicolon/],
    ['a space', `v=${version} ${field}`, 'separator', /geen puntkomma/, /no semicolon/],
    ['nothing behind', `v=${version}`, 'separator', /geen puntkomma/, /no semicolon/],
    [
      'no v',
      `${version}; ${field}`,
      'no-v',
      /`v=` aan het begin ontbreekt/,
      /`v=` at the beginning is missing/,
    ],
    ['small letters', `v=${version.toLowerCase()}; ${field}`, 'case', /hoofdletters/, /[Cc]apitals/],
    ['capitals', `V=${version}; ${field}`, 'case', /hoofdletters/, /[Cc]apitals/],
    ['spaces', `v = ${version}; ${field}`, 'spaces', /een spatie of/, /a space or/],
    ['a space first', ` v=${version}; ${field}`, 'spaces', /een spatie of/, /a space or/],
    ['an invisible sign', `\u{200b}v=${version}; ${field}`, 'spaces', /onzichtbaar teken/, /invisible/],
    [
      'a line of a zone file',
      `${name}. IN TXT "v=${version}; ${field}"`,
      'before',
      /voor de versie/,
      /before the/,
    ],
    ['a name before it', `TXT: v=${version}; ${field}`, 'before', /voor de versie/, /before the version/],
  ])('%s', (_what, text, slip, nl, en) => {
    const [finding, ...others] = judged(text);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ id: `${topic}.record-ignored`, verdict: 'problem', facts: { slip } });
    expect(said(finding!, 'nl')).toMatch(nl);
    expect(said(finding!, 'en')).toMatch(en);
    const { states } = assess(published(name, text), NOW);
    expect(topic === 'mta-sts' ? states.sts : states.reports).toBe('broken');
  });

  test.each<[string, string, RegExp, RegExp]>([
    ['a backslash', `v=${version}; ${field}\\;`, /backslash/, /backslash/],
    ['quotes', `v=${version}; ${field.replace('=', '="')}"`, /aanhalingstekens/, /quotation marks/],
    ['HTML', `v=${version}; ${field.replace('=', '=&quot;')}`, /webpagina’s/, /web pages/],
    ['a colon', `v=${version}; ${field.replace('=', ': ')}`, /dubbele punt/, /colon/],
  ])('further on: %s', (_what, text, nl, en) => {
    const [finding, ...others] = judged(text);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ verdict: 'problem', facts: { problem: { kind: 'stray-mark' } } });
    expect(said(finding!, 'nl')).toMatch(nl);
    expect(said(finding!, 'en')).toMatch(en);
  });

  test.each([
    ['another kind of record', 'v=spf1 -all'],
    ['another version', `v=${version.replace('1', '2')}; ${field}`],
    ['a version with more digits', `v=${version}0; ${field}`],
    ['some words', 'this is not a record'],
    ['nothing', ''],
  ])('%s is none', (_what, text) => {
    expect(judged(text).map(({ id }) => id)).not.toContain(`${topic}.record-ignored`);
  });

  test('a good one is good, whatever a field of its own has in it', () => {
    expect(judged(`v=${version}; ${field}; x=a\\b"c;`).map(({ verdict }) => verdict)).toEqual(['good']);
  });
});

test.each([
  ['MTA-STSv1', '_mta-sts', 'v=MTA-STSv1; id=1', 'mta-sts.record-ignored'],
  ['STS1', '_mta-sts', 'v=STS1; id=1', 'mta-sts.record-ignored'],
  ['TLS-RPTv1', '_smtp._tls', 'v=TLS-RPTv1; rua=mailto:a@b.nl', 'tls-rpt.record-ignored'],
  ['TLSRPT1', '_smtp._tls', 'v=TLSRPT1; rua=mailto:a@b.nl', 'tls-rpt.record-ignored'],
])('a version of another spelling: %s', (_version, label, text, id) => {
  expect(findingsIn(published(`${label}.${DOMAIN}`, text), NOW)).toContainEqual(
    expect.objectContaining({ id, facts: { text, slip: 'version' } }),
  );
});

test.each([['v=STS1\\; to=true'], ['"v=STS1; to=true"'], ['v=sts1; to=true'], ['v=STS1: to=true']])(
  'draft-margolis-smtp-sts-00 §3.1: %s is no record of the draft, and may go',
  text => {
    const found = findingsIn(published(`_smtp_sts.${DOMAIN}`, text), NOW);
    expect(found).toContainEqual(
      expect.objectContaining({ id: 'sts2016.invalid', remedy: 'remove-sts2016' }),
    );
  },
);
