import { stepsFor } from '../../../../../shared/advise/recommend/receiving-steps.ts';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { EvidenceView } from '../../../../../renderer/rooms/check/result/evidence-view.tsx';
import { FindingView } from '../../../../../renderer/rooms/check/result/finding-view.tsx';
import { ChainOfTrust } from '../../../../../renderer/pictures/chain-of-trust.tsx';
import { SenderSteps } from '../../../../../renderer/parts/sender-steps.tsx';
import { assess } from '../../../../../shared/assessment/assessment.ts';
import type { Evidence } from '../../../../../shared/evidence/evidence.ts';
import { asJson } from '../../../../../shared/report/as-json.ts';
import { asText, PLAIN } from '../../../../../shared/report/as-text.ts';
import { asHtml } from '../../../../../shared/report/comparison/as-html.ts';
import { asMarkdown } from '../../../../../shared/report/comparison/as-markdown.ts';
import { wholeComparison } from '../../../../../shared/report/comparison/comparison-page.ts';
import { outcomesAsText } from '../../../../../shared/report/simulation-as-text.ts';
import { UNSEEN } from '../../../../../shared/model/visible-text.ts';
import {
  answer,
  certificateOf,
  DOMAIN,
  HOST,
  madeEvidence,
  NOW,
  policyFetch,
  session,
  tls,
} from '../../../../support/made-evidence.ts';
import { ADVICE } from '../../../shared/advise/advice-files.ts';

// What the page's stores ask of a browser while they are loaded; nothing of it is drawn here.
vi.hoisted(() => {
  const storage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  vi.stubGlobal('document', {
    documentElement: { lang: '', dataset: {} },
    addEventListener: () => undefined,
  });
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('sessionStorage', storage);
  vi.stubGlobal('location', { hash: '', href: 'http://localhost/', origin: 'http://localhost' });
  vi.stubGlobal('window', {
    postzegel: { send: () => undefined, onFrame: () => undefined, onClosed: () => undefined },
    location: { hash: '' },
    history: {},
    addEventListener: () => undefined,
    matchMedia: () => ({ matches: false, addEventListener: () => undefined }),
  });
  vi.stubGlobal('addEventListener', () => undefined);
});

/** Escape, C1, line separator, turned direction, no width at all, a tag. */
const ODD = '\u001b[31m\u009b\u2028\u2029\u202e\u2066\u200b\u200f\ufeff\u{e0041}\u0000';
const reply = (code: number) => ({ code, lines: [`no ${ODD} service`] });

/** Everything that a stranger chooses as text, with that in it. */
const certificates = [
  certificateOf('a', {
    subject: `CN=${ODD}`,
    issuer: `O=${ODD},CN=${ODD}`,
    dnsNames: [`${ODD}.nl`],
    commonNames: [ODD],
    signatureAlgorithm: `sha1${ODD}`,
    publicKey: { kind: 'ec', curve: ODD, bits: 160 },
  }),
  certificateOf('b', { dnsNames: [`mta-sts.${DOMAIN}`] }),
];
const lookups = [
  answer(HOST, 'A', [{ type: 'A', address: '192.0.2.25' }]),
  answer(`_mta-sts.${DOMAIN}`, 'TXT', [{ type: 'TXT', strings: [`v=STSv1; id=${ODD};`] }]),
  answer(`_smtp._tls.${DOMAIN}`, 'TXT', [
    { type: 'TXT', strings: [`v=TLSRPTv1; rua=mailto:${ODD}@x.nl`] },
    { type: 'TXT', strings: [`V=tlsrptv1 ${ODD}`] },
  ]),
];
const made = (changes: Parameters<typeof madeEvidence>[0]): Evidence => {
  const evidence = madeEvidence({ certificates, dns: lookups, ...changes });
  const [first, ...rest] = evidence.dns;
  const told =
    first?.result.kind === 'answer'
      ? { ...first, result: { ...first.result, extendedErrors: [{ infoCode: 9, text: ODD }] } }
      : first!;
  return { ...evidence, dns: [told, ...rest], vantage: { ...evidence.vantage, resolvers: [ODD] } };
};
const redirect = (outcome: object) => policyFetch('', { outcome: outcome as never });
const ZONE = {
  zone: `${ODD}.nl`,
  status: 'bogus',
  ds: [],
  keys: [],
  signatures: [],
  reason: { kind: 'no-answer', zone: ODD, name: ODD, type: ODD, detail: ODD },
} as const;

const HOSTILE: Readonly<Record<string, Evidence>> = {
  'a certificate': made({ zones: [{ ...ZONE, ds: [], keys: [], signatures: [] }] }),
  'a banner, and text behind STARTTLS': made({
    smtp: [
      {
        ...session({ kind: 'turned-away', stage: 'banner', reply: reply(554) }),
        banner: reply(554),
        ehlo: reply(250),
        behindStartTls: [ODD],
        dialogue: [{ atMs: 0, from: 'server', text: ODD }],
      },
    ],
  }),
  'words of a TLS library': made({
    smtp: [session({ kind: 'failed', stage: 'handshake', cause: { kind: 'tls', detail: ODD } })],
  }),
  'a session': made({
    smtp: [
      session({
        kind: 'tls',
        tls: tls('a', {
          version: `TLSv1${ODD}`,
          cipherSuite: ODD,
          keyExchange: ODD,
          webPki: { kind: 'untrusted', reason: 'other', detail: ODD },
        }),
      }),
    ],
  }),
  'where a page leads': made({
    dns: [answer(`_mta-sts.${DOMAIN}`, 'TXT', [{ type: 'TXT', strings: ['v=STSv1; id=1;'] }])],
    https: [
      redirect({
        kind: 'response',
        status: 301,
        contentType: ODD,
        location: ODD,
        body: ODD,
        bodyComplete: true,
      }),
    ],
  }),
  'a policy': made({
    dns: [answer(`_mta-sts.${DOMAIN}`, 'TXT', [{ type: 'TXT', strings: ['v=STSv1; id=1;'] }])],
    https: [
      policyFetch(`version: STSv1\r\nmode: enforce\r\nmx: ${ODD}\r\n${ODD}: x\r\nmax_age: 60\r\n`, {
        outcome: {
          kind: 'response',
          status: 200,
          contentType: ODD,
          body: `version: STSv1\r\nmode: ${ODD}\r\n`,
          bodyComplete: true,
        },
      }),
    ],
  }),
};

const raw = new RegExp(UNSEEN.source, 'gu');
/** What is unseen in a text, line ends aside. */
const unseen = (text: string) =>
  [...text.replaceAll('\n', '').matchAll(raw)].map(([found]) => JSON.stringify(found));
const markup = (element: ReactElement) => renderToStaticMarkup(element);

describe.each(Object.entries(HOSTILE))('what a stranger put into %s', (_, evidence) => {
  const assessment = assess(evidence, NOW);
  const { findings } = assessment;

  test('is seen on the page, in the findings, their evidence and the pictures', () => {
    const { senders } = assessment.letters;
    const elements = [
      ...findings.map(finding =>
        createElement(FindingView, { finding, alsoAt: [ODD], evidence, isOnly: false }),
      ),
      ...Object.keys(evidence.certificates).map(sha256 =>
        createElement(EvidenceView, { reference: { kind: 'certificate', sha256 }, evidence }),
      ),
      ...evidence.dns.map(({ name, type }) =>
        createElement(EvidenceView, { reference: { kind: 'dns', name, type }, evidence }),
      ),
      ...evidence.smtp.map(({ host, address }) =>
        createElement(EvidenceView, { reference: { kind: 'smtp', host, address }, evidence }),
      ),
      ...evidence.https.map(({ url }) =>
        createElement(EvidenceView, { reference: { kind: 'https', url }, evidence }),
      ),
      createElement(ChainOfTrust, { zones: evidence.zones }),
      ...senders.map(({ usual }) => createElement(SenderSteps, { message: usual, title: '' })),
    ];
    const page = elements.map(markup).join('');
    expect(unseen(page)).toEqual([]);
    expect(page).toContain('␛[31m');
  });

  test.each(['nl', 'en'] as const)('is seen in every report (%s)', language => {
    const blocks = wholeComparison({ data: ADVICE, assessment, language });
    const reports = [
      asText({ assessment, known: [], steps: stepsFor(assessment, []), language, width: 80, style: PLAIN }),
      outcomesAsText(evidence, { now: NOW, language, width: 80 }),
      asHtml(blocks, language),
      asMarkdown(blocks),
      asJson(evidence, findings),
    ];
    expect(reports.map(unseen)).toEqual(reports.map(() => []));
  });

  test('is in the JSON all the same', () => {
    expect(JSON.parse(asJson(evidence, findings))).toEqual(
      JSON.parse(JSON.stringify({ evidence, findings })),
    );
  });
});
