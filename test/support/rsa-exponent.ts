import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';

const toNumber = (field: string) => BigInt(`0x${Buffer.from(field, 'base64url').toString('hex')}`);
const toOctets = (number: bigint) => {
  const hex = number.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
};

/** RFC 3447 §3.2: the first exponent above a bound that goes with a new modulus, and a key that signs with it. */
export function rsaKeyWithExponent(above: bigint) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1_024 });
  const made = privateKey.export({ format: 'jwk' });
  const [p, q] = [toNumber(made.p!), toNumber(made.q!)];
  const order = (p - 1n) * (q - 1n);
  let exponent = above + 1n;
  while (inverse(exponent, order) === undefined) exponent += 2n;
  const d = inverse(exponent, order)!;
  const fields = { d, e: exponent, dp: d % (p - 1n), dq: d % (q - 1n) };
  const texts = Object.entries(fields).map(([name, value]) => [name, toOctets(value).toString('base64url')]);
  const jwk = { ...made, ...(Object.fromEntries(texts) as Record<string, string>) };
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  const [octets, modulus] = [toOctets(exponent), Buffer.from(made.n!, 'base64url')];
  return {
    exponent,
    /** As in a DNSKEY record (RFC 3110 §2). */
    publicKey: Buffer.concat([Buffer.of(octets.length), octets, modulus]),
    sign: (data: Uint8Array) => sign('sha256', data, key),
  };
}

/** Of a number modulo another; undefined where the two have a divisor in common. */
function inverse(number: bigint, modulus: bigint): bigint | undefined {
  let [a, b, x, y] = [number, modulus, 1n, 0n];
  while (b !== 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return a === 1n ? ((x % modulus) + modulus) % modulus : undefined;
}
