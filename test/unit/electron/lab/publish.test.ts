import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import { collectEvidence } from '../../../../electron/checks/collect-evidence.ts';
import { type Lab, startLab } from '../../../../electron/lab/lab.ts';
import {
  proposeMtaSts,
  removeAnnouncement,
  removePolicy,
  suggestMtaSts,
} from '../../../../shared/generate/mta-sts.ts';
import { proposeTlsRpt } from '../../../../shared/generate/tls-rpt.ts';
import { proposeTlsa, tlsaChoices } from '../../../../shared/generate/tlsa-choices.ts';
import type { DomainName } from '../../../../shared/model/domain-name.ts';
import type { Proposal, RecordSetChange } from '../../../../shared/overlay/proposal.ts';
import { letters } from '../../../../shared/simulate/index.ts';
import { findingsIn } from '../../../support/findings-in.ts';

/** Signed, but with nothing of DANE, MTA-STS or reports that works; and one that is not signed. */
const MISMATCH = 'meerhuizen-oefening.nl' as DomainName;
const UNSIGNED = 'zandmeer-oefening.nl' as DomainName;

let lab: Lab;
beforeEach(async () => {
  lab = await startLab();
});
afterEach(() => lab.close());
const seconds = () => Math.floor(Date.now() / 1000);
const check = async (domain: DomainName) => {
  const evidence = await collectEvidence(domain, lab.network, { application: 'test' });
  const ids = findingsIn(evidence, Date.now()).map(({ id }) => id);
  return { evidence, ids, letter: letters(readDomain(evidence), seconds()).overall };
};

test('a domain whose TLSA record is wrong is sealed again once the advised one is published, signatures included', async () => {
  const before = await check(MISMATCH);
  expect(before.letter).toBe('broken');
  const proposal = proposeTlsa(
    readDomain(before.evidence),
    tlsaChoices(readDomain(before.evidence), seconds()),
    {},
  );
  expect(lab.publish(MISMATCH, proposal)).toBeUndefined();
  const after = await check(MISMATCH);
  expect(after.letter).toBe('sealed');
  expect(after.ids).toContain('dane.valid');
  expect(after.ids).not.toContain('dnssec.bogus');
});

test('reports and a policy with a host of its own are published, served and taken away again', async () => {
  const { evidence } = await check(MISMATCH);
  const reports = proposeTlsRpt(readDomain(evidence), { rua: [`rapport@${MISMATCH}`] });
  const policy = proposeMtaSts(readDomain(evidence), {
    ...suggestMtaSts(readDomain(evidence), seconds()),
    mode: 'enforce',
    host: { kind: 'address', addresses: ['203.0.113.99', '2001:DB8::63'] },
  });
  if (!reports.ok || !policy.ok) throw new Error('no proposal');
  expect(lab.publish(MISMATCH, reports.value)).toBeUndefined();
  expect(lab.publish(MISMATCH, policy.value)).toBeUndefined();
  const after = await check(MISMATCH);
  expect(after.ids).toEqual(expect.arrayContaining(['tls-rpt.present', 'mta-sts.enforce']));
  expect(lab.publish(MISMATCH, removeAnnouncement(readDomain(after.evidence)))).toBeUndefined();
  expect(lab.publish(MISMATCH, removePolicy(readDomain(after.evidence)))).toBeUndefined();
  const end = await check(MISMATCH);
  expect(end.ids).toContain('mta-sts.none');
});

test('RFC 2308 §5: what was absent is there after publishing, also in a zone without signatures', async () => {
  const { evidence } = await check(UNSIGNED);
  const reports = proposeTlsRpt(readDomain(evidence), { rua: [`rapport@${UNSIGNED}`] });
  if (!reports.ok) throw new Error('no proposal');
  expect(lab.publish(UNSIGNED, reports.value)).toBeUndefined();
  expect((await check(UNSIGNED)).ids).toContain('tls-rpt.present');
});

describe('what does not fit a zone is refused by name, and nothing changes:', () => {
  const txt = (
    name: string,
    strings: readonly string[] = ['v=TLSRPTv1; rua=mailto:a@b.nl'],
  ): RecordSetChange => ({
    name,
    type: 'TXT',
    before: [],
    after: [{ owner: name, type: 'TXT', ttl: 300, strings: [...strings] }],
  });
  const own = `_smtp._tls.${MISMATCH}`;
  const cases: readonly (readonly [string, Proposal, string])[] = [
    [
      'a zone of another domain',
      { recordSets: [txt('_smtp._tls.lindevoort-oefening.nl')] },
      '_smtp._tls.lindevoort-oefening.nl',
    ],
    ['the zone above', { recordSets: [txt('nl')] }, 'nl'],
    ['no name', { recordSets: [txt('a..b')] }, 'a..b'],
    ['a string of 256 octets', { recordSets: [txt(own, ['x'.repeat(256)])] }, own],
    ['a character that is no octet', { recordSets: [txt(own, ['€'])] }, own],
    ['no string at all', { recordSets: [txt(own, [])] }, own],
    ['a good set before a bad one', { recordSets: [txt(own), txt('a..b')] }, 'a..b'],
    [
      'an address that is none',
      {
        recordSets: [
          { name: own, type: 'A', before: [], after: [{ owner: own, type: 'A', ttl: 1, address: '1.2.3' }] },
        ],
      },
      own,
    ],
    [
      'a TLSA record without octets',
      {
        recordSets: [
          {
            name: own,
            type: 'TLSA',
            before: [],
            after: [
              {
                owner: own,
                type: 'TLSA',
                ttl: 1,
                certificateUsage: 3,
                selector: 1,
                matchingType: 1,
                data: 'x',
              },
            ],
          },
        ],
      },
      own,
    ],
    [
      'a record of another owner',
      {
        recordSets: [{ ...txt(own), after: [{ owner: MISMATCH, type: 'TXT', ttl: 1, strings: ['x'] }] }],
      },
      own,
    ],
    [
      'a TTL that is none',
      { recordSets: [{ ...txt(own), after: [{ owner: own, type: 'TXT', ttl: -1, strings: ['x'] }] }] },
      own,
    ],
    [
      'RFC 1034 §3.6.2: an alias beside other records',
      {
        recordSets: [
          {
            name: MISMATCH,
            type: 'CNAME',
            before: [],
            after: [{ owner: MISMATCH, type: 'CNAME', ttl: 1, target: 'elders.nl' }],
          },
        ],
      },
      MISMATCH,
    ],
    [
      'the address of somebody else’s policy host',
      {
        recordSets: [
          {
            name: `mta-sts.${MISMATCH}`,
            type: 'A',
            before: [],
            after: [{ owner: `mta-sts.${MISMATCH}`, type: 'A', ttl: 1, address: 'TAKEN' }],
          },
        ],
      },
      `mta-sts.${MISMATCH}`,
    ],
  ];
  test.each(cases)('%s', async (_what, proposal, name) => {
    const healthy = await check('lindevoort-oefening.nl' as DomainName);
    const taken = healthy.evidence.https[0]?.address ?? '';
    const text = JSON.stringify(proposal).replaceAll('TAKEN', taken);
    const before = await check(MISMATCH);
    expect(lab.publish(MISMATCH, JSON.parse(text) as Proposal)).toEqual({ name });
    expect((await check(MISMATCH)).ids).toEqual(before.ids);
  });
});
