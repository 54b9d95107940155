import { X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../../shared/evidence/certificate.ts';
import type { TlsFacts, UntrustedReason } from '../../shared/evidence/tls.ts';
import type { Milliseconds } from '../../shared/model/time.ts';
import type { TrustedRoots } from '../network.ts';
import { readCertificate } from './certificate.ts';

type WebPki = TlsFacts['webPki'];

/** Verification errors of OpenSSL and BoringSSL, by the name Node gives them. */
const REASONS: Readonly<Record<string, UntrustedReason>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  // A root that was sent along, but that nobody trusts.
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT: 'incomplete-chain',
  // Only one certificate, and nothing to check its signature with.
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'incomplete-chain',
  CERT_CHAIN_TOO_LONG: 'other',
  CERT_REVOKED: 'revoked',
  CERT_SIGNATURE_FAILURE: 'bad-signature',
  UNABLE_TO_DECRYPT_CERT_SIGNATURE: 'bad-signature',
  INVALID_CA: 'bad-purpose',
  INVALID_PURPOSE: 'bad-purpose',
  PATH_LENGTH_EXCEEDED: 'bad-purpose',
};

/** Certificates between a server's and its root. Default 10: paths in use have one to three. */
const MAX_PATH_LENGTH = 10;

/** What one handshake's verification came to, and what it was given. */
export interface Verification {
  /** The name of the verification error, if there was one. */
  readonly error: string | undefined;
  /** In the order sent, the server's own first. */
  readonly sent: readonly CertificateFacts[];
  readonly roots: TrustedRoots;
  readonly now: Milliseconds;
}

/**
 * Whether the chain leads to a trusted root at the network's time. The TLS library decides; but it goes by the clock
 * of the machine, and where a certificate has expired it says nothing else. In those cases the path is walked here.
 */
export function webPki({ error, sent, roots, now }: Verification): WebPki {
  const reason = error === undefined ? undefined : (REASONS[error] ?? 'other');
  const aboutTime = reason === 'expired' || reason === 'not-yet-valid';
  const outOfTime = sent
    .map(certificate => timeProblem(certificate, now))
    .find(problem => problem !== undefined);
  if (reason !== undefined && !aboutTime) return { kind: 'untrusted', reason, detail: error ?? '' };
  if (reason === undefined && outOfTime === undefined) return { kind: 'trusted' };
  const path = walkPath(
    sent.flatMap(({ der }) => readX509(Buffer.from(der, 'base64'))),
    rootsOf(roots),
  );
  const facts = path.certificates
    .map(({ raw }) => readCertificate(raw))
    .flatMap(read => (read.ok ? [read.value] : []));
  const problem = path.missing ?? facts.map(certificate => timeProblem(certificate, now)).find(Boolean);
  return problem ? { kind: 'untrusted', reason: problem, detail: error ?? '' } : { kind: 'trusted' };
}

interface Path {
  readonly certificates: readonly X509Certificate[];
  /** Why there is no root at its end. */
  readonly missing?: UntrustedReason;
}

/** From the server's certificate to a trusted root, by names and signatures (RFC 5280 §6.1), whatever the dates. */
function walkPath(sent: readonly X509Certificate[], roots: readonly X509Certificate[]): Path {
  const certificates = sent.slice(0, 1);
  for (let depth = 0; depth < MAX_PATH_LENGTH; depth += 1) {
    const last = certificates.at(-1);
    if (!last) return { certificates, missing: 'other' };
    if (roots.some(({ fingerprint256 }) => fingerprint256 === last.fingerprint256)) return { certificates };
    const root = roots.find(candidate => isIssuer(candidate, last));
    if (root) return { certificates: [...certificates, root] };
    const next = sent.find(candidate => !certificates.includes(candidate) && isIssuer(candidate, last));
    if (!next) return { certificates, missing: missingReason(last, certificates.length) };
    certificates.push(next);
  }
  return { certificates, missing: 'other' };
}

function missingReason(last: X509Certificate, length: number): UntrustedReason {
  if (length > 1) return 'unknown-issuer';
  // Not `checkIssued`: that also asks whether it may sign certificates, and a server's own may not.
  const isSelfSigned = last.issuer === last.subject && isSignedWith(last, last);
  return isSelfSigned ? 'self-signed' : 'incomplete-chain';
}

const isIssuer = (candidate: X509Certificate, certificate: X509Certificate) =>
  certificate.checkIssued(candidate) && isSignedWith(candidate, certificate);

function isSignedWith(candidate: X509Certificate, certificate: X509Certificate): boolean {
  try {
    return certificate.verify(candidate.publicKey);
  } catch {
    // A key that this runtime cannot use signs nothing.
    return false;
  }
}

function timeProblem(
  { notBefore, notAfter }: CertificateFacts,
  now: Milliseconds,
): 'expired' | 'not-yet-valid' | undefined {
  if (now / 1_000 > notAfter) return 'expired';
  return now / 1_000 < notBefore ? 'not-yet-valid' : undefined;
}

function readX509(certificate: Uint8Array | string): X509Certificate[] {
  try {
    return [new X509Certificate(certificate)];
  } catch {
    return [];
  }
}

const readRoots = new WeakMap<TrustedRoots, readonly X509Certificate[]>();

function rootsOf(roots: TrustedRoots): readonly X509Certificate[] {
  const read = readRoots.get(roots) ?? roots.pem.flatMap(readX509);
  readRoots.set(roots, read);
  return read;
}
