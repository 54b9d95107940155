import * as fc from 'fast-check';
import { isIPv4, isIPv6 } from 'node:net';
import { describe, expect, test } from 'vitest';
import { addressType } from '../../../../shared/model/address-type.ts';
import { dsFromDnskey } from '../../../../shared/generate/ds-from-dnskey.ts';
import { changesAnything } from '../../../../shared/generate/record-set.ts';
import { zoneChanges, zoneOf } from '../../../../shared/generate/zone-changes.ts';
import type { DomainName } from '../../../../shared/model/domain-name.ts';
import { changing, madeSet } from '../../../support/made-changes.ts';
import { DOMAIN, madeEvidence } from '../../../support/made-evidence.ts';

const zone = (name: string, status: 'secure' | 'insecure' | 'bogus') => ({
  zone: name,
  status,
  ds: [],
  keys: [],
  signatures: [],
});
const zones = (...more: readonly ReturnType<typeof zone>[]) =>
  madeEvidence({ zones: [zone('.', 'secure'), zone('nl', 'secure'), ...more] });

describe('the zone that a change is made in', () => {
  const CASES: readonly (readonly [string, ReturnType<typeof zones>, string, string])[] = [
    ['the domain', zones(zone(DOMAIN, 'secure')), `_mta-sts.${DOMAIN}`, DOMAIN],
    [
      'a signed zone below it',
      zones(zone(DOMAIN, 'secure'), zone(`mail.${DOMAIN}`, 'secure')),
      `_25._tcp.mx.mail.${DOMAIN}`,
      `mail.${DOMAIN}`,
    ],
    [
      'an unsigned zone below it',
      zones(zone(DOMAIN, 'secure'), zone(`mail.${DOMAIN}`, 'insecure')),
      `_25._tcp.mx.mail.${DOMAIN}`,
      `mail.${DOMAIN}`,
    ],
    ['an unsigned domain', zones(zone(DOMAIN, 'insecure')), `mta-sts.${DOMAIN}`, DOMAIN],
    ['a domain of which no zone was seen', madeEvidence({ zones: [] }), `mta-sts.${DOMAIN}`, DOMAIN],
    [
      'somebody else’s zone',
      zones(zone(DOMAIN, 'secure'), zone('aanbieder.nl', 'secure')),
      '_25._tcp.mx.aanbieder.nl',
      'aanbieder.nl',
    ],
    [
      'somebody else’s zone that is not signed',
      zones(zone(DOMAIN, 'secure'), zone('post.aanbieder.nl', 'insecure')),
      '_25._tcp.mx.post.aanbieder.nl',
      'post.aanbieder.nl',
    ],
    [
      'somebody else’s zone that was not seen',
      zones(zone(DOMAIN, 'secure')),
      '_25._tcp.mx.aanbieder.example',
      'aanbieder.example',
    ],
    ['a name that only ends alike', zones(zone(DOMAIN, 'secure')), `mx.ander${DOMAIN}`, `ander${DOMAIN}`],
  ];
  test.for(CASES)('%s', ([, evidence, name, expected]) => {
    expect(zoneOf(evidence, name)).toBe(expected);
  });
  test('RFC 4035 §5.2: a domain that the proof shows to lie in its parent’s zone', () => {
    const evidence = madeEvidence({
      domain: `onder.${DOMAIN}`,
      zones: [zone('.', 'secure'), zone(DOMAIN, 'secure')],
    });
    expect(zoneOf(evidence, `_mta-sts.onder.${DOMAIN}`)).toBe(DOMAIN);
  });
  test('nothing of what stays as it is, and all of what does not', () => {
    fc.assert(
      fc.property(fc.array(madeSet(DOMAIN), { maxLength: 4 }), made => {
        const recordSets = made.map(changing);
        const sets = zoneChanges(madeEvidence(), { recordSets }).flatMap(each => each.sets);
        expect(sets).toEqual(recordSets.filter(changesAnything));
        const same = made.map(({ name, type, first }) => ({
          name,
          type,
          before: first,
          after: first.toReversed().map(each => ({ ...each, ttl: 1 })),
        }));
        expect(zoneChanges(madeEvidence(), { recordSets: same })).toEqual([]);
      }),
    );
  });
});

describe('RFC 4291 §2.2: addresses', () => {
  test('the type is what Node takes it for', () => {
    const part = fc.constantFrom(
      '0',
      '1',
      'ffff',
      '10000',
      '',
      ':',
      '::',
      '.',
      '255',
      '256',
      '01',
      '192.0.2.1',
      'g',
      '%1',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.ipV4(),
          fc.ipV6(),
          fc.array(part, { maxLength: 12 }).map(parts => parts.join('')),
        ),
        text => {
          const expected = isIPv4(text) ? 'A' : isIPv6(text) && !text.includes('%') ? 'AAAA' : undefined;
          expect([text, addressType(text)]).toEqual([text, expected]);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('RFC 4034 §5.1.4: a DS of a DNSKEY', () => {
  const KEY = 'GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==';
  const ds = (text: string) => dsFromDnskey('example.com' as DomainName, text);
  test('RFC 6605 §6.1: the key of its example, with SHA-256', () => {
    const expected = {
      keyTag: 55_648,
      algorithm: 13,
      digestType: 2,
      digest: 'b4c8c1fe2e7477127b27115656ad6256f424625bf5c1e2770ce6d6e37df61d17',
    };
    const owner = 'example.net' as DomainName;
    expect(
      dsFromDnskey(
        owner,
        `example.net. 3600 IN DNSKEY 257 3 13 (\n ${KEY.slice(0, 40)} ; eerste\n ${KEY.slice(40)} )`,
      ),
    ).toMatchObject({ ok: true, value: [expected] });
  });
  test.for<[string, string]>([
    ['a zone signing key', `256 3 13 ${KEY}`],
    ['a protocol that is none', `257 4 13 ${KEY}`],
    ['an algorithm of the past', `257 3 5 ${KEY}`],
    ['a key without its end', `257 3 13 ${KEY.slice(0, 60)}`],
    ['an RSA key without its end', `257 3 8 AwEAAa${'A'.repeat(300)}`],
    ['no key', '257 3 13'],
    ['no record', 'hallo'],
    ['numbers that are none', `257 3 0x0d ${KEY}`],
    ['more than any record', 'A'.repeat(20_000)],
  ])('refused: %s', ([, text]) => {
    expect(ds(text).ok).toBe(false);
  });
  test('whatever comes in, a result comes out', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), text => typeof ds(`257 3 13 ${text}`).ok === 'boolean'),
    );
  });
});
