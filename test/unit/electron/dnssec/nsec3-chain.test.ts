import { describe, expect, test } from 'vitest';
import { nsec3Denial, nsec3Hash, readNsec3 } from '../../../../electron/dnssec/nsec3.ts';
import { DEFAULT_VALIDATOR_LIMITS, workBudget } from '../../../../electron/dnssec/work-budget.ts';
import { wireRecord } from '../../../support/dns-message.ts';
import { nameOf, toBase32Hex, typeBitmap, zoneRecord } from '../../../support/zone-records.ts';

const MX = 15;
const NONE = { iterations: 0, salt: new Uint8Array() };
const budget = (nsec3Rounds = 4_000) => workBudget({ ...DEFAULT_VALIDATOR_LIMITS, nsec3Rounds });
const hashOf = (name: string) => toBase32Hex(nsec3Hash(nameOf(name), NONE, budget()));
/** The record whose owner is the hash of a name, by the parameters of the chain; it may say others. */
const record = (name: string, parameters = '0 -', zone = 'example.', next = hashOf(name)) =>
  wireRecord(zoneRecord(`${hashOf(name)}.${zone} NSEC3 1 0 ${parameters} ${next} A RRSIG`));
const kindOf = (records: readonly ReturnType<typeof record>[], name: string) =>
  nsec3Denial(records, nameOf('example.'), budget(), 150).prove(nameOf(name), MX).kind;
/** Any record of the chain: its parameters are those of the first. */
const first = record('x.example.');

describe('RFC 5155 §8.2: what counts is of the chain that the first record is of', () => {
  test.each([
    ['of it', '0 -', 'no-type'],
    ['with other iterations', '1 -', 'not-proven'],
    ['with a salt', '0 aa', 'not-proven'],
  ])('a record %s', (_, parameters, expected) => {
    expect(kindOf([first, record('a.example.', parameters)], 'a.example.')).toBe(expected);
  });

  test.each([
    ['of this zone', 'example.', 'no-type'],
    ['of a zone beside it', 'elsewhe.', 'not-proven'],
    ['of a zone below it', 'x.example.', 'not-proven'],
  ])('RFC 5155 §3: a record %s', (_, zone, expected) => {
    expect(kindOf([first, record('a.example.', '0 -', zone)], 'a.example.')).toBe(expected);
  });
});

describe('RFC 5155 §3.2: the fields of a record', () => {
  const zone = nameOf('example.');
  const next = '2t7b4g4vsa5smi47k61mv5bv1a22bojr';
  test('are what it says', () => {
    // RFC 5155 appendix A.
    const line = `0p9mhaveqvm6t7vbl5lop2u3t2rp3tom.example. NSEC3 1 1 259 aabbccdd ${next} MX DNSKEY`;
    const read = readNsec3(wireRecord(zoneRecord(line)), zone)!;
    expect({ ...read, hash: toBase32Hex(read.hash), next: toBase32Hex(read.next) }).toEqual({
      hash: '0p9mhaveqvm6t7vbl5lop2u3t2rp3tom',
      next,
      iterations: 259,
      salt: Buffer.from('aabbccdd', 'hex'),
      optOut: true,
      bitmap: typeBitmap(['MX', 'DNSKEY']),
    });
  });

  test('may be as few as a salt of none and no types; one octet less is none', () => {
    const whole = wireRecord(zoneRecord(`${'0'.repeat(32)}.example. NSEC3 1 0 0 - ${'v'.repeat(32)}`));
    expect(whole.rdata).toHaveLength(26);
    expect(readNsec3(whole, zone)).toMatchObject({ next: Buffer.alloc(20, 0xff), bitmap: Buffer.alloc(0) });
    expect(readNsec3({ ...whole, rdata: whole.rdata.subarray(0, 25) }, zone)).toBeUndefined();
  });

  test.each([31, 33])('an owner of %i digits is no hash', digits => {
    const whole = wireRecord(zoneRecord(`${'0'.repeat(digits)}.example. NSEC3 1 0 0 - ${'v'.repeat(32)}`));
    expect(readNsec3(whole, zone)).toBeUndefined();
  });
});

test('RFC 6840 §4.4: only the root says itself that it has no DS', () => {
  const DS = 43;
  const apex = (zone: string) => {
    const line = `${hashOf(zone)}.${zone === '.' ? '' : zone} NSEC3 1 0 0 - ${hashOf(zone)} NS SOA DNSKEY`;
    return nsec3Denial([wireRecord(zoneRecord(line))], nameOf(zone), budget(), 150).prove(nameOf(zone), DS)
      .kind;
  };
  expect([apex('.'), apex('example.')]).toEqual(['no-type', 'not-proven']);
});

test('RFC 5155 §5: a hash costs its iterations and one', () => {
  const hash = (nsec3Rounds: number) =>
    nsec3Hash(nameOf('a.'), { iterations: 10, salt: Buffer.of(1) }, budget(nsec3Rounds));
  expect(hash(11)).toHaveLength(20);
  expect(() => hash(10)).toThrow('nsec3Rounds');
});
