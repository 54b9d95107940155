import { describe, expect, test } from 'vitest';
import { byTopic } from '../../../../shared/assessment/find-all.ts';
import { findingsIn } from '../../../support/findings-in.ts';
import { evidence as evidenceSchema } from '../../../../shared/evidence/evidence.ts';
import type { FailureCause } from '../../../../shared/evidence/failure-cause.ts';
import type { SmtpStage } from '../../../../shared/evidence/smtp.ts';
import { type FindingId, TOPICS, VERDICTS } from '../../../../shared/findings/finding.ts';
import {
  ADDRESS,
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

const HEALTHY: readonly FindingId[] = [
  'mx.hosts',
  'dnssec.secure',
  'starttls.offered',
  'certificate.trusted',
  'dane.valid',
  'mta-sts.enforce',
  'tls-rpt.present',
];
type Changes = NonNullable<Parameters<typeof madeEvidence>[0]>;
const idsOf = (changes: Changes, now = NOW) => findingsIn(madeEvidence(changes), now).map(({ id }) => id);

/** The findings besides those of a healthy domain, and those of a healthy domain that are not there, with a minus. */
const difference = (changes: Changes, now = NOW) => {
  const ids = idsOf(changes, now);
  return [
    ...ids.filter(id => !HEALTHY.includes(id)),
    ...HEALTHY.filter(id => !ids.includes(id)).map(id => `-${id}`),
  ].toSorted();
};

const daysOn = (days: number) => NOW + days * 86_400_000;
const txt = (name: string, ...strings: string[]) =>
  answer(
    `${name}.${DOMAIN}`,
    'TXT',
    strings.map(text => ({ type: 'TXT', strings: [text] })),
  );

test('the evidence that these tables start from fits its schema', () => {
  expect(evidenceSchema.safeParse(JSON.parse(JSON.stringify(madeEvidence()))).success).toBe(true);
});

test('a healthy domain: one good finding for each topic, in the order of the topics', () => {
  const findings = findingsIn(madeEvidence(), NOW);
  expect(findings.map(({ id }) => id)).toEqual(HEALTHY);
  expect(findings.map(({ topic }) => topic)).toEqual(TOPICS);
  expect(new Set(findings.map(({ verdict }) => verdict))).toEqual(new Set(['good']));
});

test.each<[string, Changes, readonly string[]]>([
  [
    'RFC 3207 §4: no STARTTLS breaks all three promises',
    { smtp: [session({ kind: 'no-starttls' })] },
    [
      '-certificate.trusted',
      '-dane.valid',
      '-starttls.offered',
      'certificate.not-measured',
      'dane.no-starttls',
      'mta-sts.mx-certificate',
      'starttls.missing',
    ],
  ],
  [
    'RFC 8996 §2: TLS 1.1 is no protection to go by',
    { smtp: [session({ kind: 'tls', tls: tls('a', { version: 'TLSv1.1' }) })] },
    ['starttls.old-version'],
  ],
  [
    'RFC 3207 §4.2: text in the clear behind the 220 is told, and takes nothing away',
    { smtp: [{ ...session({ kind: 'tls', tls: tls('a') }), behindStartTls: ['250 evil'] }] },
    ['starttls.text-in-clear'],
  ],
  [
    'RFC 3207 §4.2: the same where the handshake then fails',
    {
      smtp: [
        {
          ...session({ kind: 'failed', stage: 'handshake', cause: { kind: 'closed' } }),
          behindStartTls: ['250 evil'],
        },
      ],
    },
    [
      '-certificate.trusted',
      '-dane.valid',
      '-starttls.offered',
      'certificate.not-measured',
      'dane.no-starttls',
      'mta-sts.mx-certificate',
      'starttls.handshake-failed',
      'starttls.text-in-clear',
    ],
  ],
  [
    'port 25 closed for everybody: not measured, and never called bad',
    {
      smtp: [session({ kind: 'failed', stage: 'connect', cause: { kind: 'timeout', afterMs: 1 } })],
    },
    [
      '-certificate.trusted',
      '-dane.valid',
      '-starttls.offered',
      'certificate.not-measured',
      'dane.not-measured',
      'starttls.port-25-blocked',
    ],
  ],
  [
    'RFC 6890 §2.2: a private address is the domain’s own mistake, and no blocked port',
    {
      smtp: [
        session({
          kind: 'failed',
          stage: 'connect',
          cause: { kind: 'private-address', address: ADDRESS },
        }),
      ],
    },
    [
      '-certificate.trusted',
      '-dane.valid',
      '-starttls.offered',
      'certificate.not-measured',
      'dane.not-measured',
      'mx.private-address',
      'starttls.no-mx',
    ],
  ],
  [
    'RFC 7672 §2.2: a key that no TLSA record names',
    {
      smtp: [session({ kind: 'tls', tls: tls('c') })],
      certificates: [certificateOf('c'), certificateOf('b', { dnsNames: [`mta-sts.${DOMAIN}`] })],
    },
    ['-dane.valid', 'dane.mismatch', 'mta-sts.contradicts-dane'],
  ],
  [
    'RFC 7672 §2.1.2: a TLSA look-up that fails is no proof that there is none',
    { dns: [answer(`_25._tcp.${HOST}`, 'TLSA', [], { rcode: 'SERVFAIL', status: 'indeterminate' })] },
    ['-dane.valid', 'dane.lookup-failed'],
  ],
  [
    'no TLSA records, proven',
    { dns: [answer(`_25._tcp.${HOST}`, 'TLSA', [], { rcode: 'NXDOMAIN' })] },
    ['-dane.valid', 'dane.none'],
  ],
  [
    'RFC 7672 §3.1.3: usage 1 is of no use for mail',
    {
      dns: [
        answer(`_25._tcp.${HOST}`, 'TLSA', [
          { type: 'TLSA', certificateUsage: 1, selector: 1, matchingType: 1, data: 'a'.repeat(64) },
        ]),
      ],
    },
    ['-dane.valid', 'dane.unusable'],
  ],
  [
    'RFC 7672 §2.2.1: TLSA records below an unsigned MX record',
    {
      dns: [
        answer(DOMAIN, 'MX', [{ type: 'MX', preference: 10, exchange: HOST }], { status: 'insecure' }),
        answer(HOST, 'A', [{ type: 'A', address: ADDRESS }], { status: 'secure' }),
      ],
    },
    ['-dane.valid', '-dnssec.secure', 'dane.insecure-mx', 'dnssec.unsigned'],
  ],
  [
    'RFC 8461 §3.1: a second record makes both count for nothing',
    { dns: [txt('_mta-sts', 'v=STSv1; id=1;', 'v=STSv1; id=2;')] },
    ['-mta-sts.enforce', 'mta-sts.several-records'],
  ],
  [
    'RFC 8461 §3.1: a record of another kind does not count, though one known sender stumbles over it',
    { dns: [txt('_mta-sts', 'v=spf1 -all', 'v=STSv1; id=2;')] },
    ['mta-sts.record-read-differently'],
  ],
  [
    'RFC 8461 §3.3: redirects are not followed',
    {
      https: [
        policyFetch('', {
          outcome: {
            kind: 'response',
            status: 301,
            location: 'https://elders.nl/',
            body: '',
            bodyComplete: true,
          },
        }),
      ],
    },
    ['-mta-sts.enforce', 'mta-sts.policy-redirect'],
  ],
  [
    'RFC 8461 §3.3: the policy host’s certificate is for another name',
    { certificates: [certificateOf('a'), certificateOf('b', { dnsNames: ['www.elders.nl'] })] },
    ['-mta-sts.enforce', 'mta-sts.policy-certificate'],
  ],
  [
    'RFC 8461 §4.1: the policy names other hosts',
    { https: [policyFetch(policyText('enforce', '*.elders.nl'))] },
    ['mta-sts.contradicts-dane', 'mta-sts.mx-not-covered', 'mta-sts.pattern-unused'],
  ],
  [
    'RFC 8461 §5: mode testing protects nothing yet',
    { https: [policyFetch(policyText('testing'))] },
    ['-mta-sts.enforce', 'mta-sts.testing'],
  ],
  [
    'RFC 8461 §10.2: an hour is too short to be remembered',
    { https: [policyFetch(policyText('enforce', HOST, 3_600))] },
    ['mta-sts.max-age-short'],
  ],
  [
    'RFC 8460 §3: two records count as none',
    { dns: [txt('_smtp._tls', 'v=TLSRPTv1; rua=mailto:a@b.nl', 'v=TLSRPTv1; rua=mailto:c@b.nl')] },
    ['-tls-rpt.present', 'tls-rpt.several-records'],
  ],
  [
    'RFC 8461 §6: enforcing without asking for reports',
    { dns: [answer(`_smtp._tls.${DOMAIN}`, 'TXT', [], { rcode: 'NXDOMAIN' })] },
    ['-tls-rpt.present', 'tls-rpt.none-while-enforcing'],
  ],
  [
    'the draft of March 2016 is only mentioned',
    { dns: [txt('_smtp_sts', `v=STS1; to=true; mx=${HOST}; a=dnssec; c=webpki; e=1209600`)] },
    ['sts2016.contradiction', 'sts2016.present'],
  ],
  [
    'draft-margolis-smtp-sts-00 §3: what is no record of the draft either',
    { dns: [txt('_smtp_sts', 'v=STS1; to=false; mx=*.voorbeeld.nl; a=webpki; c=webpki; e=1')] },
    ['sts2016.invalid', 'sts2016.present'],
  ],
  [
    'RFC 7505 §3: a domain that takes no mail has nothing to protect but its name',
    {
      dns: [
        answer(DOMAIN, 'MX', [{ type: 'MX', preference: 0, exchange: '.' }]),
        answer(`_mta-sts.${DOMAIN}`, 'TXT', [], { rcode: 'NXDOMAIN' }),
        answer(`_smtp._tls.${DOMAIN}`, 'TXT', [], { rcode: 'NXDOMAIN' }),
      ],
      smtp: [],
      https: [],
    },
    [...HEALTHY.filter(id => id !== 'dnssec.secure').map(id => `-${id}`), 'mx.null'].toSorted(),
  ],
  [
    'RFC 5321 §5.1: no MX record, but an address: the domain itself takes the mail',
    {
      dns: [
        answer(DOMAIN, 'MX', []),
        answer(DOMAIN, 'A', [{ type: 'A', address: ADDRESS }]),
        answer(DOMAIN, 'AAAA', []),
        answer(`_25._tcp.${DOMAIN}`, 'TLSA', [], { rcode: 'NXDOMAIN' }),
      ],
      smtp: [session({ kind: 'tls', tls: tls('a') }, DOMAIN)],
      certificates: [
        certificateOf('a', { dnsNames: [DOMAIN] }),
        certificateOf('b', { dnsNames: [`mta-sts.${DOMAIN}`] }),
      ],
      https: [policyFetch(policyText('enforce', DOMAIN))],
    },
    ['-dane.valid', '-mx.hosts', 'dane.none', 'mx.none-but-address'],
  ],
])('%s', (_rule, changes, expected) => {
  expect(difference(changes)).toEqual([...expected].toSorted());
});

test.each<[string, Changes, FindingId]>([
  ['NXDOMAIN', { dns: [answer(DOMAIN, 'MX', [], { rcode: 'NXDOMAIN' })] }, 'mx.domain-missing'],
  ['SERVFAIL', { dns: [answer(DOMAIN, 'MX', [], { rcode: 'SERVFAIL' })] }, 'mx.server-failure'],
  ['no answer', { dns: [noAnswer(DOMAIN, 'MX')] }, 'mx.not-measured'],
  ['no MX and no address', { dns: ['MX', 'A', 'AAAA'].map(type => answer(DOMAIN, type, [])) }, 'mx.none'],
  ['no MX and addresses that nobody saw', { dns: [answer(DOMAIN, 'MX', [])] }, 'mx.not-measured'],
])('%s for the MX record is told under MX as %s', (_what, changes, expected) => {
  const all = findingsIn(madeEvidence({ smtp: [], ...changes }), NOW);
  expect(all.filter(({ topic }) => topic === 'mx').map(({ id }) => id)).toEqual([expected]);
});

test('a DNS that does not answer at all makes nothing good and nothing bad', () => {
  const dns = madeEvidence().dns.map(({ name, type }) => noAnswer(name, type));
  const verdicts = findingsIn(madeEvidence({ dns, smtp: [], https: [], zones: [] }), NOW).map(
    ({ verdict }) => verdict,
  );
  expect(verdicts.length).toBeGreaterThan(4);
  expect(new Set(verdicts)).toEqual(new Set(['not-measured']));
});

test.each<[string, SmtpStage, FailureCause, FindingId]>([
  ['no answer on port 25', 'connect', { kind: 'timeout', afterMs: 1 }, 'starttls.port-25-blocked'],
  ['stopped while connecting', 'connect', { kind: 'cancelled' }, 'starttls.unreachable'],
  ['out of time while connecting', 'connect', { kind: 'check-limit' }, 'starttls.unreachable'],
  ['the server hangs up in the handshake', 'handshake', { kind: 'closed' }, 'starttls.handshake-failed'],
  ['stopped in the handshake', 'handshake', { kind: 'cancelled' }, 'starttls.unreachable'],
  ['out of time at STARTTLS', 'starttls', { kind: 'check-limit' }, 'starttls.unreachable'],
])('%s: what we ended ourselves says nothing of the server', (_what, stage, cause, expected) => {
  const ids = idsOf({ smtp: [session({ kind: 'failed', stage, cause })] });
  expect(ids.filter(id => id.startsWith('starttls.'))).toEqual([expected]);
});

describe('what changes with the time alone', () => {
  test.each<[string, number, readonly string[]]>([
    ['two weeks and a day before its end: nothing', daysOn(45), []],
    [
      'a week before its end',
      daysOn(53),
      ['-certificate.trusted', 'certificate.ends-soon', 'mta-sts.policy-certificate-ends-soon'],
    ],
    // The chain was trusted when it was seen; that it no longer is follows from its end. RFC 7672 §3.1.1: usage 3 goes on.
    [
      'a day after its end: MTA-STS ends, DANE with usage 3 does not',
      daysOn(61),
      [
        '-certificate.trusted',
        'certificate.expired',
        'dane.overlooks',
        'mta-sts.contradicts-dane',
        'mta-sts.mx-certificate',
        // The policy host's certificate ended with it.
        'mta-sts.policy-certificate',
      ],
    ],
  ])('the certificate, %s', (_when, now, expected) => {
    expect(difference({}, now)).toEqual([...expected].toSorted());
  });
});

test('the same finding at two addresses of a host is told once, and rests on both', () => {
  const [one, other] = ['192.0.2.25', '192.0.2.26'];
  const findings = findingsIn(
    madeEvidence({
      smtp: [one, other].map(address =>
        session({ kind: 'tls', tls: tls('a', { version: 'TLSv1' }) }, HOST, address),
      ),
    }),
    NOW,
  ).filter(({ id }) => id === 'starttls.old-version');
  expect(findings).toHaveLength(1);
  expect(findings[0]!.evidence).toEqual([one, other].map(address => ({ kind: 'smtp', host: HOST, address })));
});

test('within a topic, what asks for attention stands first', () => {
  const findings = findingsIn(
    madeEvidence({ https: [policyFetch(policyText('enforce', '*.elders.nl', 3_600))] }),
    NOW,
  ).filter(({ topic }) => topic === 'mta-sts');
  const ranks = findings.map(({ verdict }) => VERDICTS.indexOf(verdict));
  expect(new Set(ranks).size).toBe(4);
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
});

describe('findings by topic', () => {
  test('each topic with the verdict of its first finding, in the order a mail takes them', () => {
    const topics = byTopic(findingsIn(madeEvidence({ smtp: [session({ kind: 'no-starttls' })] }), NOW));
    expect(topics.map(({ topic, verdict }) => [topic, verdict])).toEqual([
      ['mx', 'good'],
      ['dnssec', 'good'],
      ['starttls', 'problem'],
      ['certificate', 'not-measured'],
      ['dane', 'problem'],
      ['mta-sts', 'problem'],
      ['tls-rpt', 'good'],
    ]);
  });

  test('a topic without findings is left out', () => {
    const some = findingsIn(madeEvidence(), NOW).filter(({ topic }) => topic === 'dane');
    expect(byTopic(some).map(({ topic }) => topic)).toEqual(['dane']);
    expect(byTopic([])).toEqual([]);
  });
});

test('the same evidence at the same time gives the same findings', () => {
  const evidence = madeEvidence({ smtp: [session({ kind: 'no-starttls' })] });
  const once = JSON.stringify(evidence);
  expect(findingsIn(evidence, NOW)).toEqual(findingsIn(JSON.parse(once), NOW));
  expect(JSON.stringify(evidence)).toBe(once);
});
