import { describe, expect, test } from 'vitest';
import { createValidator } from '../../../../electron/dnssec/index.ts';
import type { UpstreamExchange } from '../../../../electron/dnssec/ask-upstream.ts';
import { responseBytes } from '../../../support/dns-message.ts';
import { fixedExchange } from '../../../support/fixed-exchange.ts';
import {
  byRoot,
  chainReplies,
  chainSettings,
  exampleKey,
  NOW,
  resolveWww,
  rootKey,
  signed,
  signedText,
} from '../../../support/small-chain.ts';
import { nameOf, zoneRecord } from '../../../support/zone-records.ts';
import {
  dsAnchor,
  dsRecord,
  keyRecord,
  newKey,
  withFields,
  type SigningKey,
} from '../../../support/zone-signing.ts';

const other = newKey(13);
const ds = (...types: readonly (number | [SigningKey, number])[]) => ({
  'example DS': {
    answer: byRoot(
      types.map(type =>
        typeof type === 'number' ? dsRecord('example.', exampleKey, type) : dsRecord('example.', ...type),
      ),
    ),
  },
});
const changedAlgorithm = (algorithm: number) => {
  const record = dsRecord('example.', exampleKey);
  const rdata = Buffer.from(record.rdata);
  rdata[2] = algorithm;
  return { 'example DS': { answer: byRoot([{ ...record, rdata }]) } };
};

describe('RFC 4035 §5.2: the DS records of a zone', () => {
  test.each([
    ['SHA-256', ds(2), 'secure', undefined],
    ['SHA-384', ds(4), 'secure', undefined],
    ['SHA-1 alone', ds(1), 'secure', undefined],
    ['RFC 4509 §3: SHA-1 right and SHA-256 for another key', ds(1, [other, 2]), 'bogus', 'no-key-for-ds'],
    ['RFC 4509 §3: SHA-256 right and SHA-1 for another key', ds(2, [other, 1]), 'secure', undefined],
    ['RFC 6840 §5.11: one of several is enough', ds([other, 2], 2, [newKey(13), 4]), 'secure', undefined],
    ['RFC 6840 §5.2: a digest that nobody knows beside one that is right', ds(99, 2), 'secure', undefined],
    ['a digest that nobody knows beside one for another key', ds(99, [other, 2]), 'bogus', 'no-key-for-ds'],
    ['a digest that nobody knows beside SHA-1: it is no stronger one', ds(99, 1), 'secure', undefined],
    ['none but for another key', ds([other, 2]), 'bogus', 'no-key-for-ds'],
    ['RFC 6840 §5.2: none but with digests that nobody knows', ds(99, 3), 'insecure', 'unsupported-digests'],
    ['none but of algorithms that nobody knows', changedAlgorithm(200), 'insecure', 'unsupported-algorithms'],
    [
      'RFC 9905 §2: none but of an algorithm with SHA-1',
      changedAlgorithm(5),
      'insecure',
      'unsupported-algorithms',
    ],
    ['an algorithm that the key is not of', changedAlgorithm(8), 'bogus', 'no-key-for-ds'],
  ])('%s', async (_, changed, status, kind) => {
    const result = await resolveWww(changed);
    expect([result.status, result.reason?.kind]).toEqual([status, kind]);
  });

  test('not signed by the parent', async () => {
    const result = await resolveWww({ 'example DS': { answer: [dsRecord('example.', exampleKey)] } });
    expect(result).toMatchObject({ status: 'bogus', reason: { kind: 'signature-missing', type: 'DS' } });
  });

  test('signed by the zone itself', async () => {
    const answer = signed([dsRecord('example.', exampleKey)]);
    expect((await resolveWww({ 'example DS': { answer } })).status).toBe('bogus');
  });
});

describe('RFC 4035 §5.3.4: a DS made from a wildcard', () => {
  const right = dsRecord('example.', exampleKey);
  const asWildcard = byRoot([{ ...right, owner: nameOf('*.') }]).map(record => ({
    ...record,
    owner: nameOf('example.'),
  }));
  test.each([
    ['without proof that the name itself is not there', [], 'bogus', 'denial-missing'],
    ['with a proof about other names', ['f. NSEC z. A RRSIG NSEC'], 'bogus', 'denial-missing'],
    ['with the proof', ['e. NSEC f. A RRSIG NSEC'], 'secure', undefined],
  ])('%s', async (_, proof, status, kind) => {
    const authority = proof.flatMap(line => byRoot([zoneRecord(line)]));
    const result = await resolveWww({ 'example DS': { answer: asWildcard, authority } });
    expect([result.status, result.reason?.kind]).toEqual([status, kind]);
  });
});

describe('RFC 4035 §5.2: the absence of DS', () => {
  const denied = (lines: readonly string[]) => ({
    'example DS': { authority: lines.flatMap(line => byRoot([zoneRecord(line)])) },
    'www.example A': { answer: [zoneRecord('www.example. A 192.0.2.1')] },
  });
  test.each([
    ['proven at a delegation', denied(['example. NSEC z. NS RRSIG NSEC']), 'insecure', 'unsigned-delegation'],
    ['not proven', denied([]), 'bogus', 'denial-missing'],
    [
      'denied, but the record says there is one',
      denied(['example. NSEC z. NS DS RRSIG NSEC']),
      'bogus',
      'denial-missing',
    ],
    [
      'RFC 6840 §4.4: denied by the zone',
      denied(['example. NSEC z. NS SOA RRSIG NSEC']),
      'bogus',
      'denial-missing',
    ],
    [
      'proven where there is no delegation: then the parent must answer for all below',
      denied(['example. NSEC z. A RRSIG NSEC']),
      'bogus',
      'denial-missing',
    ],
    [
      'the name is denied altogether',
      denied(['a. NSEC z. NS', '. NSEC a. NS SOA']),
      'bogus',
      'signature-missing',
    ],
  ])('%s', async (_, changed, status, kind) => {
    const result = await resolveWww({ 'www.example DS': {}, ...changed });
    expect([result.status, result.reason?.kind]).toEqual([status, kind]);
  });

  test('a signature of the zone does not make it secure again', async () => {
    const result = await resolveWww({
      'example DS': { authority: byRoot([zoneRecord('example. NSEC z. NS RRSIG NSEC')]) },
    });
    expect(result).toMatchObject({ status: 'insecure', records: [{ address: '192.0.2.1' }] });
  });
});

describe('RFC 4035 §5.2: the keys of a zone', () => {
  const keySet = (keys: readonly SigningKey[], by: SigningKey = exampleKey) => ({
    'example DNSKEY': {
      answer: signed(
        keys.map(key => keyRecord('example.', key)),
        by,
      ),
    },
  });
  test.each([
    ['signed by a key that no DS names', keySet([exampleKey, other], other), 'keys-not-signed'],
    ['without the key that the DS names', keySet([other], other), 'no-key-for-ds'],
    ['not there', { 'example DNSKEY': {} }, 'no-key-for-ds'],
    ['not signed', { 'example DNSKEY': { answer: [keyRecord('example.', exampleKey)] } }, 'keys-not-signed'],
    [
      'with a signature that has expired',
      {
        'example DNSKEY': {
          answer: signed([keyRecord('example.', exampleKey)], exampleKey, { expiration: NOW - 1 }),
        },
      },
      'signature-expired',
    ],
  ])('%s: bogus', async (_, changed, kind) => {
    const result = await resolveWww(changed);
    expect([result.status, result.reason?.kind]).toEqual(['bogus', kind]);
  });

  test.each([
    ['RFC 5011 §2.1: revoked', 0x0181, 3],
    ['RFC 4034 §2.1.1: without the zone flag', 0x0001, 3],
    ['RFC 4034 §2.1.2: for another protocol', 0x0101, 1],
  ])('a DS that names a key %s is of no use', async (_, flags, protocol) => {
    const key = withFields(newKey(13), flags, protocol);
    const result = await resolveWww({
      'example DS': { answer: byRoot([dsRecord('example.', key)]) },
      ...keySet([key, exampleKey], key),
    });
    expect(result).toMatchObject({ status: 'bogus', reason: { kind: 'no-key-for-ds' } });
  });

  test('RFC 6840 §5.11: a second algorithm in the DS set need not sign', async () => {
    const rsa = newKey(8);
    const result = await resolveWww({ ...ds(2, [rsa, 2]), ...keySet([exampleKey, rsa]) });
    expect(result.status).toBe('secure');
  });
});

describe('trust anchors', () => {
  const anchor = (key: SigningKey) => {
    const publicKey = Buffer.from(key.rdata.subarray(4)).toString('base64');
    return { owner: 'example.', flags: 257, protocol: 3, algorithm: key.algorithm, publicKey };
  };
  test('RFC 4035 §5: an island of trust needs nothing above it', async () => {
    const result = await resolveWww({ 'example DS': {} }, { trustAnchors: [anchor(exampleKey)] });
    expect(result.status).toBe('secure');
    expect(result.chain.map(({ zone }) => zone)).toEqual(['example']);
  });

  test('one good anchor among several is enough', async () => {
    const trustAnchors = [anchor(other), dsAnchor('example', other), dsAnchor('example.', exampleKey)];
    expect((await resolveWww({}, { trustAnchors })).status).toBe('secure');
  });

  test('an anchor that the zone has no key for: bogus', async () => {
    expect((await resolveWww({}, { trustAnchors: [anchor(other)] })).status).toBe('bogus');
  });

  test('an anchor of an algorithm that does not count: insecure', async () => {
    expect(await resolveWww({}, { trustAnchors: [anchor(newKey(5))] })).toMatchObject({
      status: 'insecure',
      reason: { kind: 'unsupported-algorithms', algorithms: [5] },
    });
  });

  test('no anchor above the name: indeterminate', async () => {
    expect(await resolveWww({}, { trustAnchors: [dsAnchor('nl.', exampleKey)] })).toMatchObject({
      status: 'indeterminate',
      reason: { kind: 'no-trust-anchor' },
    });
  });

  test('a signer above an island of trust does not lead past it to where nothing is signed', async () => {
    const forged = [
      ...signedText('www.a.example. A 192.0.2.66', newKey(13)),
      ...signedText('a.example. NSEC z.example. NS RRSIG NSEC', newKey(13)),
    ];
    const island = newKey(13);
    const validator = createValidator({
      ...chainSettings({
        'example DS': { authority: byRoot([zoneRecord('example. NSEC z. NS RRSIG NSEC')]) },
        'a.example DNSKEY': {
          answer: signed([keyRecord('a.example.', island)], island, { signer: 'a.example.' }),
        },
        'www.a.example DS': {},
        'www.a.example A': { answer: forged },
      }),
      trustAnchors: [dsAnchor('.', rootKey), dsAnchor('a.example.', island)],
    });
    expect((await validator.resolve('www.a.example', 'A')).status).toBe('bogus');
  });
});

describe('what is kept of a chain', () => {
  function counting(changed: Parameters<typeof chainReplies>[0] = {}) {
    const asked: string[] = [];
    let now = NOW;
    const inner = fixedExchange(chainReplies(changed));
    const exchange: UpstreamExchange = (name, type, signal) => {
      asked.push(`${name} ${type}`);
      return inner(name, type, signal);
    };
    const validator = createValidator({ ...chainSettings(), exchange, now: () => now });
    const ask = async () => (await validator.resolve('www.example', 'A')).status;
    return { asked, ask, validator, later: (seconds: number) => (now += seconds) };
  }

  test('zones and keys are asked for once, until their TTL is over', async () => {
    const { asked, ask, later } = counting();
    expect(await ask()).toBe('secure');
    expect(asked).toEqual(['www.example A', '. DNSKEY', 'example DS', 'example DNSKEY']);
    later(3_599);
    expect(await ask()).toBe('secure');
    expect(asked).toHaveLength(5);
    later(1);
    expect(await ask()).toBe('secure');
    expect(asked).toHaveLength(9);
  });

  test.each([
    ['DNSKEY', 'example DNSKEY', signed([{ ...keyRecord('example.', exampleKey), ttl: 3_000 }]), 'answer'],
    ['DS', 'example DS', byRoot([{ ...dsRecord('example.', exampleKey), ttl: 3_000 }]), 'answer'],
    [
      'that there is no DS',
      'example DS',
      byRoot([zoneRecord('example. 3000 NSEC z. NS RRSIG NSEC')]),
      'authority',
    ],
  ])(
    'RFC 4035 §5.3.3: %s no longer than the least TTL of its answer',
    async (_, question, records, section) => {
      const [first, ...others] = records;
      const { asked, ask, later } = counting({
        [question]: { [section]: [{ ...first!, ttl: 100 }, ...others] },
      });
      await ask();
      later(99);
      await ask();
      expect(asked.filter(each => each === question)).toHaveLength(1);
      later(1);
      await ask();
      expect(asked.filter(each => each === question)).toHaveLength(2);
    },
  );

  test('RFC 4035 §5.3.3: no longer than their signatures hold', async () => {
    const answer = signed([keyRecord('example.', exampleKey)], exampleKey, { expiration: NOW + 100 });
    const { ask, later } = counting({ 'example DNSKEY': { answer } });
    expect(await ask()).toBe('secure');
    later(101);
    expect(await ask()).toBe('bogus');
  });

  test('RFC 4035 §4.7: what is bogus is looked at again after a minute', async () => {
    const { asked, ask, later } = counting(ds([other, 2]));
    expect(await ask()).toBe('bogus');
    const first = asked.length;
    later(59);
    expect(await ask()).toBe('bogus');
    expect(asked.length).toBe(first + 1);
    later(1);
    expect(await ask()).toBe('bogus');
    expect(asked.slice(first + 1)).toEqual(['www.example A', 'example DS', 'example DNSKEY']);
  });

  test('several at once share the questions', async () => {
    const { asked, ask } = counting();
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(['secure', 'secure', 'secure']);
    expect(asked.toSorted()).toEqual(
      [
        '. DNSKEY',
        'example DNSKEY',
        'example DS',
        'www.example A',
        'www.example A',
        'www.example A',
      ].toSorted(),
    );
  });

  test('what fails for one that is cancelled does not fail for the other', async () => {
    const replies = fixedExchange(chainReplies());
    const abort = new AbortController();
    const validator = createValidator({
      ...chainSettings(),
      exchange: async (name, type, signal) => {
        if (type === 'DNSKEY') await new Promise(resolve => setImmediate(resolve));
        signal?.throwIfAborted();
        return replies(name, type);
      },
    });
    const first = validator.resolve('www.example', 'A', { signal: abort.signal });
    const second = validator.resolve('www.example', 'A');
    await Promise.resolve();
    abort.abort();
    expect((await first).status).toBe('indeterminate');
    expect((await second).status).toBe('secure');
  });
});

describe('answers that do not come', () => {
  test.each(['. DNSKEY', 'example DS', 'example DNSKEY', 'www.example A'])(
    '%s: indeterminate',
    async missing => {
      const replies = fixedExchange(chainReplies());
      const exchange: UpstreamExchange = (name, type) =>
        `${name} ${type}` === missing ? Promise.reject(new Error('timed out')) : replies(name, type);
      expect(await resolveWww({}, { exchange })).toMatchObject({
        status: 'indeterminate',
        reason: { kind: 'no-answer', detail: 'timed out', infoCode: 22 },
      });
    },
  );

  test.each([
    ['SERVFAIL', 2],
    ['REFUSED', 5],
    ['NOTIMP', 4],
  ])('%s: indeterminate', async (rcode, number) => {
    const replies = fixedExchange(chainReplies());
    const exchange: UpstreamExchange = async (name, type) =>
      type === 'A' ? responseBytes(name, type, { rcode: number }) : replies(name, type);
    expect(await resolveWww({}, { exchange })).toMatchObject({ status: 'indeterminate', rcode });
  });

  test('RFC 2308 §2: records under another response code are no answer', async () => {
    const answer = signedText('www.example. A 192.0.2.1');
    const result = await resolveWww({ 'www.example A': { rcode: 3, answer } });
    expect(result).toMatchObject({ status: 'bogus', rcode: 'NXDOMAIN', records: [] });
  });
});
