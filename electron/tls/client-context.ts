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
const settingsFor = (finiteField: boolean): readonly SecureContextOptions[] => [
  {
    minVersion: 'TLSv1',
    ciphers: `DEFAULT:!aNULL:!eNULL${finiteField ? '' : WITHOUT_FINITE_FIELD}:@SECLEVEL=0`,
    ecdhCurve: GROUPS,
    // A server that begins anew, where nobody reads along any more, could bring any group.
    secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT | constants.SSL_OP_NO_RENEGOTIATION,
  },
  { minVersion: 'TLSv1', ecdhCurve: 'X25519:P-256:P-384:P-521' },
  { minVersion: 'TLSv1' },
  {},
];

/** For a list of ciphers: those with a Diffie-Hellman group that the server brings. */
export const WITHOUT_FINITE_FIELD = ':!kDHE:!kDHEPSK';

type Contexts = Partial<Record<'all' | 'curves', SecureContext>>;
const contexts = new WeakMap<TrustedRoots, Contexts>();

/**
 * The TLS settings of this client. Kept for each list of roots: reading some 150 of them takes about 10 ms.
 * @param finiteField whether to offer suites with a Diffie-Hellman group that the server brings
 */
export function clientContext(roots: TrustedRoots, finiteField: boolean): SecureContext {
  const kept = contexts.get(roots) ?? {};
  contexts.set(roots, kept);
  return (kept[finiteField ? 'all' : 'curves'] ??= firstThatWorks([...roots.pem], settingsFor(finiteField)));
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
