import { findingsIn } from '../../../support/findings-in.ts';
import { describe, expect, test } from 'vitest';
import { stepsFor } from '../../../../shared/advise/recommend/receiving-steps.ts';
import { assess } from '../../../../shared/assessment/assessment.ts';
import { evidence as evidenceSchema } from '../../../../shared/evidence/evidence.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import { asJson } from '../../../../shared/report/as-json.ts';
import { asText, PLAIN } from '../../../../shared/report/as-text.ts';
import type { Language } from '../../../../shared/words/say.ts';
import {
  answer,
  certificateOf,
  DOMAIN,
  HOST,
  madeEvidence,
  noAnswer,
  NOW,
  policyFetch,
  policyText,
  session,
  tls,
} from '../../../support/made-evidence.ts';

const report = (evidence: Evidence, language: Language = 'nl', width = 80, style = PLAIN) => {
  const assessment = assess(evidence, NOW);
  return asText({ assessment, known: [], steps: stepsFor(assessment, []), language, width, style });
};
const BROKEN = madeEvidence({ smtp: [session({ kind: 'no-starttls' })] });

describe('the report as text', () => {
  test('the answer first, then the senders, the topics, and what to do', () => {
    const text = report(BROKEN);
    const places = [
      'voorbeeld.nl',
      'Gemeten op 1 januari 2027',
      'Kan iemand onze mail lezen of omleiden?',
      'Zegel gebroken.',
      'Wie krijgt wat',
      '✓ Mailservers (MX): in orde',
      '✓ Ondertekend DNS (DNSSEC): in orde',
      '✗ Versleuteling (STARTTLS): probleem',
      '? Certificaat: niet gemeten',
      '✗ DANE: probleem',
      'Wat te doen',
      '  1. ',
    ].map(part => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(text).toMatch(/[^\n]\n$/);
  });

  test('in English the same, without a word of Dutch left', () => {
    const text = report(BROKEN, 'en');
    expect(text).toContain('Broken seal.');
    expect(text).toContain('Measured on 1 January 2027');
    expect(text).not.toMatch(/\b(de|het|een|niet|voor|met)\b/);
  });

  test('nothing to do: no list of things to do', () => {
    expect(report(madeEvidence())).not.toContain('Wat te doen');
  });

  test('what to do: each thing once, the most urgent first, with who can and where it is written', () => {
    const list = report(BROKEN).split('Wat te doen\n')[1]!;
    const numbers = [...list.matchAll(/^ {2}(\d+)\. (.*)$/gm)];
    expect(numbers.map(([, number]) => Number(number))).toEqual(numbers.map((_, at) => at + 1));
    expect(new Set(numbers.map(([, , what]) => what)).size).toBe(numbers.length);
    expect(list).toContain('Wie kan dit doen: de beheerder van de mailserver.');
    expect(list).toMatch(/Bron: RFC \d+ §[\d.]+\./);
  });

  test.each([40, 60, 80, 100])('in %i columns no line is wider, but for a word that is', width => {
    for (const language of ['nl', 'en'] as const) {
      const lines = report(BROKEN, language, width)
        .split('\n')
        // The table of senders and the headings are as wide as their names.
        .filter(line => /^ {2,}\S/.test(line) && !/ {2,}\S+( \S+)?$/.test(line.trim()));
      expect(lines.length).toBeGreaterThan(20);
      for (const line of lines) expect(line.length <= width || !line.trim().includes(' ')).toBe(true);
    }
  });

  test.each<[Evidence['end'], string]>([
    ['cancelled', 'De controle is afgebroken'],
    ['time-limit', 'De controle duurde te lang'],
  ])('a check that ended by %s says so before its answer', (end, said) => {
    const text = report(madeEvidence({ end }));
    expect(text.indexOf(said)).toBeGreaterThan(0);
    expect(text.indexOf(said)).toBeLessThan(text.indexOf('Kan iemand'));
    expect(report(madeEvidence())).not.toContain(said);
  });

  test('no mail host known: the senders are left out', () => {
    const text = report(madeEvidence({ dns: [noAnswer(DOMAIN, 'MX')], smtp: [] }));
    expect(text).toContain('Onbekend.');
    expect(text).not.toContain('Wie krijgt wat');
  });

  test('the practice network is called so, and the real one by its resolver', () => {
    expect(report(madeEvidence({ network: 'lab' }))).toContain('(oefennetwerk)');
    expect(report(madeEvidence())).toContain('(192.0.2.53)');
  });

  test('a name in A-labels is shown as people write it, with the other beside it', () => {
    const text = report(madeEvidence({ domain: 'xn--sdwest-fryslan-xyb.nl' }));
    expect(text.split('\n')[0]).toMatch(/^\S+ \(xn--sdwest-fryslan-xyb\.nl\)$/);
  });

  test('emphasis goes around whole lines of the answer and the headings, and nowhere else', () => {
    const strong: string[] = [];
    const verdicts: string[] = [];
    report(BROKEN, 'nl', 80, {
      strong: text => (strong.push(text), text),
      verdict: (text, verdict) => (verdicts.push(verdict), text),
    });
    expect(strong).toHaveLength(3);
    expect(verdicts).toEqual(['good', 'good', 'problem', 'not-measured', 'problem', 'problem', 'good']);
  });
});

describe('what servers say is shown, and never obeyed by a terminal', () => {
  const ESCAPE = '\u001b]0;x\u0007\u001b[2J\r\nfine\u009b31m\u202e';
  // eslint-disable-next-line no-control-regex
  const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;
  const txt = (name: string, text: string) => answer(name, 'TXT', [{ type: 'TXT', strings: [text] }]);

  test.each<[string, Evidence]>([
    [
      'the issuer of a certificate',
      madeEvidence({
        certificates: [certificateOf('a', { issuer: `CN=${ESCAPE}` }), certificateOf('b')],
      }),
    ],
    [
      'the names in a certificate',
      madeEvidence({ certificates: [certificateOf('a', { dnsNames: [`${ESCAPE}.nl`] })] }),
    ],
    [
      'an SMTP reply',
      madeEvidence({
        smtp: [session({ kind: 'turned-away', stage: 'banner', reply: { code: 554, lines: [ESCAPE] } })],
      }),
    ],
    ['a policy', madeEvidence({ https: [policyFetch(`version: STSv1\nmode: ${ESCAPE}`)] })],
    ['a line of a policy', madeEvidence({ https: [policyFetch(`version: STSv1\n${ESCAPE}\n`)] })],
    ['an MX pattern', madeEvidence({ https: [policyFetch(policyText('enforce', `*.${ESCAPE}`))] })],
    [
      'where a redirect leads',
      madeEvidence({
        https: [
          policyFetch('', {
            outcome: { kind: 'response', status: 302, location: ESCAPE, body: '', bodyComplete: true },
          }),
        ],
      }),
    ],
    ['the MTA-STS record', madeEvidence({ dns: [txt(`_mta-sts.${DOMAIN}`, `v=STSv1; id=${ESCAPE};`)] })],
    [
      'the TLS-RPT record',
      madeEvidence({ dns: [txt(`_smtp._tls.${DOMAIN}`, `v=TLSRPTv1; rua=mailto:${ESCAPE}`)] }),
    ],
    ['a TLS version', madeEvidence({ smtp: [session({ kind: 'tls', tls: tls('a', { version: ESCAPE }) })] })],
    [
      'the name of a mail host',
      madeEvidence({
        dns: [answer(DOMAIN, 'MX', [{ type: 'MX', preference: 1, exchange: `${ESCAPE}.nl` }])],
      }),
    ],
    [
      'the zones of the chain',
      madeEvidence({ zones: [{ ...madeEvidence().zones[0]!, zone: `${ESCAPE}.nl` }] }),
    ],
    ['the resolver', { ...madeEvidence(), vantage: { ...madeEvidence().vantage, resolvers: [ESCAPE] } }],
    ['the domain of a saved check', madeEvidence({ domain: `${ESCAPE}.nl` })],
  ])('%s', (_what, evidence) => {
    for (const language of ['nl', 'en'] as const) {
      const text = report(evidence, language);
      expect(text).not.toMatch(OBEYED);
      expect(text.split('\n')).not.toContainEqual(expect.stringMatching(/^fine/));
    }
  });
});

describe('the report as JSON', () => {
  test('one object that fits the schema, and can be assessed again to the same findings', () => {
    const findings = findingsIn(BROKEN, NOW);
    const text = asJson(BROKEN, findings);
    expect(text.endsWith('}\n')).toBe(true);
    const read: unknown = JSON.parse(text);
    expect(Object.keys(read as object)).toEqual(['evidence', 'findings']);
    const { evidence, findings: saved } = read as { evidence: unknown; findings: unknown };
    const parsed = evidenceSchema.parse(evidence);
    expect(findingsIn(parsed, NOW)).toEqual(findings);
    expect(saved).toEqual(JSON.parse(JSON.stringify(findings)));
  });

  test('a host that is named is in it as it is, without prose', () => {
    const [first] = (
      JSON.parse(asJson(BROKEN, findingsIn(BROKEN, NOW))) as { findings: { facts: unknown }[] }
    ).findings;
    expect(first).toMatchObject({ id: 'mx.hosts', facts: { hosts: [HOST] } });
  });
});
