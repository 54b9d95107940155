/** Names of DNSKEY algorithms as their RFCs write them (IANA, DNS Security Algorithm Numbers). */
const NAMES: Readonly<Record<number, string>> = {
  1: 'RSA/MD5',
  3: 'DSA',
  5: 'RSA/SHA-1',
  6: 'DSA-NSEC3',
  7: 'RSA/SHA-1-NSEC3',
  8: 'RSA/SHA-256',
  10: 'RSA/SHA-512',
  12: 'GOST',
  13: 'ECDSA P-256',
  14: 'ECDSA P-384',
  15: 'Ed25519',
  16: 'Ed448',
};

/** The name of an algorithm number; the number itself where it has none. The same in every language. */
export const dnssecAlgorithm = (algorithm: number): string => NAMES[algorithm] ?? String(algorithm);
