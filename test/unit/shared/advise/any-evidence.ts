import * as fc from 'fast-check';
import type { DnssecStatus } from '../../../../shared/evidence/dnssec-status.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import type { DnsLookup } from '../../../../shared/evidence/dns.ts';
import type { SmtpOutcome } from '../../../../shared/evidence/smtp.ts';
import {
  answer,
  certificateOf,
  DOMAIN,
  madeEvidence,
  noAnswer,
  NOW,
  policyFetch,
  policyText,
  session,
  tls,
} from '../../../support/made-evidence.ts';

/** Own hosts, a foreign one that nobody knows, and one of each kind of provider. */
export const HOSTS = [
  'mx1.voorbeeld.nl',
  'mx2.voorbeeld.nl',
  'mx.elders.example',
  'voorbeeld-nl.mail.protection.outlook.com',
  'voorbeeld-nl.a-v1.mx.microsoft',
  'aspmx.l.google.com',
  'mx1.hc1-2.eu.iphmx.com',
] as const;

const status = fc.oneof(
  { weight: 12, arbitrary: fc.constant<DnssecStatus>('secure') },
  { weight: 3, arbitrary: fc.constant<DnssecStatus>('insecure') },
  { weight: 1, arbitrary: fc.constantFrom<DnssecStatus>('bogus', 'indeterminate') },
);

const outcome: fc.Arbitrary<SmtpOutcome> = fc.oneof(
  { weight: 20, arbitrary: fc.constant<SmtpOutcome>({ kind: 'tls', tls: tls('a') }) },
  {
    weight: 2,
    arbitrary: fc.constant<SmtpOutcome>({
      kind: 'tls',
      tls: tls('e', { webPki: { kind: 'untrusted', reason: 'self-signed', detail: '' } }),
    }),
  },
  { weight: 1, arbitrary: fc.constant<SmtpOutcome>({ kind: 'no-starttls' }) },
  {
    weight: 2,
    arbitrary: fc.constant<SmtpOutcome>({
      kind: 'failed',
      stage: 'connect',
      cause: { kind: 'timeout', afterMs: 5_000 },
    }),
  },
);

const tlsaDigit = fc.constantFrom('a', 'a', 'a', 'a', 'e', 'f');
const host = fc.record({
  status,
  outcomes: fc.array(outcome, { minLength: 1, maxLength: 2 }),
  tlsa: fc.oneof(
    { weight: 3, arbitrary: tlsaDigit.map(digit => ({ kind: 'records', digit }) as const) },
    { weight: 3, arbitrary: fc.constant({ kind: 'none' } as const) },
    { weight: 1, arbitrary: fc.constantFrom({ kind: 'no-answer' } as const, { kind: 'unusable' } as const) },
  ),
});

const text = (name: string, ...values: readonly string[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(answer(name, 'TXT', [], { rcode: 'NXDOMAIN' })) },
    {
      weight: 5,
      arbitrary: fc
        .constantFrom(...values)
        .map(value => answer(name, 'TXT', [{ type: 'TXT', strings: [value] }])),
    },
    { weight: 1, arbitrary: fc.constant(noAnswer(name, 'TXT')) },
  );

const mx = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .uniqueArray(fc.constantFrom(...HOSTS), { minLength: 1, maxLength: 2 })
      .map(hosts => ({ kind: 'hosts', hosts }) as const),
  },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'null' } as const, { kind: 'no-answer' } as const) },
);

/** Evidence of any domain: each of its parts well, badly, half, or not measured. */
export const anyEvidence: fc.Arbitrary<Evidence> = fc
  .record({
    mx,
    status,
    hosts: fc.record(
      Object.fromEntries(HOSTS.map(each => [each, host])) as Record<(typeof HOSTS)[number], typeof host>,
    ),
    record: text(
      `_mta-sts.${DOMAIN}`,
      ...Array<string>(6).fill('v=STSv1; id=1;'),
      'v=STSv1',
      'v=STSv1 ; id=1',
    ),
    policy: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom('enforce', 'testing', 'none') },
      { weight: 1, arbitrary: fc.constantFrom('broken', 'absent') },
    ),
    covers: fc.constantFrom(true, true, true, false),
    maxAge: fc.constantFrom(60, 86_400, 2_592_000),
    reports: text(
      `_smtp._tls.${DOMAIN}`,
      `v=TLSRPTv1; rua=mailto:tls@${DOMAIN}`,
      'v=TLSRPTv1; rua=https://elders.example/t',
      'v=TLSRPTv1;',
    ),
    old: text(`_smtp_sts.${DOMAIN}`, 'v=STS1; to=true; mx=mx1.voorbeeld.nl; a=dnssec; c=webpki; e=86400'),
    end: fc.constantFrom('complete', 'complete', 'complete', 'time-limit' as const),
  })
  .map(({ mx, status, hosts, record, policy, covers, maxAge, reports, old, end }) => {
    const names = mx.kind === 'hosts' ? mx.hosts : [];
    const lookups = names.flatMap((name, at): readonly DnsLookup[] => {
      const { status: own, tlsa } = hosts[name];
      // A host below the domain is in its zone.
      const hostStatus = name.endsWith(DOMAIN) ? status : own;
      const fields = { type: 'TLSA', certificateUsage: 3, selector: 1, matchingType: 1 } as const;
      const owner = `_25._tcp.${name}`;
      return [
        answer(name, 'A', [{ type: 'A', address: `192.0.2.${at + 1}` }], { status: hostStatus }),
        answer(name, 'AAAA', [], { status: hostStatus }),
        tlsa.kind === 'no-answer'
          ? noAnswer(owner, 'TLSA')
          : answer(
              owner,
              'TLSA',
              tlsa.kind === 'none'
                ? []
                : tlsa.kind === 'unusable'
                  ? [{ ...fields, certificateUsage: 9, data: 'a'.repeat(64) }]
                  : [{ ...fields, data: tlsa.digit.repeat(64) }],
              { status: hostStatus },
            ),
      ];
    });
    const mxLookup =
      mx.kind === 'no-answer'
        ? noAnswer(DOMAIN, 'MX')
        : answer(
            DOMAIN,
            'MX',
            mx.kind === 'null'
              ? [{ type: 'MX', preference: 0, exchange: '.' }]
              : names.map((exchange, at) => ({ type: 'MX', preference: at * 10, exchange })),
            { status },
          );
    const body =
      policy === 'broken' ? 'no policy' : policyText(policy, covers ? '' : 'mx.other.example', maxAge);
    const withHosts = covers
      ? body.replace(/mx: \r\n/, names.map(name => `mx: ${name}\r\n`).join('') || 'mx: mx.other.example\r\n')
      : body;
    return madeEvidence({
      dns: [mxLookup, ...lookups, record, reports, old],
      smtp: names.flatMap((name, at) =>
        hosts[name].outcomes.map(each => session(each, name, `192.0.2.${at + 1}`)),
      ),
      https: policy === 'absent' ? [] : [policyFetch(withHosts)],
      certificates: [
        certificateOf('a', { dnsNames: [...HOSTS] }),
        certificateOf('b', { dnsNames: [`mta-sts.${DOMAIN}`] }),
        certificateOf('e', { dnsNames: [...HOSTS], notAfter: NOW / 1_000 + 90 * 86_400 }),
      ],
      end,
    });
  });
