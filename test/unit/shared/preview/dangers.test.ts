import { describe, expect, test } from 'vitest';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import { assess } from '../../../../shared/assessment/assessment.ts';
import { type TlsaRecord, writeTlsaRecord } from '../../../../shared/dane/index.ts';
import type { DnssecStatus } from '../../../../shared/evidence/dnssec-status.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import {
  type MtaStsDraft,
  proposeMtaSts,
  removeAnnouncement,
  removePolicy,
  suggestMtaSts,
} from '../../../../shared/generate/mta-sts.ts';
import { proposeTlsa, tlsaChoices } from '../../../../shared/generate/tlsa-choices.ts';
import type { Proposal } from '../../../../shared/overlay/proposal.ts';
import { preview } from '../../../../shared/preview/preview.ts';
import {
  answer,
  certificateOf,
  DOMAIN,
  HOST,
  madeEvidence,
  NOW,
  policyFetch,
  policyText,
  session,
  tls,
} from '../../../support/made-evidence.ts';
import {
  certificateOfKey,
  hostName,
  madeDomain,
  type MadeHost,
  recordFor,
  SECONDS,
} from '../generate/plans/made-domain.ts';

const dangers = (evidence: Evidence, proposal: Proposal) =>
  preview(assess(evidence, NOW), proposal).dangers.map(({ kind, ...facts }) => {
    const about = 'host' in facts ? ` ${facts.host}` : '';
    return `${kind}${about}`;
  });

/** The set of every host becomes these records. */
function tlsaSet(evidence: Evidence, ...records: readonly TlsaRecord[]): Proposal {
  const hosts = tlsaChoices(readDomain(evidence), SECONDS).map(({ host }) => host);
  const brought = hosts.flatMap(host => records.map(record => ({ host, name: '', record })));
  const texts = records.map(record => writeTlsaRecord(record));
  const chosen = Object.fromEntries(hosts.map(host => [host, texts]));
  return proposeTlsa(readDomain(evidence), tlsaChoices(readDomain(evidence), SECONDS, brought), chosen);
}

const H0 = hostName(0);
const one = (host: Partial<MadeHost> = {}) =>
  madeDomain({ hosts: [{ keys: ['1'], records: [recordFor('1')], ...host }] });
const none = one({ records: [] });

/** The same with every answer at and below the host of another status. */
const withStatus = (evidence: Evidence, status: DnssecStatus, which = /./): Evidence => ({
  ...evidence,
  zones: [],
  dns: evidence.dns.map(lookup =>
    lookup.result.kind === 'answer' && which.test(lookup.name) && lookup.name !== DOMAIN
      ? { ...lookup, result: { ...lookup.result, status } }
      : lookup,
  ),
});
const failed = (stage: 'connect' | 'handshake') =>
  session({ kind: 'failed', stage, cause: { kind: 'timeout', afterMs: 1 } }, H0);

describe('TLSA records', () => {
  const CASES: readonly (readonly [string, Evidence, readonly TlsaRecord[], readonly string[]])[] = [
    ['RFC 7672 §2.2: records that fit are safe to publish', none, [recordFor('1')], []],
    ['RFC 7671 §8.1: the next key’s beside this one’s is safe', one(), [recordFor('1'), recordFor('e')], []],
    [
      'RFC 7672 §2.2.1: in an unsigned zone they count for nothing',
      withStatus(none, 'insecure'),
      [recordFor('1')],
      [`tlsa-not-secure ${H0}`],
    ],
    [
      'RFC 7672 §2.1.2: in a bogus zone they stop mail',
      withStatus(none, 'bogus'),
      [recordFor('1')],
      [`tlsa-not-secure ${H0}`],
    ],
    [
      'RFC 7672 §2.2.2: over insecure addresses nobody asks for them',
      withStatus(none, 'insecure', /^mx/),
      [recordFor('1')],
      [`tlsa-not-secure ${H0}`],
    ],
    [
      'RFC 7672 §2.2: none that fits stops senders with DANE',
      none,
      [recordFor('9')],
      [`tlsa-mismatch ${H0}`],
    ],
    [
      'DANE-09: a stronger digest of another key stops them too',
      one(),
      [recordFor('1'), recordFor('9', 1, 2)],
      [`tlsa-mismatch ${H0}`],
    ],
    [
      'RFC 7671 §8.4: a weaker digest of another key stops those that know no other',
      one(),
      [recordFor('1', 1, 2), recordFor('9')],
      [`tlsa-combination ${H0}`, `tlsa-removed-early ${H0}`],
    ],
    [
      'RFC 7671 §8.4: an issuer that the server does not have',
      one(),
      [recordFor('1'), { ...recordFor('7'), certificateUsage: 2 }],
      [`tlsa-combination ${H0}`],
    ],
    [
      'RFC 7672 §2.2: a set that is kept, and does not fit an address of two',
      one({ keys: ['1', '2'] }),
      [recordFor('1')],
      [`tlsa-mismatch ${H0}`],
    ],
    [
      'RFC 7672 §3.2: a set for one address of two',
      one({ keys: ['1', '2'], records: [] }),
      [recordFor('1')],
      [`tlsa-mismatch ${H0}`],
    ],
    [
      'RFC 7671 §8.1: this key’s may not go before the other is everywhere',
      one(),
      [recordFor('1', 0)],
      [`tlsa-removed-early ${H0}`],
    ],
    [
      'nor the one that fits, leaving the next key’s',
      one({ records: [recordFor('1'), recordFor('e')] }),
      [recordFor('e')],
      [`tlsa-mismatch ${H0}`],
    ],
    [
      'the old key’s may go when the new one is in use',
      one({ keys: ['e'], records: [recordFor('1'), recordFor('e')] }),
      [recordFor('e')],
      [],
    ],
    ['without any the host has no DANE any more', one(), [], [`tlsa-withdrawn ${H0}`]],
    [
      'RFC 7672 §3.1.3: so it is with usage 1 alone',
      one(),
      [{ ...recordFor('1'), certificateUsage: 1 }],
      [`tlsa-withdrawn ${H0}`],
    ],
    ['records that fit nothing may go', one({ records: [recordFor('9')] }), [], []],
    ['records that nothing vouches for may go', withStatus(one(), 'insecure'), [], []],
    [
      'DANE-12: a host without STARTTLS can have none',
      { ...none, smtp: [session({ kind: 'no-starttls' }, H0)] },
      [recordFor('1')],
      [`tlsa-no-tls ${H0}`],
    ],
    [
      'DANE-12: nor one whose TLS fails',
      { ...none, smtp: [failed('handshake')] },
      [recordFor('1')],
      [`tlsa-no-tls ${H0}`],
    ],
    [
      'nobody knows what fits where port 25 could not be measured',
      { ...none, smtp: [failed('connect')] },
      [recordFor('1')],
      [`tlsa-unseen ${H0}`],
    ],
    [
      'an expired certificate does not matter to usage 3 (RFC 7672 §3.1.1)',
      madeDomain({
        hosts: [{ keys: ['1'], records: [] }],
        certificates: [certificateOfKey('1', { notAfter: SECONDS - 1 })],
      }),
      [recordFor('1')],
      [],
    ],
  ];
  test.for(CASES)('%s', ([, evidence, records, expected]) => {
    expect(dangers(evidence, tlsaSet(evidence, ...records))).toEqual(expected);
  });
  test('each host is told of by itself, also behind one alias', () => {
    const alias = `dane.${DOMAIN}`;
    const hosts = ['1', '2'].map(key => ({ keys: [key], records: [recordFor('1'), recordFor('2')], alias }));
    const evidence = madeDomain({ hosts });
    expect(dangers(evidence, tlsaSet(evidence, recordFor('1')))).toEqual([`tlsa-mismatch ${hostName(1)}`]);
  });
  test('RFC 7505: a domain that takes no mail has no host to endanger', () => {
    const evidence = madeEvidence({
      dns: [answer(DOMAIN, 'MX', [{ type: 'MX', preference: 0, exchange: '.' }])],
    });
    expect(tlsaChoices(readDomain(evidence), SECONDS)).toEqual([]);
    const { recordSets } = tlsaSet(one(), recordFor('9'));
    expect(dangers(evidence, { recordSets })).toEqual([]);
  });
  test('RFC 5321 §5.1: a domain without MX records is its own host', () => {
    const evidence = madeEvidence({
      dns: [
        answer(DOMAIN, 'MX', []),
        answer(DOMAIN, 'A', [{ type: 'A', address: '192.0.2.25' }]),
        answer(`_25._tcp.${DOMAIN}`, 'TLSA', []),
      ],
      smtp: [session({ kind: 'tls', tls: tls('a') }, DOMAIN)],
    });
    expect(dangers(evidence, tlsaSet(evidence, recordFor('9')))).toEqual([`tlsa-mismatch ${DOMAIN}`]);
  });
});

describe('MTA-STS policies', () => {
  const policy = (evidence: Evidence, change: Partial<MtaStsDraft>): Proposal => {
    const proposed = proposeMtaSts(readDomain(evidence), {
      ...suggestMtaSts(readDomain(evidence), SECONDS),
      id: 'next',
      ...change,
    });
    if (!proposed.ok) throw new Error(JSON.stringify(proposed.errors));
    return proposed.value;
  };
  const enforcing = madeEvidence();
  const testing = madeEvidence({ https: [policyFetch(policyText('testing'))] });
  const bad = {
    ...testing,
    certificates: {
      ...testing.certificates,
      ['a'.repeat(64)]: certificateOf('a', { dnsNames: ['elders.nl'] }),
    },
  };
  const unseen = {
    ...testing,
    smtp: [session({ kind: 'failed', stage: 'connect', cause: { kind: 'timeout', afterMs: 1 } })],
  };
  const only = (proposal: Proposal, part: 'record' | 'policy'): Proposal =>
    part === 'record' ? { recordSets: proposal.recordSets } : { recordSets: [], policy: proposal.policy! };
  const CASES: readonly (readonly [string, Evidence, (evidence: Evidence) => Proposal, readonly string[]])[] =
    [
      ['RFC 8461 §4.2: enforce where every host meets it', testing, e => policy(e, { mode: 'enforce' }), []],
      [
        'RFC 8461 §4.2: enforce with a host of another name',
        bad,
        e => policy(e, { mode: 'enforce' }),
        [`enforce-fails ${HOST}`],
      ],
      [
        'the same, the policy alone',
        bad,
        e => only(policy(e, { mode: 'enforce' }), 'policy'),
        [`enforce-fails ${HOST}`],
      ],
      ['testing with that host', bad, e => policy(e, { mode: 'testing' }), []],
      [
        'enforce on a host without STARTTLS',
        { ...testing, smtp: [session({ kind: 'no-starttls' })] },
        e => policy(e, { mode: 'enforce' }),
        [`enforce-fails ${HOST}`],
      ],
      [
        'enforce where port 25 could not be measured',
        unseen,
        e => policy(e, { mode: 'enforce' }),
        [`enforce-unseen ${HOST}`],
      ],
      [
        'a longer max_age there, enforced already',
        { ...unseen, https: enforcing.https },
        e => policy(e, { maxAge: 9_999_999 }),
        [],
      ],
      [
        'STS-63, RFC 8461 §4.1: enforce without the host',
        testing,
        e => policy(e, { mode: 'enforce', mx: ['mx.elders.nl'] }),
        [`policy-misses ${HOST}`],
      ],
      [
        'RFC 8461 §4.1: testing without the host',
        testing,
        e => policy(e, { mx: ['mx.elders.nl'] }),
        [`policy-misses ${HOST}`],
      ],
      ['a wildcard covers one label', testing, e => policy(e, { mx: ['*.nl'] }), [`policy-misses ${HOST}`]],
      ['STS-62, RFC 8461 §8.3: mode none is the way out', enforcing, e => policy(e, { mode: 'none' }), []],
      [
        'RFC 8461 §8.3: the record may not go before the end of max_age',
        enforcing,
        e => removeAnnouncement(readDomain(e)),
        ['policy-removed-early'],
      ],
      [
        'RFC 8461 §8.3: nor the policy',
        enforcing,
        e => removePolicy(readDomain(e)),
        ['policy-removed-early'],
      ],
      ['testing is held as well', testing, e => removePolicy(readDomain(e)), ['policy-removed-early']],
      [
        'after mode none both may',
        madeEvidence({ https: [policyFetch(policyText('none'))] }),
        e => removePolicy(readDomain(e)),
        [],
      ],
      [
        'a policy that nobody was told of may go',
        madeEvidence({ dns: [answer(`_mta-sts.${DOMAIN}`, 'TXT', [])] }),
        e => removePolicy(readDomain(e)),
        [],
      ],
      [
        'a record that breaks is one that goes',
        enforcing,
        () => ({
          recordSets: [
            {
              name: `_mta-sts.${DOMAIN}`,
              type: 'TXT',
              before: [],
              after: [{ owner: `_mta-sts.${DOMAIN}`, ttl: 60, type: 'TXT', strings: ['v=STSv1; id=-;'] }],
            },
          ],
        }),
        ['policy-removed-early'],
      ],
      ['what is not of MTA-STS is not of its policy', bad, () => ({ recordSets: [] }), []],
    ];
  test.for(CASES)('%s', ([, evidence, propose, expected]) => {
    expect(dangers(evidence, propose(evidence))).toEqual(expected);
  });
});

test('a sender that stops for no reason of these is told of', () => {
  const evidence = one();
  const gone = { owner: DOMAIN, type: 'MX' as const, ttl: 60, preference: 0, exchange: 'mx9.elders.nl' };
  const unsigned = answer('mx9.elders.nl', 'A', [{ type: 'A', address: '192.0.2.9' }], { status: 'bogus' });
  const known = {
    ...evidence,
    dns: [...evidence.dns, unsigned],
    smtp: [...evidence.smtp, session({ kind: 'tls', tls: tls('0') }, 'mx9.elders.nl', '192.0.2.9')],
  };
  const proposal: Proposal = { recordSets: [{ name: DOMAIN, type: 'MX', before: [], after: [gone] }] };
  expect(preview(assess(known, NOW), proposal).dangers).toContainEqual({
    kind: 'sender-stops',
    sender: 'dane',
  });
});
