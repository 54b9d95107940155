import { constants } from 'node:crypto';
import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls';
import type { TrustedRoots } from '../network.ts';

/** The keys that a server's certificate may have: of a server with one of each, a client meets only one. */
export type KeyFamily = 'rsa' | 'elliptic';

/** What a client offers less than it could. */
export interface Offer {
  /** Whether to offer suites with a Diffie-Hellman group that the server brings. Default true. */
  readonly finiteField?: boolean | undefined;
  /** What the server's certificate has to have; either unless given. */
  readonly keys?: KeyFamily | undefined;
}

/**
 * Groups to offer, and none besides: a hybrid one (X25519MLKEM768) would make the ClientHello fill two packets, which
 * some mail servers and the boxes before them never answer.
 */
const GROUPS =
  'X25519:P-256:P-384:P-521:X448:brainpoolP256r1:brainpoolP384r1:brainpoolP512r1:ffdhe2048:ffdhe3072';

/**
 * From most to least willing. An observer wants to see what a server has, also where it is old: TLS 1.0, SHA-1
 * signatures, small keys, no RFC 5746. What a runtime does not know makes the set-up throw; then the next is taken.
 */
function settingsFor({ finiteField = true, keys }: Offer): readonly SecureContextOptions[] {
  const left = `${finiteField ? '' : WITHOUT_FINITE_FIELD}${keys ? ONLY[keys].ciphers : ''}`;
  const willing = {
    minVersion: 'TLSv1',
    ciphers: `DEFAULT:!aNULL:!eNULL${left}:@SECLEVEL=0`,
    ecdhCurve: GROUPS,
    // A server that begins anew, where nobody reads along any more, could bring any group.
    secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT | constants.SSL_OP_NO_RENEGOTIATION,
  } as const;
  const plain = { minVersion: 'TLSv1', ecdhCurve: 'X25519:P-256:P-384:P-521' } as const;
  if (keys === undefined) return [willing, plain, { minVersion: 'TLSv1' }, {}];
  const { sigalgs } = ONLY[keys];
  // A runtime that knows none of these meets the same certificate again, which tells nothing.
  return [{ ...willing, sigalgs }, { ...plain, ciphers: `DEFAULT:!aNULL:!eNULL${left}`, sigalgs }, {}];
}

/** For a list of ciphers: those with a Diffie-Hellman group that the server brings. */
export const WITHOUT_FINITE_FIELD = ':!kDHE:!kDHEPSK';

/** Signatures with RSA and PKCS #1 in TLS 1.2; in TLS 1.3 these are for certificates only (RFC 8446 §4.2.3). */
const RSA_PKCS1 = 'rsa_pkcs1_sha256:rsa_pkcs1_sha384:rsa_pkcs1_sha512';

/**
 * What leaves a server no choice. Up to TLS 1.2 the suites name the key of the certificate, from TLS 1.3 on the signatures
 * do (RFC 8446 §4.2.3); an authority may sign with RSA where the server does not.
 */
const ONLY: Readonly<Record<KeyFamily, { readonly ciphers: string; readonly sigalgs: string }>> = {
  rsa: {
    ciphers: ':!aECDSA',
    sigalgs: `rsa_pss_rsae_sha256:rsa_pss_rsae_sha384:rsa_pss_rsae_sha512:${RSA_PKCS1}`,
  },
  elliptic: {
    ciphers: ':!aRSA',
    sigalgs: `ecdsa_secp256r1_sha256:ecdsa_secp384r1_sha384:ecdsa_secp521r1_sha512:ed25519:${RSA_PKCS1}`,
  },
};

const contexts = new WeakMap<TrustedRoots, Map<string, SecureContext>>();

/** The TLS settings of this client. Kept for each list of roots: reading some 150 of them takes about 10 ms. */
export function clientContext(roots: TrustedRoots, offer: Offer): SecureContext {
  const kept = contexts.get(roots) ?? new Map<string, SecureContext>();
  contexts.set(roots, kept);
  const key = `${offer.finiteField ?? true} ${offer.keys}`;
  const context = kept.get(key) ?? firstThatWorks([...roots.pem], settingsFor(offer));
  kept.set(key, context);
  return context;
}

function firstThatWorks(ca: string[], settings: readonly SecureContextOptions[]): SecureContext {
  let refusal: unknown;
  for (const each of settings) {
    try {
      return createSecureContext({ ...each, ca });
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}
