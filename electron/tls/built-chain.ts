import { X509Certificate } from 'node:crypto';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import type { TrustedRoots } from '../network.ts';

/** Certificates walked, from the server's own up. Default 10. */
const MAX_LENGTH = 10;

/**
 * The chain as the TLS library built it, for when the one that was sent cannot be read: DER, the server's own first.
 * The library puts trusted roots at its end, sent or not; so they are taken off, and one that was sent is lost.
 */
export function builtChain(socket: TLSSocket, roots: TrustedRoots): readonly Uint8Array[] {
  const chain: Buffer[] = [];
  let at: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
  // Without a certificate it is an empty object; a self-signed one is its own issuer.
  while (at?.raw && chain.length < MAX_LENGTH && !chain.some(seen => seen.equals(at!.raw))) {
    chain.push(at.raw);
    at = at.issuerCertificate;
  }
  const trusted = new Set(roots.pem.map(fingerprint));
  return chain.filter((der, index) => index === 0 || !trusted.has(fingerprint(der)));
}

function fingerprint(certificate: Buffer | string): string {
  try {
    return new X509Certificate(certificate).fingerprint256;
  } catch {
    return '';
  }
}
