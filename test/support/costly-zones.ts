import { generateKeyPairSync } from 'node:crypto';
import { createValidator, type Validated } from '../../electron/dnssec/index.ts';
import { nsec3Hash } from '../../electron/dnssec/nsec3.ts';
import { DEFAULT_VALIDATOR_LIMITS, workBudget } from '../../electron/dnssec/work-budget.ts';
import { keyTagOf } from '../../electron/dnssec/dnskey.ts';
import type { Reply } from './fixed-exchange.ts';
import { chainSettings, exampleKey, signed, signedText } from './small-chain.ts';
import { nameOf, toBase32Hex, uint16, type ZoneRecord, zoneRecord } from './zone-records.ts';
import { keyRecord, newKey, signatureOver, type SigningKey } from './zone-signing.ts';

/** Zones that cost as much as anyone can make them; each attack is resolved as `name type`. */
export interface Attack {
  readonly about: string;
  readonly name: string;
  readonly type: string;
  readonly replies: Readonly<Record<string, Reply>>;
  /** Where the work has to end. */
  readonly limit: string;
}

export const resolveAttack = ({ name, type, replies }: Attack): Promise<Validated> =>
  createValidator(chainSettings(replies)).resolve(name, type);

const KEYS = 300;
const SIGNATURES = 500;
const WWW = zoneRecord('www.example. A 192.0.2.1');

/** Keys of one tag: CVE-2023-50387 pairs each with each signature. Made up; that they fit nothing is what costs. */
function collidingKeys(key: SigningKey, count: number, octetsEach = 2): readonly ZoneRecord[] {
  const at = 4 + key.rdata.length - 64;
  return Array.from({ length: count }, (_, index) => {
    const rdata = Buffer.from(key.rdata);
    // One pair of octets more, another less: the sum of RFC 4034 appendix B stays as it is.
    const [from, to] = [at + (at % 2), at + (at % 2) + 2 * octetsEach];
    rdata.writeUInt16BE((rdata.readUInt16BE(from) + index + 1) & 0xffff, from);
    const wanted = key.keyTag;
    for (let value = 0; keyTagOf(rdata) !== wanted && value <= 0xffff; value += 1)
      rdata.writeUInt16BE(value, to);
    return { owner: nameOf('example.'), type: 48, ttl: 3_600, rdata };
  });
}

/** The signature with other octets at its end, time and again: each is worth a try. */
function wrongSignatures(set: readonly ZoneRecord[], key: SigningKey, count: number): readonly ZoneRecord[] {
  const right = signatureOver(set, key, {
    signer: 'example.',
    inception: 1_795_305_600,
    expiration: 1_796_169_600,
  });
  return Array.from({ length: count }, (_, index) => {
    const rdata = Buffer.from(right.rdata);
    rdata.writeUInt16BE((rdata.readUInt16BE(rdata.length - 4) + index + 1) & 0xffff, rdata.length - 4);
    return { ...right, rdata };
  });
}

function keyTrap(
  about: string,
  zoneKey: SigningKey,
  keys: readonly ZoneRecord[],
  signatures = SIGNATURES,
): Attack {
  const all = [keyRecord('example.', exampleKey), keyRecord('example.', zoneKey), ...keys];
  return {
    about,
    name: 'www.example',
    type: 'A',
    limit: 'signatures',
    replies: {
      'example DNSKEY': { answer: signed(all) },
      'www.example A': { answer: [WWW, ...wrongSignatures([WWW], zoneKey, signatures)] },
    },
  };
}

const p256 = () => newKey(13, 256);
const simple = (algorithm: number) =>
  keyTrap(`many signatures, algorithm ${algorithm}`, newKey(algorithm, 256), []);

/** RSA with the longest exponent that would be read: a verification of milliseconds, were it made. */
function longExponent(): SigningKey {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 3_072 });
  const modulus = Buffer.from(publicKey.export({ format: 'jwk' }).n!, 'base64url');
  const exponent = Buffer.from(modulus);
  exponent[0]! >>= 1;
  const rdata = Buffer.concat([uint16(256), Buffer.of(3, 8, 0), uint16(exponent.length), exponent, modulus]);
  return { algorithm: 8, rdata, keyTag: keyTagOf(rdata), sign: () => Buffer.from(modulus).fill(1) };
}

/** A question of type ANY: many RRsets, each with many signatures. */
function manySets(): Attack {
  const key = p256();
  const sets = Array.from(
    { length: 40 },
    (_, at): ZoneRecord => ({ ...WWW, type: 60_000 + at, rdata: Buffer.of(at) }),
  );
  const aliases = Array.from({ length: 9 }, (_, at) =>
    zoneRecord(`l${at}.example. CNAME l${at + 1}.example.`),
  );
  const chain = [zoneRecord('www.example. CNAME l0.example.'), ...aliases];
  return {
    about: 'an alias chain of many RRsets, each with many signatures',
    name: 'www.example',
    type: 'A',
    limit: 'signatures',
    replies: {
      'example DNSKEY': { answer: signed([exampleKey, key].map(each => keyRecord('example.', each))) },
      'www.example A': {
        answer: [...chain, ...sets].flatMap(record => [record, ...wrongSignatures([record], key, 30)]),
      },
    },
  };
}

/** Signatures over proofs, which are looked at before anything is proven. */
function manyProofs(): Attack {
  const key = p256();
  const proofs = Array.from({ length: 16 }, (_, at) =>
    zoneRecord(`n${at}.example. NSEC n${at}a.example. A RRSIG NSEC`),
  );
  return {
    about: 'many signatures over many proofs',
    name: 'nx.example',
    type: 'A',
    limit: 'signatures',
    replies: {
      'example DNSKEY': { answer: signed([exampleKey, key].map(each => keyRecord('example.', each))) },
      'nx.example A': {
        rcode: 3,
        authority: proofs.flatMap(record => [record, ...wrongSignatures([record], key, 30)]),
      },
    },
  };
}

/** CVE-2023-50868: a name of many labels, and a hash of very many rounds for each. */
function closestEncloserStorm(iterations: number): Attack {
  const name = `${'a.'.repeat(120)}example`;
  const salt = 'ff'.repeat(255);
  const parameters = { iterations, salt: Buffer.from(salt, 'hex') };
  const hash = nsec3Hash(nameOf('example.'), parameters, workBudget(DEFAULT_VALIDATOR_LIMITS));
  const record = `${toBase32Hex(hash)}.example. NSEC3 1 0 ${iterations} ${salt} ${'v'.repeat(32)} NS SOA`;
  return {
    about: `a name of 121 labels, ${iterations} more rounds of hashing each`,
    name,
    type: 'A',
    limit: 'nsec3Rounds',
    replies: { [`${name} A`]: { rcode: 3, authority: signedText(record) } },
  };
}

/** Sixteen times the same hash chain, many records each: every one is compared with every hash. */
function manySpans(): Attack {
  const name = `${'a.'.repeat(120)}example`;
  const spans = Array.from({ length: 900 }, (_, at) =>
    zoneRecord(`${'0'.repeat(32)}.example. NSEC3 1 0 100 - ${'0'.repeat(31)}1 TYPE${at + 1_000}`),
  );
  return {
    about: 'a name of 121 labels, and 900 spans that it may lie in',
    name,
    type: 'A',
    limit: 'nsec3Rounds',
    replies: { [`${name} A`]: { rcode: 3, authority: signed(spans) } },
  };
}

/** Answers as long as they can be, to every question on a long way down. */
function longAnswers(): Attack {
  const name = `${'a.'.repeat(60)}example`;
  const filler = Array.from(
    { length: 1_900 },
    (_, at): ZoneRecord => ({ ...WWW, ttl: 60, rdata: uint16(at) }),
  );
  const replies: Record<string, Reply> = {};
  for (let labels = 1; labels <= 60; labels += 1) {
    const owner = `${'a.'.repeat(labels)}example`;
    replies[`${owner} DS`] = {
      authority: [...signedText(`${owner}. NSEC z.${owner}. A RRSIG NSEC`), ...filler],
    };
  }
  return {
    about: 'long answers, sixty of them',
    name,
    type: 'A',
    limit: 'bytes',
    replies: { ...replies, [`${name} A`]: { answer: [{ ...WWW, owner: nameOf(name) }, ...filler] } },
  };
}

export function attacks(): readonly Attack[] {
  const trapKey = p256();
  const p384 = newKey(14, 256);
  return [
    keyTrap(`${KEYS} keys of one tag, ${SIGNATURES} signatures`, trapKey, collidingKeys(trapKey, KEYS)),
    keyTrap(`40 keys of one tag on P-384, ${SIGNATURES} signatures`, p384, collidingKeys(p384, 40)),
    ...[8, 10, 13, 14, 15, 16].map(simple),
    keyTrap('an RSA key with an exponent as long as its modulus', longExponent(), [], 100),
    manySets(),
    manyProofs(),
    closestEncloserStorm(150),
    closestEncloserStorm(50),
    manySpans(),
    longAnswers(),
  ];
}
