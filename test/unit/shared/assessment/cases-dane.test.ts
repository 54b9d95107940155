import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { stepsFor } from '../../../../shared/advise/recommend/receiving-steps.ts';
import { assess } from '../../../../shared/assessment/assessment.ts';
import { readSavedEvidence } from '../../../../shared/evidence/bounds/saved-evidence.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import { sayFinding } from '../../../../shared/words/say.ts';
import {
  answer,
  certificateOf,
  DOMAIN,
  HOST,
  madeEvidence,
  session,
  tls,
} from '../../../support/made-evidence.ts';

/** Situations met in the field, as saved checks with placeholder names: what has to be said of each, and what must not be. */
function saved(name: string): Evidence {
  const file = new URL(`../../../vectors/cases/evidence/${name}.json`, import.meta.url);
  const read = readSavedEvidence(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.ok) throw new Error(name);
  return read.value;
}

const seen = (evidence: Evidence, language: 'nl' | 'en' = 'en') => {
  const assessment = assess(evidence, evidence.endedAt);
  const said = assessment.findings.map(finding => Object.values(sayFinding(finding, language)).join(' '));
  return {
    ids: assessment.findings.map(({ id }) => id),
    problems: assessment.findings.filter(({ verdict }) => verdict === 'problem').map(({ id }) => id),
    text: said.join('\n'),
    dane: assessment.letters.senders.find(({ sender }) => sender === 'dane')?.letter,
    steps: stepsFor(assessment, []).map(({ step }) => step),
  };
};

describe('TLSA records that do not fit: the usual mistake is named', () => {
  test.each<[string, RegExp, RegExp]>([
    ['tlsa-wrong-selector', /second number/, /tweede getal/],
    ['tlsa-empty-digest', /fingerprint of nothing/, /vingerafdruk van niets/],
    ['usage3-int', /issuer with usage 3/, /uitgever met soort 3/],
    ['ta-intermediate-missing', /intermediate certificate is missing/, /tussencertificaat ontbreekt/],
  ])('%s', (name, en, nl) => {
    const evidence = saved(name);
    expect(seen(evidence).problems).toContain('dane.mismatch');
    expect(seen(evidence, 'en').text).toMatch(en);
    expect(seen(evidence, 'nl').text).toMatch(nl);
    expect(seen(evidence).dane).toBe('broken');
  });
});

describe('a certificate that nobody vouches for is made up for only by a record that fits that very session', () => {
  test.each(['ta-intermediate-missing', 'pkix-selfsigned', 'v6-selfsigned'])('%s', name => {
    const { ids } = seen(saved(name));
    expect(ids).toContain('certificate.untrusted');
    expect(ids).not.toContain('certificate.untrusted-with-dane');
  });
  test('one that does', () => {
    const smtp = [
      session({
        kind: 'tls',
        tls: tls('a', { webPki: { kind: 'untrusted', reason: 'self-signed', detail: '' } }),
      }),
    ];
    expect(seen(madeEvidence({ smtp })).ids).toContain('certificate.untrusted-with-dane');
  });
});

describe('the domain is not signed, its host is, with TLSA records', () => {
  test('they fit: good against a false server there, and nothing red', () => {
    const { ids, problems, dane } = seen(saved('unsigned-domain-match'));
    expect(ids).toContain('dane.insecure-mx');
    expect(problems).toEqual([]);
    expect(dane).toBe('closed');
  });
  test('they do not: Postfix puts off the mail, and that is said', () => {
    const evidence = saved('unsigned-domain-mismatch');
    expect(seen(evidence).problems).toContain('dane.insecure-mx-mismatch');
    expect(seen(evidence).dane).toBe('broken');
    for (const language of ['nl', 'en'] as const) {
      expect(seen(evidence, language).text).toContain('smtp_tls_dane_insecure_mx_policy = dane');
    }
  });
});

test('RFC 7672 §2.2.2: a signed alias to an unsigned name: DANE works, and no topic says that it cannot', () => {
  const evidence = saved('alias-unsigned-target');
  const { ids, steps, dane } = seen(evidence);
  expect(ids).toContain('dane.valid');
  expect(dane).toBe('sealed');
  expect(steps).not.toContain('sign-hosts');
  expect(seen(evidence, 'en').text).not.toMatch(/DANE cannot/);
  expect(seen(evidence, 'nl').text).not.toMatch(/kan DANE .*niet werken/);
});

describe('what the next certificate may change follows usage, selector and number', () => {
  test.each<[string, RegExp, RegExp]>([
    ['tlsa-301', /every renewal/, /elke vernieuwing/],
    ['usage2-one', /another issuer/, /andere uitgever/],
    ['usage2-two', /second issuer/, /tweede uitgever/],
  ])('%s', (name, en, nl) => {
    expect(seen(saved(name), 'en').text).toMatch(en);
    expect(seen(saved(name), 'nl').text).toMatch(nl);
  });
  test('3 1 1: another key', () => {
    expect(seen(madeEvidence()).text).toMatch(/new key, put the record of that one/);
  });
});

test('a host that provably has no address leaves no gap in DANE', () => {
  const { ids, steps } = seen(saved('mx-dangling'));
  expect(ids).toContain('mx.no-address');
  expect(ids).not.toContain('dane.partial');
  expect(steps).not.toContain('repair-tlsa');
});

test('a TLSA question without an answer: it could not be looked up; no record is claimed, nor port 25 blamed', () => {
  const evidence = saved('tlsa-timeout');
  const { ids, text } = seen(evidence);
  expect(ids).toContain('dane.lookup-unanswered');
  expect(text).not.toMatch(/There is a TLSA record|port 25/);
  expect(seen(evidence, 'nl').text).not.toMatch(/Er is een TLSA-record|poort 25/);
});

test('RFC 7672 §2.2.3: a record at the name of the domain, where nobody looks', () => {
  const record = {
    type: 'TLSA',
    certificateUsage: 3,
    selector: 1,
    matchingType: 1,
    data: 'a'.repeat(64),
  } as const;
  const dns = [answer(`_25._tcp.${HOST}`, 'TLSA', []), answer(`_25._tcp.${DOMAIN}`, 'TLSA', [record])];
  const { ids } = seen(madeEvidence({ dns }));
  expect(ids).toContain('dane.wrong-name');
  expect(ids).not.toContain('dane.none');
  // Beside a host that has its own, it is of no account.
  expect(seen(madeEvidence({ dns: dns.slice(1) })).ids).not.toContain('dane.wrong-name');
  // Of a domain that is its own mail host, it is the right name.
  const own = [
    answer(DOMAIN, 'MX', [{ type: 'MX', preference: 10, exchange: DOMAIN }]),
    answer(DOMAIN, 'A', [{ type: 'A', address: '192.0.2.25' }]),
    dns[1]!,
  ];
  const certificates = [certificateOf('a', { dnsNames: [DOMAIN] })];
  const smtp = [session({ kind: 'tls', tls: tls('a') }, DOMAIN)];
  expect(seen(madeEvidence({ dns: own, smtp, certificates })).ids).toContain('dane.valid');
});
