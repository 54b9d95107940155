import { constants } from 'node:crypto';
import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls';
import type { TrustedRoots } from '../network.ts';

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
const SETTINGS: readonly SecureContextOptions[] = [
  {
    minVersion: 'TLSv1',
    ciphers: 'DEFAULT:!aNULL:!eNULL:@SECLEVEL=0',
    ecdhCurve: GROUPS,
    secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
  },
  { minVersion: 'TLSv1', ecdhCurve: 'X25519:P-256:P-384:P-521' },
  { minVersion: 'TLSv1' },
  {},
];

const contexts = new WeakMap<TrustedRoots, SecureContext>();

/** The TLS settings of this client. Kept for each list of roots: reading some 150 of them takes about 10 ms. */
export function clientContext(roots: TrustedRoots): SecureContext {
  const kept = contexts.get(roots);
  if (kept) return kept;
  const context = firstThatWorks([...roots.pem]);
  contexts.set(roots, context);
  return context;
}

function firstThatWorks(ca: string[]): SecureContext {
  let refusal: unknown;
  for (const settings of SETTINGS) {
    try {
      return createSecureContext({ ...settings, ca });
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}
