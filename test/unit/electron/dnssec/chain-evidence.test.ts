import { describe, expect, test } from 'vitest';
import { createValidator } from '../../../../electron/dnssec/index.ts';
import type { Reply } from '../../../support/fixed-exchange.ts';
import {
  byRoot,
  chainSettings,
  exampleKey,
  NOW,
  resolveWww,
  rootKey,
  signed,
  signedText,
  VALID,
} from '../../../support/small-chain.ts';
import { type ZoneRecord, zoneRecord } from '../../../support/zone-records.ts';
import { dsRecord, keyRecord, newKey } from '../../../support/zone-signing.ts';

const by = (key: typeof exampleKey, owner: string, typeCovered: string) => ({
  owner,
  typeCovered,
  keyTag: key.keyTag,
  algorithm: key.algorithm,
  ...VALID,
  verified: true,
});
const dsOf = ({ keyTag }: typeof exampleKey, digestType = 2) => ({ keyTag, algorithm: 13, digestType });
const keyOf = ({ keyTag }: typeof exampleKey, flags: number, signsKeys: boolean) => ({
  keyTag,
  algorithm: 13,
  flags,
  signsKeys,
});
const ROOT_LINK = {
  zone: '.',
  status: 'secure',
  ds: [{ ...dsOf(rootKey), matches: true }],
  keys: [keyOf(rootKey, 257, true)],
  signatures: [by(rootKey, '.', 'DNSKEY')],
};
const EXAMPLE_LINK = {
  zone: 'example',
  status: 'secure',
  ds: [{ ...dsOf(exampleKey), matches: true }],
  keys: [keyOf(exampleKey, 257, true)],
  signatures: [by(exampleKey, 'example', 'DNSKEY')],
};

describe('the links of a chain hold what was seen, zone by zone', () => {
  test('all right: DS, keys, and each signature that was looked at', async () => {
    expect((await resolveWww({})).chain).toEqual([
      ROOT_LINK,
      { ...EXAMPLE_LINK, signatures: [...EXAMPLE_LINK.signatures, by(exampleKey, 'www.example', 'A')] },
    ]);
  });

  test('more keys and DS than are needed: which signs the keys, and which DS names one', async () => {
    const [zsk, rsa, other] = [newKey(13, 256), newKey(8, 256), newKey(13)];
    const { chain } = await resolveWww({
      'example DS': { answer: byRoot([dsRecord('example.', exampleKey), dsRecord('example.', other, 4)]) },
      'example DNSKEY': { answer: signed([exampleKey, zsk, rsa].map(key => keyRecord('example.', key))) },
      'www.example A': { answer: signedText('www.example. A 192.0.2.1', zsk) },
    });
    expect(chain[1]).toEqual({
      ...EXAMPLE_LINK,
      ds: [
        { ...dsOf(exampleKey), matches: true },
        { ...dsOf(other, 4), matches: false },
      ],
      keys: [
        keyOf(exampleKey, 257, true),
        keyOf(zsk, 256, false),
        { ...keyOf(rsa, 256, false), algorithm: 8, bits: 1_024 },
      ],
      signatures: [by(exampleKey, 'example', 'DNSKEY'), by(zsk, 'www.example', 'A')],
    });
  });

  test('RFC 6840 §6.2: a set of keys that two of them sign has both marked', async () => {
    const zsk = newKey(13, 256);
    const keys = [exampleKey, zsk].map(key => keyRecord('example.', key));
    const [, , byZsk] = signed(keys, zsk);
    const { chain } = await resolveWww({
      'example DNSKEY': { answer: [...keys, byZsk!, ...signed(keys).slice(2)] },
    });
    expect(chain[1]!.keys).toEqual([keyOf(exampleKey, 257, true), keyOf(zsk, 256, false)]);
    expect(chain[1]!.signatures.slice(0, 2)).toEqual([
      { ...by(zsk, 'example', 'DNSKEY'), verified: false },
      by(exampleKey, 'example', 'DNSKEY'),
    ]);
  });

  test('RFC 6840 §4.3: where the answer to DS is an alias there is no delegation', async () => {
    const { status, chain } = await createValidator(
      chainSettings({
        'a.www.example A': {
          answer: signedText('a.www.example. A 192.0.2.1', exampleKey, { signer: 'example.' }),
        },
        'a.www.example DS': { answer: signedText('a.www.example. CNAME b.example.') },
      }),
    ).resolve('a.www.example', 'A');
    expect(status).toBe('secure');
    expect(chain.map(({ zone }) => zone)).toEqual(['.', 'example']);
  });

  test.each([
    [
      'NSEC',
      'www.example. NSEC z.example. TXT RRSIG NSEC',
      { kind: 'nsec' },
      by(exampleKey, 'www.example', 'NSEC'),
    ],
    [
      'NSEC3',
      'q04jkcevqvmu85r014c7dkba38o0ji5r.example. NSEC3 1 0 0 - qfffffffffffffffffffffffffffffff A',
      { kind: 'nsec3', iterations: 0, saltLength: 0, optOut: false },
      by(exampleKey, 'q04jkcevqvmu85r014c7dkba38o0ji5r.example', 'NSEC3'),
    ],
  ])('how a zone denies, %s', async (_, line, denial, facts) => {
    const { chain } = await resolveWww({ 'www.example A': { authority: signedText(line) } });
    expect(chain[1]).toEqual({
      ...EXAMPLE_LINK,
      signatures: [...EXAMPLE_LINK.signatures, facts],
      denial,
    });
  });

  test('a zone that is broken: its link says so, with what was seen of it', async () => {
    const other = newKey(13);
    const { chain, reason } = await resolveWww({
      'example DS': { answer: byRoot([dsRecord('example.', other)]) },
    });
    expect(reason).toEqual({ kind: 'no-key-for-ds', zone: 'example', infoCode: 9, keyTags: [other.keyTag] });
    expect(chain).toEqual([
      ROOT_LINK,
      {
        ...EXAMPLE_LINK,
        status: 'bogus',
        ds: [{ ...dsOf(other), matches: false }],
        keys: [keyOf(exampleKey, 257, false)],
        signatures: [{ ...by(exampleKey, 'example', 'DNSKEY'), verified: false }],
        reason,
      },
    ]);
  });

  test('a zone that is not signed: its link has the signatures of the proof', async () => {
    const { chain, reason } = await resolveWww({
      'example DS': { authority: byRoot([zoneRecord('example. NSEC z. NS RRSIG NSEC')]) },
    });
    expect(reason).toEqual({ kind: 'unsigned-delegation', zone: 'example' });
    expect(chain).toEqual([
      ROOT_LINK,
      {
        zone: 'example',
        status: 'insecure',
        ds: [],
        keys: [],
        signatures: [by(rootKey, 'example', 'NSEC')],
        reason,
      },
    ]);
  });
});

describe('RFC 8914 §4: why a chain ends, and the code that says the same', () => {
  const other = newKey(13);
  const withAlgorithm = ([algorithm, digestType]: readonly [number, number]) => {
    const record = dsRecord('example.', exampleKey, digestType);
    const rdata = Buffer.from(record.rdata);
    rdata[2] = algorithm;
    return { ...record, rdata };
  };
  const place = { zone: 'example', name: 'www.example', type: 'A' };
  const rows: readonly (readonly [string, Readonly<Record<string, Reply>>, string, object])[] = [
    [
      '1: algorithms that nobody knows, each once',
      {
        'example DS': {
          answer: byRoot(
            (
              [
                [200, 2],
                [5, 2],
                [200, 4],
              ] as const
            ).map(withAlgorithm),
          ),
        },
      },
      'insecure',
      { kind: 'unsupported-algorithms', zone: 'example', infoCode: 1, algorithms: [200, 5] },
    ],
    [
      '2: digests that nobody knows, each once',
      {
        'example DS': {
          answer: byRoot([
            dsRecord('example.', exampleKey, 99),
            dsRecord('example.', exampleKey, 3),
            dsRecord('example.', other, 99),
          ]),
        },
      },
      'insecure',
      { kind: 'unsupported-digests', zone: 'example', infoCode: 2, digestTypes: [99, 3] },
    ],
    [
      '6: keys that are signed by another',
      {
        'example DNSKEY': {
          answer: signed(
            [exampleKey, other].map(key => keyRecord('example.', key)),
            other,
          ),
        },
      },
      'bogus',
      { kind: 'keys-not-signed', zone: 'example', infoCode: 6, keyTags: [exampleKey.keyTag] },
    ],
    [
      '7: keys whose signature has expired',
      {
        'example DNSKEY': {
          answer: signed([keyRecord('example.', exampleKey)], exampleKey, { expiration: NOW - 9 }),
        },
      },
      'bogus',
      {
        kind: 'signature-expired',
        zone: 'example',
        infoCode: 7,
        at: NOW - 9,
        name: 'example',
        type: 'DNSKEY',
      },
    ],
    [
      '8: keys whose signature is to come',
      {
        'example DNSKEY': {
          answer: signed([keyRecord('example.', exampleKey)], exampleKey, { inception: NOW + 9 }),
        },
      },
      'bogus',
      {
        kind: 'signature-not-yet-valid',
        zone: 'example',
        infoCode: 8,
        at: NOW + 9,
        name: 'example',
        type: 'DNSKEY',
      },
    ],
    [
      '10: a DS that the parent has not signed',
      { 'example DS': { answer: [dsRecord('example.', exampleKey)] } },
      'bogus',
      { kind: 'signature-missing', zone: '.', infoCode: 10, name: 'example', type: 'DS' },
    ],
    [
      '12: the absence of DS without proof',
      { 'example DS': {} },
      'bogus',
      { kind: 'denial-missing', zone: '.', infoCode: 12, name: 'example', type: 'DS' },
    ],
    [
      '12: the absence of a type without proof',
      { 'www.example A': { authority: signedText('x.example. NSEC z.example. A RRSIG NSEC') } },
      'bogus',
      { kind: 'denial-missing', infoCode: 12, ...place },
    ],
    [
      '12: an answer from a wildcard without proof',
      {
        'www.example A': {
          answer: signedText('*.example. A 192.0.2.1').map(record => ({
            ...record,
            owner: zoneRecord('www.example. A 192.0.2.1').owner,
          })),
        },
      },
      'bogus',
      { kind: 'denial-missing', infoCode: 12, ...place },
    ],
  ];
  test.each(rows)('%s', async (_, changed, status, reason) => {
    const result = await resolveWww(changed);
    expect(result).toMatchObject({ status });
    expect(result.reason).toEqual(reason);
  });

  test('RFC 4035 §2.2: signatures that were asked for are not signed themselves', async () => {
    const rrsigs = signedText('www.example. A 192.0.2.1').slice(1);
    const ask = (answer: readonly ZoneRecord[]) =>
      createValidator(chainSettings({ 'www.example RRSIG': { answer } })).resolve('www.example', 'RRSIG');
    const result = await ask(rrsigs);
    expect(result).toMatchObject({ status: 'insecure', rcode: 'NOERROR' });
    expect(result.reason).toEqual({ kind: 'signatures-asked', zone: 'www.example' });
    const elsewhere = signedText('a.example. A 192.0.2.1').slice(1);
    expect((await ask(elsewhere)).reason?.kind).not.toBe('signatures-asked');
  });

  test('22: no answer to the question itself', async () => {
    const exchange = () => Promise.reject(new Error('timed out'));
    expect((await resolveWww({}, { exchange })).reason).toEqual({
      kind: 'no-answer',
      zone: 'www.example',
      infoCode: 22,
      name: 'www.example',
      type: 'A',
      detail: 'timed out',
    });
  });

  test('no anchor: the zone is the one that signed', async () => {
    const result = await createValidator({ ...chainSettings(), trustAnchors: [] }).resolve(
      'www.example',
      'A',
    );
    expect(result).toMatchObject({ status: 'indeterminate', chain: [] });
    expect(result.reason).toEqual({ kind: 'no-trust-anchor', zone: 'example' });
  });
});

describe('RFC 9276 §3.2: more rounds of hashing than we go along with', () => {
  const denied = (iterations: number) =>
    `${'0'.repeat(32)}.example. NSEC3 1 0 ${iterations} - ${'v'.repeat(32)}`;
  const atRoot = (iterations: number) =>
    byRoot([zoneRecord(`${'0'.repeat(32)}. NSEC3 1 0 ${iterations} - ${'v'.repeat(32)}`)]);
  const options = { nsec3Iterations: { insecureAbove: 10, bogusAbove: 20 } };
  const reason = (zone: string, iterations: number) => ({
    kind: 'nsec3-iterations',
    zone,
    infoCode: 27,
    iterations,
  });
  test.each([
    [11, 'insecure'],
    [20, 'insecure'],
    [21, 'bogus'],
  ])('%i, where 10 are fine and 20 are borne: %s, at a name and at a DS', async (iterations, status) => {
    const answer = { 'www.example A': { authority: signedText(denied(iterations)) } };
    expect(await resolveWww(answer, { options })).toMatchObject({
      status,
      reason: reason('example', iterations),
    });
    const ds = { 'example DS': { authority: atRoot(iterations) } };
    expect(await resolveWww(ds, { options })).toMatchObject({ status, reason: reason('.', iterations) });
  });

  test.each([
    [151, 'insecure'],
    [2_500, 'insecure'],
    [2_501, 'bogus'],
  ])('%i, where nothing is said: %s', async (iterations, status) => {
    const answer = { 'www.example A': { authority: signedText(denied(iterations)) } };
    expect(await resolveWww(answer)).toMatchObject({ status, reason: reason('example', iterations) });
  });
});
