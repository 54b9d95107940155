import { describe, expect, test } from 'vitest';
import { readDomain } from '../../../../../shared/reading/read-domain.ts';
import { type Drafts, drafts, firstDrafts } from '../../../../../shared/generate/draft/drafts.ts';
import { MAKE_PARTS, PUBLISHED_PARTS } from '../../../../../shared/generate/draft/make-part.ts';
import { proposedBy } from '../../../../../shared/generate/draft/proposed.ts';
import { answer, DOMAIN, madeEvidence, noAnswer, NOW } from '../../../../support/made-evidence.ts';
import { hostName, madeDomain, recordFor } from '../plans/made-domain.ts';

const evidence = madeDomain({ hosts: [{ keys: ['1'], records: [] }] });
const first = firstDrafts(readDomain(evidence), NOW);
const setsOf = (part: (typeof MAKE_PARTS)[number], fields: Partial<Drafts> = {}) => {
  const proposed = proposedBy(part, { ...first, ...fields }, readDomain(evidence), NOW);
  return proposed.kind === 'proposal'
    ? proposed.proposal.recordSets.map(({ name, type, after }) => [name, type, after[0]?.ttl])
    : proposed.problems;
};

describe('what is filled in, as records', () => {
  test.each<[(typeof MAKE_PARTS)[number], Partial<Drafts>, unknown[]]>([
    ['tls-rpt', {}, [[`_smtp._tls.${DOMAIN}`, 'TXT', 3_600]]],
    ['mta-sts', {}, [[`_mta-sts.${DOMAIN}`, 'TXT', 3_600]]],
    [
      'mta-sts',
      { host: 'address', addresses: ' 192.0.2.80 \n\n2001:db8::1' },
      [
        [`mta-sts.${DOMAIN}`, 'A', 3_600],
        [`mta-sts.${DOMAIN}`, 'AAAA', 3_600],
        [`_mta-sts.${DOMAIN}`, 'TXT', 3_600],
      ],
    ],
    [
      'mta-sts',
      { host: 'alias', target: ' beleid.elders.nl ', id: ' x1 ' },
      [
        [`mta-sts.${DOMAIN}`, 'CNAME', 3_600],
        [`_mta-sts.${DOMAIN}`, 'TXT', 3_600],
      ],
    ],
    ['tlsa', { ttl: ' 300 ' }, [[`_25._tcp.${hostName(0)}`, 'TLSA', 300]]],
    ['tlsa', { chosen: { [hostName(0)]: [] } }, []],
    ['dnssec', {}, []],
    ['sending', {}, []],
  ])('%s with %j', (part, fields, sets) => {
    expect(setsOf(part, fields)).toEqual(sets);
  });

  test('what was brought is published beside the key in use', () => {
    const brought = [
      { host: hostName(0), name: 'nieuw', record: { ...recordFor('e'), data: 'ee'.repeat(32) } },
    ];
    const proposed = proposedBy('tlsa', { ...first, brought }, readDomain(evidence), NOW);
    const [set] = proposed.kind === 'proposal' ? proposed.proposal.recordSets : [];
    expect(set?.after).toHaveLength(2);
  });

  test('those that end in records are the ones that say so', () => {
    expect(MAKE_PARTS.filter(part => setsOf(part).length > 0)).toEqual(PUBLISHED_PARTS);
  });
});

test('RFC 8461 §3.1: a first draft has the moment as its id, in seconds', () => {
  expect(first.id).toBe('20270101T000000');
  const nothing = { host: 'as-is', addresses: '', target: '', ttl: '3600', dnskey: '' };
  expect(first).toMatchObject({ ...nothing, chosen: {}, keys: [], brought: [] });
});

test('a first draft names every mail server and every address for reports, each on a line of its own', () => {
  const two = ['1', '2'].map(key => ({ keys: [key], records: [] }));
  const { mx, rua } = firstDrafts(readDomain(madeDomain({ hosts: two })), NOW);
  expect(mx).toBe(`${hostName(0)}\n${hostName(1)}`);
  const reports = answer(`_smtp._tls.${DOMAIN}`, 'TXT', [
    { type: 'TXT', strings: ['v=TLSRPTv1; rua=mailto:a@voorbeeld.nl,https://voorbeeld.nl/r'] },
  ]);
  expect(firstDrafts(readDomain(madeEvidence({ dns: [reports] })), NOW).rua).toBe(
    'mailto:a@voorbeeld.nl\nhttps://voorbeeld.nl/r',
  );
  expect(rua).not.toContain('\n');
});

describe('what is wrong with what is filled in', () => {
  test.each([
    ['tls-rpt', { rua: ' \n' }, [{ kind: 'no-rua' }]],
    ['mta-sts', { maxAge: 'een week' }, [{ kind: 'bad-value', key: 'max_age', value: 'een week' }]],
    ['mta-sts', { maxAge: '' }, [{ kind: 'bad-value', key: 'max_age', value: '' }]],
    ['mta-sts', { maxAge: '-1' }, [{ kind: 'bad-value', key: 'max_age', value: '-1' }]],
    ['mta-sts', { maxAge: '1'.repeat(11) }, [{ kind: 'bad-value', key: 'max_age', value: '1'.repeat(11) }]],
    ['mta-sts', { maxAge: 'x'.repeat(50) }, [{ kind: 'bad-value', key: 'max_age', value: 'x'.repeat(40) }]],
    ['mta-sts', { id: '!' }, [{ kind: 'bad-id', id: '!' }]],
    [
      'mta-sts',
      { host: 'address', addresses: `${'9'.repeat(90)}\n192.0.2.1\nx` },
      [
        { kind: 'bad-address', address: '9'.repeat(80) },
        { kind: 'bad-address', address: 'x' },
      ],
    ],
    ['mta-sts', { host: 'alias', target: 'a'.repeat(90) }, [{ kind: 'bad-name', name: 'a'.repeat(80) }]],
    ['mta-sts', { mx: 'é'.repeat(90) }, undefined],
    ['tlsa', { ttl: '29' }, [{ kind: 'bad-ttl', value: '29', least: 30, most: 604_800 }]],
  ] as const)('%s with %j', (part, fields, problems) => {
    const proposed = proposedBy(part, { ...first, ...fields }, readDomain(evidence), NOW);
    expect(proposed.kind).toBe('wrong');
    if (proposed.kind !== 'wrong') return;
    if (problems) expect(proposed.problems).toEqual(problems);
    else {
      expect(proposed.problems).toContainEqual({ kind: 'bad-value', key: 'mx', value: 'é'.repeat(80) });
    }
  });
});

describe('what is kept between visits', () => {
  test.each([
    { mode: 'testing' },
    { mode: 'enforce' },
    { mode: 'none' },
    { host: 'as-is' },
    { host: 'address' },
    { host: 'alias' },
  ] as const)('%j, and all else', fields => {
    const draft = { ...first, ...fields };
    expect(drafts.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });
  test.each([{ mode: '' }, { mode: 'x' }, { host: '' }, { rua: 1 }])('%j is none of it', fields => {
    expect(drafts.safeParse({ ...first, ...fields }).success).toBe(false);
  });
});

test('RFC 4033 §5: the status of the domain is that of its MX answer', () => {
  const status = (status: 'secure' | 'insecure' | 'bogus') =>
    readDomain(madeEvidence({ dns: [answer(DOMAIN, 'MX', [], { status })] })).zone.kind;
  expect([status('secure'), status('insecure'), status('bogus')]).toEqual(['secure', 'insecure', 'bogus']);
  expect(readDomain(madeEvidence({ dns: [noAnswer(DOMAIN, 'MX')] })).zone.kind).toBe('unknown');
});
