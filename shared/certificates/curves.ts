import { brainpoolP256r1, brainpoolP384r1, brainpoolP512r1 } from '@noble/curves/misc.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';

type Curve = typeof p256;

const CURVES: Readonly<Record<string, Curve>> = {
  '1.2.840.10045.3.1.7': p256,
  '1.3.132.0.34': p384,
  '1.3.132.0.35': p521,
  '1.3.36.3.3.2.8.1.1.7': brainpoolP256r1,
  '1.3.36.3.3.2.8.1.1.11': brainpoolP384r1,
  '1.3.36.3.3.2.8.1.1.13': brainpoolP512r1,
};

/** The curve of an object identifier (RFC 5480 §2.1.1.1, RFC 5639), or undefined where it is none that is computed with here. */
export const ecCurve = (identifier: string | undefined): Curve | undefined =>
  identifier !== undefined && Object.hasOwn(CURVES, identifier) ? CURVES[identifier] : undefined;
