import * as fc from 'fast-check';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import { assess } from '../../../../shared/assessment/assessment.ts';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import { aliasesOf, lookupOf, recordsAt } from '../../../../shared/evidence/secure-records.ts';
import { proposeMtaSts, suggestMtaSts } from '../../../../shared/generate/mta-sts.ts';
import { proposeTlsRpt, suggestTlsRpt } from '../../../../shared/generate/tls-rpt.ts';
import { proposeTlsa, tlsaChoices } from '../../../../shared/generate/tlsa-choices.ts';
import { assumptionsOf, overlay } from '../../../../shared/overlay/overlay.ts';
import type { Proposal, RecordSetChange } from '../../../../shared/overlay/proposal.ts';
import { preview } from '../../../../shared/preview/preview.ts';
import { changing, madeSet, making } from '../../../support/made-changes.ts';
import { answer, DOMAIN, HOST, madeEvidence, NOW, wholeAnswer } from '../../../support/made-evidence.ts';
import { madeDomain, recordFor, SECONDS } from '../generate/plans/made-domain.ts';

const POLICY_HOST = `mta-sts.${DOMAIN}`;
const txt = (owner: string, text: string) => ({ owner, ttl: 60, type: 'TXT' as const, strings: [text] });
const set = (...after: RecordSetChange['after']): RecordSetChange => ({
  name: after[0]!.owner,
  type: after[0]!.type,
  before: [],
  after,
});
const laid = (evidence: Evidence, ...recordSets: readonly RecordSetChange[]) =>
  overlay(evidence, { recordSets }, NOW);
const statusAt = (evidence: Evidence, name: string, type: 'TXT' | 'TLSA' = 'TXT') => {
  const found = recordsAt(evidence, name, type);
  return 'status' in found ? found.status : found.kind;
};

describe('properties', () => {
  const proposals = fc
    .tuple(fc.array(madeSet(DOMAIN), { maxLength: 4 }), fc.boolean())
    .map(([sets, isChange]): Proposal => ({ recordSets: sets.map(isChange ? changing : making) }));

  test('laid over twice is laid over once', () => {
    fc.assert(
      fc.property(proposals, fc.constantFrom('serve', 'remove', undefined), (made, kind) => {
        const policy = kind === 'serve' ? { kind, text: 'version: STSv1' } : kind && { kind };
        const proposal = { ...made, ...(policy && { policy }) };
        const once = overlay(madeEvidence(), proposal, NOW);
        expect(overlay(once, proposal, NOW)).toEqual(once);
      }),
    );
  });
  test('what is laid over is what is found', () => {
    fc.assert(
      fc.property(madeSet(DOMAIN), made => {
        const seen = overlay(madeEvidence(), { recordSets: [making(made)] }, NOW);
        const result = lookupOf(seen, made.name, made.type)?.result;
        expect(result?.kind === 'answer' && result.records).toEqual(made.first);
      }),
    );
  });
  test('what is not laid over stays as it was', () => {
    fc.assert(
      fc.property(proposals, proposal => {
        const evidence = madeEvidence();
        const names = proposal.recordSets.map(({ name }) => name);
        const others = evidence.dns.filter(({ name }) => !names.includes(name));
        const seen = overlay(evidence, proposal, NOW);
        expect(seen.dns).toEqual(expect.arrayContaining(others));
        expect(seen.smtp).toEqual(evidence.smtp);
      }),
    );
  });
  test.for<[string, Evidence]>([
    ['a healthy domain', madeEvidence()],
    [
      'a domain with nothing',
      madeEvidence({
        dns: ['_mta-sts', '_smtp._tls'].map(at =>
          answer(`${at}.${DOMAIN}`, 'TXT', [], { rcode: 'NXDOMAIN' }),
        ),
        https: [],
      }),
    ],
    [
      'several hosts',
      madeDomain({
        hosts: ['1', '2'].map(key => ({ keys: [key], records: [recordFor(key)] })),
        policy: { mode: 'testing', maxAge: 99 },
      }),
    ],
  ])('a preview of no change changes nothing: %s', ([, evidence]) => {
    const proposed = proposeTlsRpt(readDomain(evidence), suggestTlsRpt(readDomain(evidence)));
    const sets = [
      ...proposeTlsa(readDomain(evidence), tlsaChoices(readDomain(evidence), SECONDS), {}).recordSets,
      ...(proposed.ok && recordsAt(evidence, `_smtp._tls.${DOMAIN}`, 'TXT').kind === 'records'
        ? proposed.value.recordSets
        : []),
    ];
    const policy = proposeMtaSts(readDomain(evidence), suggestMtaSts(readDomain(evidence), SECONDS));
    const isServed = evidence.https.length > 0 && policy.ok;
    const proposal = isServed
      ? { ...policy.value, recordSets: [...policy.value.recordSets, ...sets] }
      : { recordSets: sets };
    const seen = preview(assess(evidence, NOW), proposal);
    expect([seen.come, seen.gone, seen.dangers, seen.assumptions]).toEqual([[], [], [], []]);
    expect(seen.overall.after).toBe(seen.overall.before);
  });
});

describe('RFC 1034 §4.3.2: look-ups go along aliases', () => {
  const OWNER = `_mta-sts.${DOMAIN}`;
  const TARGET = '_mta-sts.aanbieder.nl';
  const alias = { owner: OWNER, ttl: 60, type: 'CNAME' as const, target: TARGET };
  const aliased = madeEvidence({ dns: [wholeAnswer(OWNER, 'TXT', [alias, txt(TARGET, 'v=STSv1; id=1;')])] });

  test('a set that changes behind an alias is found through it (STS-61, RFC 8461 §8.2)', () => {
    const seen = laid(aliased, set(txt(TARGET, 'v=STSv1; id=2;')));
    const found = recordsAt(seen, OWNER, 'TXT');
    expect(found.kind === 'records' && found.records).toEqual([txt(TARGET, 'v=STSv1; id=2;')]);
    expect(aliasesOf(seen, OWNER, 'TXT')).toEqual([alias]);
  });
  test('an alias that goes leaves what is at the name', () => {
    const gone = { name: OWNER, type: 'CNAME' as const, before: [alias], after: [] };
    expect(recordsAt(laid(aliased, gone), OWNER, 'TXT').kind).toBe('none');
    const own = laid(aliased, gone, set(txt(OWNER, 'v=STSv1; id=3;')));
    expect(recordsAt(own, OWNER, 'TXT')).toMatchObject({
      records: [txt(OWNER, 'v=STSv1; id=3;')],
      status: 'secure',
    });
  });
  test('an alias that comes hides what was at the name, and shows what is known behind it', () => {
    const known = {
      ...aliased,
      dns: [...aliased.dns, answer('web.aanbieder.nl', 'A', [{ type: 'A', address: '192.0.2.99' }])],
    };
    const seen = laid(known, set({ owner: POLICY_HOST, ttl: 60, type: 'CNAME', target: 'web.aanbieder.nl' }));
    expect(recordsAt(seen, POLICY_HOST, 'A')).toMatchObject({
      records: [{ owner: 'web.aanbieder.nl', address: '192.0.2.99' }],
    });
    expect(recordsAt(seen, POLICY_HOST, 'AAAA').kind).toBe('none');
  });
  test('aliases in a circle end', () => {
    const other = { owner: TARGET, ttl: 60, type: 'CNAME' as const, target: OWNER };
    expect(recordsAt(laid(aliased, set(other)), OWNER, 'TXT').kind).toBe('none');
  });
});

describe('RFC 4035 §4.3: the status that new records would have', () => {
  const NEW = `_25._tcp.mx2.${DOMAIN}`;
  const tlsa = (owner: string) => ({
    owner,
    ttl: 60,
    type: 'TLSA' as const,
    certificateUsage: 3,
    selector: 1,
    matchingType: 1,
    data: 'ab',
  });
  const zone = (name: string, status: 'secure' | 'insecure' | 'bogus') => ({
    zone: name,
    status,
    ds: [],
    keys: [],
    signatures: [],
  });
  const zones = [zone('.', 'secure'), zone('nl', 'secure'), zone(DOMAIN, 'secure')];

  test('that of the absence that was proven', () => {
    const evidence = madeEvidence({ zones, dns: [answer(NEW, 'TLSA', [], { rcode: 'NXDOMAIN' })] });
    expect(statusAt(laid(evidence, set(tlsa(NEW))), NEW, 'TLSA')).toBe('secure');
  });
  test.for(['denial-missing', 'opt-out'] as const)('not that of an absence without proof: %s', kind => {
    const reason =
      kind === 'opt-out' ? { kind, zone: DOMAIN } : { kind, zone: DOMAIN, name: NEW, type: 'TLSA' };
    const absent = answer(NEW, 'TLSA', [], { rcode: 'NXDOMAIN', status: 'bogus', reason });
    expect(statusAt(laid(madeEvidence({ zones, dns: [absent] }), set(tlsa(NEW))), NEW, 'TLSA')).toBe(
      'secure',
    );
  });
  test('a zone whose signatures are wrong makes them bogus', () => {
    const absent = answer(NEW, 'TLSA', [], { status: 'bogus' });
    expect(statusAt(laid(madeEvidence({ zones, dns: [absent] }), set(tlsa(NEW))), NEW, 'TLSA')).toBe('bogus');
  });
  test('in an unsigned zone below a signed one they are insecure, whatever lies above', () => {
    const below = [...zones, zone(`onder.${DOMAIN}`, 'insecure')];
    const owner = `_25._tcp.mx.onder.${DOMAIN}`;
    expect(statusAt(laid(madeEvidence({ zones: below }), set(tlsa(owner))), owner, 'TLSA')).toBe('insecure');
  });
  test('a name of another zone’s is not judged by this one', () => {
    const elsewhere = [...zones, zone('aanbieder.nl', 'insecure')];
    const owner = '_25._tcp.mx.aanbieder.nl';
    expect(statusAt(laid(madeEvidence({ zones: elsewhere }), set(tlsa(owner))), owner, 'TLSA')).toBe(
      'insecure',
    );
  });
  test('nobody knows of a zone that was not met', () => {
    const owner = '_25._tcp.mx.elders.example';
    expect(statusAt(laid(madeEvidence({ zones: [] }), set(tlsa(owner))), owner, 'TLSA')).toBe(
      'indeterminate',
    );
  });
  test('behind an insecure alias a secure set is not secure', () => {
    const owner = `_25._tcp.${HOST}`;
    const alias = { owner, ttl: 60, type: 'CNAME' as const, target: `dane.${DOMAIN}` };
    const evidence = madeEvidence({
      zones: [...zones, zone(HOST, 'insecure')],
      dns: [
        wholeAnswer(owner, 'TLSA', [alias], { status: 'insecure' }),
        answer(HOST, 'A', [], { status: 'insecure' }),
        answer(HOST, 'AAAA', [], { status: 'insecure' }),
      ],
    });
    expect(statusAt(laid(evidence, set(tlsa(alias.target))), owner, 'TLSA')).toBe('insecure');
  });
});

describe('what a preview takes for granted', () => {
  const serve: Proposal = { recordSets: [], policy: { kind: 'serve', text: '' } };
  const kinds = (evidence: Evidence, proposal = serve) =>
    assumptionsOf(evidence, proposal).map(({ kind }) => kind);
  const nowhere = madeEvidence({ dns: [answer(POLICY_HOST, 'A', [])], https: [] });

  test('nothing where the policy host is there', () => {
    expect(kinds(madeEvidence())).toEqual([]);
  });
  test('RFC 8461 §3.3: a certificate, and an address, where there are none', () => {
    expect(kinds(nowhere)).toEqual(['policy-address', 'policy-certificate']);
    const address = { owner: POLICY_HOST, ttl: 60, type: 'A' as const, address: '192.0.2.80' };
    expect(kinds(nowhere, { ...serve, recordSets: [set(address)] })).toEqual(['policy-certificate']);
  });
  test('nothing for what is taken away', () => {
    expect(kinds(nowhere, { recordSets: [], policy: { kind: 'remove' } })).toEqual([]);
  });
});
