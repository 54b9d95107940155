import { expect, test } from 'vitest';
import type { FindingId } from '../../../shared/findings/finding.ts';
import type { BedDomain } from '../bed/bed-domains.ts';
import { checkOnBed } from '../bed/check-on-bed.ts';
import { describeWithBed } from '../bed/describe-with-bed.ts';

/** Which findings each domain must have, all of them, in alphabetical order: one too many misleads as well. */
const EXPECTED: readonly (readonly [BedDomain, readonly FindingId[]])[] = [
  [
    'healthy',
    [
      'certificate.trusted',
      'dane.valid',
      'dnssec.secure',
      'mta-sts.enforce',
      'mx.hosts',
      'starttls.offered',
      'tls-rpt.present',
    ],
  ],
  [
    'international',
    [
      'certificate.trusted',
      'dane.valid',
      'dnssec.secure',
      'mta-sts.enforce',
      'mx.hosts',
      'starttls.offered',
      'tls-rpt.present',
    ],
  ],
  [
    'onlyMtaSts',
    [
      'certificate.trusted',
      'dane.needs-dnssec',
      'dnssec.unsigned',
      'mta-sts.enforce',
      'mx.hosts',
      'starttls.offered',
      'tls-rpt.none-while-enforcing',
    ],
  ],
  [
    'mxUnsigned',
    [
      'certificate.trusted',
      'dane.none',
      'dnssec.mx-unsigned',
      'dnssec.secure',
      'mta-sts.none',
      'mx.hosts',
      'starttls.offered',
      'tls-rpt.none',
    ],
  ],
  [
    'noStartTls',
    [
      'certificate.not-measured',
      'dane.none',
      'dnssec.secure',
      'mta-sts.none',
      'mx.hosts',
      'starttls.missing',
      'tls-rpt.none',
    ],
  ],
  [
    'tlsaMismatch',
    [
      'certificate.trusted',
      'dane.mismatch',
      'dnssec.secure',
      'mta-sts.none',
      'mx.hosts',
      'starttls.offered',
      'tls-rpt.none',
    ],
  ],
  [
    'policyWrongCertificate',
    [
      'certificate.trusted',
      'dane.none',
      'dnssec.secure',
      'mta-sts.policy-certificate',
      'mx.hosts',
      'starttls.offered',
      'tls-rpt.none',
    ],
  ],
  [
    'policyRedirected',
    [
      'certificate.trusted',
      'dane.none',
      'dnssec.secure',
      'mta-sts.policy-redirect',
      'mx.hosts',
      'starttls.offered',
      'tls-rpt.none',
    ],
  ],
  [
    'noMx',
    [
      'certificate.trusted',
      'dane.none',
      'dnssec.secure',
      'mta-sts.none',
      'mx.none-but-address',
      'starttls.offered',
      'tls-rpt.none',
    ],
  ],
  [
    'mxAlias',
    [
      'certificate.trusted',
      'dane.none',
      'dnssec.secure',
      'mta-sts.none',
      'mx.alias',
      'mx.hosts',
      'starttls.offered',
      'tls-rpt.none',
    ],
  ],
];

/** Where more than one reading is right, what must be among the findings, and what must not. */
const AMONG: readonly (readonly [BedDomain, readonly FindingId[], readonly FindingId[]])[] = [
  ['oldTls', ['mx.hosts', 'starttls.old-version'], []],
  ['wrongDs', ['dnssec.bogus'], ['dnssec.secure', 'dane.valid', 'dnssec.unsigned']],
  ['nullMx', ['mx.null', 'dnssec.secure'], ['mx.none', 'starttls.missing']],
  ['mxWithoutAddress', ['mx.hosts', 'mx.no-address', 'starttls.no-mx'], ['starttls.missing', 'dane.valid']],
  ['manyMx', ['mx.too-many', 'starttls.offered'], ['mx.no-address', 'certificate.not-measured']],
  ['portClosed', ['starttls.connection-refused'], ['starttls.missing', 'starttls.unreachable']],
  ['serverFailure', ['mx.server-failure'], ['mx.none', 'mx.domain-missing', 'dnssec.secure']],
  ['missing', ['mx.domain-missing'], ['mx.none', 'mx.server-failure']],
];

describeWithBed('the findings follow from how the servers are set up', bed => {
  const findingsOf = async (domain: BedDomain) => {
    const { findings } = await checkOnBed(bed(), domain);
    return findings.map(finding => finding.id).toSorted();
  };

  test.for(EXPECTED)('the findings of "%s" are these, and no others', async ([domain, ids]) => {
    expect(await findingsOf(domain)).toEqual(ids);
  });

  test.for(AMONG)('the findings of "%s" name what is special about it', async ([domain, present, absent]) => {
    const ids = await findingsOf(domain);
    expect(ids).toEqual(expect.arrayContaining([...present]));
    expect(ids.filter(id => absent.includes(id))).toEqual([]);
  });

  test('what could not be measured is told without a bad mark', async () => {
    const { findings } = await checkOnBed(bed(), 'portClosed');
    const verdicts = findings.filter(finding => finding.topic === 'starttls').map(finding => finding.verdict);
    expect(verdicts).toEqual(['not-measured']);
  });
});
