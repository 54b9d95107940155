import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import { readSavedEvidence } from '../../../../shared/evidence/bounds/saved-evidence.ts';
import type { FindingId, Verdict } from '../../../../shared/findings/finding.ts';
import { sayFinding } from '../../../../shared/words/say.ts';
import { findingsIn } from '../../../support/findings-in.ts';
import {
  answer,
  DOMAIN,
  madeEvidence,
  policyFetch,
  policyText,
  wholeAnswer,
} from '../../../support/made-evidence.ts';

/** Situations of MTA-STS and TLS-RPT that were met in the field, each with others of its kind. */

const TOPICS: ReadonlySet<string> = new Set(['mta-sts', 'tls-rpt']);
const judged = (evidence: Evidence) =>
  findingsIn(evidence, evidence.endedAt).filter(({ topic }) => TOPICS.has(topic));
/** What is told of one finding, in both languages. */
const told = (evidence: Evidence, wanted: FindingId) => {
  const found = judged(evidence).find(({ id }) => id === wanted);
  const said = (language: 'nl' | 'en') => (found ? Object.values(sayFinding(found, language)).join(' ') : '');
  return { found, nl: said('nl'), en: said('en') };
};
const savedCase = (name: string): Evidence => {
  const file = new URL(`../../../vectors/cases/evidence/${name}.json`, import.meta.url);
  const read = readSavedEvidence(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.ok) throw new Error(`${name}: ${read.errors[0].kind}`);
  return read.value;
};

interface Told {
  readonly id: FindingId;
  readonly verdict: Verdict;
  readonly nl: RegExp;
  readonly en: RegExp;
}

describe('as they were met', () => {
  test.each<[string, readonly FindingId[], Told]>([
    [
      'mta-sts-txt-servfail',
      ['mta-sts.lookup-failed', 'tls-rpt.none-while-enforcing'],
      {
        id: 'mta-sts.lookup-failed',
        verdict: 'problem',
        nl: /DNS-servers geven een fout voor _mta-sts\.proef\.nl \(SERVFAIL\).*Vraag uw DNS-beheerder/,
        en: /DNS servers give an error for _mta-sts\.proef\.nl \(SERVFAIL\).*Ask your DNS host/,
      },
    ],
    [
      'wild',
      ['mta-sts.alias-dangling', 'tls-rpt.alias-dangling'],
      {
        id: 'mta-sts.alias-dangling',
        verdict: 'warning',
        nl: /_mta-sts\.proef\.nl is een alias van een naam die niet bestaat.*_mta-sts\.leverancier-weg\.nl/,
        en: /_mta-sts\.proef\.nl is an alias of a name that does not exist.*_mta-sts\.leverancier-weg\.nl/,
      },
    ],
    [
      'rpt-http',
      ['mta-sts.enforce', 'tls-rpt.undeliverable'],
      {
        id: 'tls-rpt.undeliverable',
        verdict: 'problem',
        nl: /nergens een rapport heen.*http:\/\/x\.proef\.nl\/r/,
        en: /no report can go anywhere.*http:\/\/x\.proef\.nl\/r/,
      },
    ],
    [
      'ip-in-mx',
      ['mta-sts.policy-invalid', 'tls-rpt.none'],
      {
        id: 'mta-sts.policy-invalid',
        verdict: 'problem',
        nl: /“212\.0\.2\.56” is een IP-adres.*haal de regel weg/,
        en: /“212\.0\.2\.56” is an IP address.*remove the line/,
      },
    ],
    [
      'backslash',
      ['mta-sts.record-ignored', 'tls-rpt.none-while-enforcing'],
      {
        id: 'mta-sts.record-ignored',
        verdict: 'problem',
        nl: /er staat een backslash .*DNS-panelen/,
        en: /there is a backslash .*DNS panels/,
      },
    ],
    [
      '401',
      ['mta-sts.policy-status', 'tls-rpt.none'],
      {
        id: 'mta-sts.policy-status',
        verdict: 'problem',
        nl: /geen toegang.*\(status 401\).*wachtwoord/,
        en: /refuses access.*\(status 401\).*password/,
      },
    ],
    [
      'challenge',
      ['mta-sts.policy-status', 'tls-rpt.none'],
      {
        id: 'mta-sts.policy-status',
        verdict: 'problem',
        nl: /controle op bots.*\(status 403\).*van Cloudflare/,
        en: /check on bots.*\(status 403\).*of Cloudflare/,
      },
    ],
    [
      'spa-fallback',
      ['mta-sts.policy-invalid', 'tls-rpt.none'],
      {
        id: 'mta-sts.policy-invalid',
        verdict: 'problem',
        nl: /een webpagina \(HTML\).*webserver.*het bestand zelf/,
        en: /a web page \(HTML\).*web server gives the file itself/,
      },
    ],
    [
      'gzip',
      ['mta-sts.policy-invalid', 'tls-rpt.none'],
      {
        id: 'mta-sts.policy-invalid',
        verdict: 'problem',
        nl: /gecomprimeerd \(gzip\).*als gewone tekst/,
        en: /compressed \(gzip\).*as plain text/,
      },
    ],
    [
      'upper',
      ['mta-sts.policy-invalid', 'tls-rpt.none'],
      {
        id: 'mta-sts.policy-invalid',
        verdict: 'problem',
        nl: /“Mode” moet “mode” zijn: sleutels staan in kleine letters/,
        en: /“Mode” has to be “mode”: keys are written in lower case/,
      },
    ],
  ])('%s', (name, ids, { id, verdict, nl, en }) => {
    const evidence = savedCase(name);
    expect(judged(evidence).map(each => each.id)).toEqual(ids);
    const said = told(evidence, id);
    expect(said.found?.verdict).toBe(verdict);
    expect(said.nl).toMatch(nl);
    expect(said.en).toMatch(en);
  });
});

const STS = `_mta-sts.${DOMAIN}`;
const RPT = `_smtp._tls.${DOMAIN}`;
const STS2016 = `_smtp_sts.${DOMAIN}`;
const WEB = `mta-sts.${DOMAIN}`;

describe('an error of the DNS servers for a name is told as that, whichever name and error', () => {
  test.each<[string, FindingId, Verdict]>([
    [STS, 'mta-sts.lookup-failed', 'problem'],
    [RPT, 'tls-rpt.lookup-failed', 'problem'],
    [STS2016, 'sts2016.lookup-failed', 'notice'],
  ])('%s', (name, id, verdict) => {
    for (const rcode of ['SERVFAIL', 'REFUSED', 'NOTIMP', 'FORMERR', 'YXDOMAIN']) {
      const said = told(madeEvidence({ dns: [answer(name, 'TXT', [], { rcode })] }), id);
      expect(said.found).toMatchObject({ verdict, facts: { name, rcode } });
      for (const text of [said.nl, said.en]) expect(text).toMatch(new RegExp(`${name}.*\\(${rcode}\\)`));
      expect(`${said.nl} ${said.en}`).not.toMatch(/kon niet worden gelezen|could not be read/);
    }
  });

  test.each([['A'], ['AAAA']])('the addresses of the policy host: %s', failing => {
    const dns = ['A', 'AAAA'].map(type =>
      answer(WEB, type, [], type === failing ? { rcode: 'SERVFAIL' } : {}),
    );
    const said = told(madeEvidence({ dns, https: [] }), 'mta-sts.lookup-failed');
    expect(said.found).toMatchObject({ facts: { name: WEB, rcode: 'SERVFAIL' } });
    expect(said.found?.evidence).toContainEqual({ kind: 'dns', name: WEB, type: failing });
  });

  test('of an alias the zone that it leads to is named', () => {
    const alias = { owner: RPT, ttl: 300, type: 'CNAME', target: 'rpt.provider.example' } as const;
    const evidence = madeEvidence({ dns: [wholeAnswer(RPT, 'TXT', [alias], { rcode: 'SERVFAIL' })] });
    const said = told(evidence, 'tls-rpt.lookup-failed');
    expect(said.nl).toMatch(/alias van rpt\.provider\.example.*DNS van rpt\.provider\.example/);
    expect(said.en).toMatch(/alias of rpt\.provider\.example.*DNS of rpt\.provider\.example/);
  });
});

describe('RFC 8461 §8.2: an alias of a name that does not exist', () => {
  const target = 'weg.provider.example';
  const alias = (name: string, type: string, rcode = 'NXDOMAIN') =>
    wholeAnswer(name, type, [{ owner: name, ttl: 300, type: 'CNAME', target }], { rcode });

  test.each<[string, FindingId, Verdict, Parameters<typeof madeEvidence>[0]]>([
    [STS, 'mta-sts.alias-dangling', 'warning', { dns: [alias(STS, 'TXT')] }],
    [RPT, 'tls-rpt.alias-dangling', 'warning', { dns: [alias(RPT, 'TXT')] }],
    [
      WEB,
      'mta-sts.host-alias-dangling',
      'problem',
      { dns: [alias(WEB, 'A'), alias(WEB, 'AAAA')], https: [] },
    ],
  ])('%s', (name, id, verdict, changes) => {
    const evidence = madeEvidence(changes);
    const said = told(evidence, id);
    expect(said.found).toMatchObject({ verdict, facts: { name, aliasTo: target } });
    expect(said.nl).toMatch(/alias van een naam die niet bestaat.*weg\.provider\.example/);
    expect(said.en).toMatch(/alias of a name that does not exist.*weg\.provider\.example/);
    // It says why there is nothing: not that there is nothing, and not that somebody keeps it for the domain.
    const others = judged(evidence).map(each => each.id);
    expect(others).not.toContain('mta-sts.none');
    expect(others).not.toContain('tls-rpt.none');
    expect(others).not.toContain('tls-rpt.none-while-enforcing');
    expect(others).not.toContain('mta-sts.delegated');
    expect(others).not.toContain('mta-sts.policy-without-record');
  });

  test('one that leads to a name with other records is no fault', () => {
    const evidence = madeEvidence({
      dns: [alias(STS, 'TXT', 'NOERROR'), alias(RPT, 'TXT', 'NOERROR')],
      https: [],
    });
    expect(judged(evidence).map(({ id }) => id)).toEqual(['mta-sts.none', 'tls-rpt.none']);
  });
});

describe('RFC 8461 §3.3: a status other than 200 is told by what it means', () => {
  const under = (status: number, body = 'no') => {
    const outcome = { kind: 'response', status, body, bodyComplete: true } as const;
    return told(madeEvidence({ https: [policyFetch('', { outcome })] }), 'mta-sts.policy-status');
  };

  test.each<[number, string, RegExp, RegExp]>([
    [401, 'no-access', /wachtwoord/, /password/],
    [403, 'no-access', /toegangsregels/, /access rules/],
    [407, 'no-access', /wachtwoord/, /password/],
    [404, 'missing', /staat niet op de webserver.*\.nojekyll/, /not on the web server.*\.nojekyll/],
    [410, 'missing', /staat niet op de webserver/, /not on the web server/],
    [429, 'trouble', /te vaak.*later opnieuw/, /too often.*Try again later/],
    [408, 'trouble', /later opnieuw/, /Try again later/],
    [500, 'trouble', /storing.*later opnieuw/, /in trouble.*Try again later/],
    [503, 'trouble', /storing.*later opnieuw/, /in trouble.*Try again later/],
    [522, 'trouble', /storing.*later opnieuw/, /in trouble.*Try again later/],
    [204, 'other', /Alleen status 200 telt/, /Only status 200 counts/],
    [304, 'other', /Alleen status 200 telt/, /Only status 200 counts/],
    [400, 'other', /Alleen status 200 telt/, /Only status 200 counts/],
    [421, 'other', /Alleen status 200 telt/, /Only status 200 counts/],
  ])('%i', (status, meaning, nl, en) => {
    const said = under(status);
    expect(said.found).toMatchObject({ verdict: 'problem', facts: { status, meaning } });
    expect(said.nl).toMatch(nl);
    expect(said.en).toMatch(en);
    for (const text of [said.nl, said.en]) expect(text).toContain(`(status ${status})`);
  });

  test.each<[number, string, string | undefined]>([
    [403, '<html>Just a moment...</html>', 'Cloudflare'],
    [503, '<script>window._cf_chl_opt = {}</script>', 'Cloudflare'],
    [429, '<title>Vercel Security Checkpoint</title>', 'Vercel'],
    [403, '<script src="https://ct.captcha-delivery.com/c.js">', 'DataDome'],
    [403, '<iframe src="/_Incapsula_Resource?x">', 'Imperva'],
    [403, 'Access Denied https://errors.edgesuite.net/18.2', 'Akamai'],
    [403, '<p>Checking your browser before you go on</p>', undefined],
    [403, '<p>Please complete the CAPTCHA</p>', undefined],
  ])('%i with a page that checks for bots: %s', (status, body, by) => {
    const said = under(status, body);
    expect(said.found?.facts).toEqual({ status, meaning: 'bot-check', ...(by !== undefined && { by }) });
    expect(said.nl).toMatch(/controle op bots/);
    expect(said.en).toMatch(/check on bots/);
  });

  test('a page of its own that says that the file is not there is no such check, whatever form is on it', () => {
    expect(under(404, '<script src="recaptcha.js">').found?.facts).toEqual({
      status: 404,
      meaning: 'missing',
    });
    expect(under(502, '<p>captcha</p>').found?.facts).toEqual({ status: 502, meaning: 'trouble' });
  });
});

describe('RFC 8461 §3.2: what is no policy is told as what it is', () => {
  const good = policyText('enforce');
  const served = (body: string) =>
    told(madeEvidence({ https: [policyFetch(body)] }), 'mta-sts.policy-invalid');

  test.each<[string, string, RegExp, RegExp]>([
    ['nothing', '', /bestand is leeg/, /file is empty/],
    ['a mark', `\ufeff${good}`, /byte order mark/, /byte order mark/],
    ['UTF-16', good.split('').join('\0'), /UTF-16/, /UTF-16/],
    [
      'JSON',
      '{"version": "STSv1"}',
      /JSON, de vorm van een vroeg ontwerp/,
      /JSON, the form of an early draft/,
    ],
    ['the record', 'v=STSv1; id=1', /tekst van het DNS-record/, /text of the DNS record/],
    [
      'a check',
      '<p>Just a moment...',
      /van Cloudflare die op bots controleert/,
      /of Cloudflare that checks for bots/,
    ],
    ['no line ends', good.replaceAll('\r\n', ' '), /alles staat op één regel/, /everything is on one line/],
    ['escaped line ends', good.replaceAll('\r\n', '\\n'), /met `\\n` als tekst/, /with `\\n` as text/],
    [
      'all in capitals',
      good.toUpperCase(),
      /“STSV1” moet “STSv1”|kleine letters/,
      /“STSV1” has to be|lower case/,
    ],
    [
      'Enforce',
      good.replace('enforce', 'Enforce'),
      /“Enforce” moet “enforce”/,
      /“Enforce” has to be “enforce”/,
    ],
    [
      'max-age',
      good.replace('max_age', 'max-age'),
      /“max-age” moet “max_age”/,
      /“max-age” has to be “max_age”/,
    ],
    ['an address', `${good}mx: 192.0.2.25\r\n`, /is een IP-adres.*haal/, /is an IP address.*remove/],
    ['an address alone', policyText('enforce', '192.0.2.25'), /is een IP-adres/, /is an IP address/],
    ['IPv6', `${good}mx: 2001:db8::25\r\n`, /is een IP-adres/, /is an IP address/],
    ['in brackets', `${good}mx: [192.0.2.25]\r\n`, /is een IP-adres/, /is an IP address/],
  ])('%s', (_what, body, nl, en) => {
    const said = served(body);
    expect(said.found?.verdict).toBe('problem');
    expect(said.nl).toMatch(nl);
    expect(said.en).toMatch(en);
  });
});
