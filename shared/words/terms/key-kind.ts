import type { PublicKeyFacts } from '../../evidence/certificate.ts';

/** What a kind of key is called, the same in every language; one without a name by its identifier. */
export function keyKindName(key: PublicKeyFacts): string {
  switch (key.kind) {
    case 'rsa':
      return `RSA ${key.bits}`;
    case 'ec':
      return `EC ${key.curve}`;
    case 'ed25519':
      return 'Ed25519';
    case 'ed448':
      return 'Ed448';
    case 'other':
      return key.algorithm;
  }
}
