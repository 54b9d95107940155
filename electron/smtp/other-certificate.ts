import type { PublicKeyFacts } from '../../shared/evidence/certificate.ts';
import type { Network } from '../network.ts';
import type { KeyFamily } from '../tls/client-context.ts';
import { probeSmtp, type SmtpProbe, type SmtpTarget } from './smtp-session.ts';

/** The keys that a server with this one may have besides; none where its key is of neither family. */
const OTHER: Readonly<Partial<Record<PublicKeyFacts['kind'], KeyFamily>>> = {
  rsa: 'elliptic',
  ec: 'rsa',
  ed25519: 'rsa',
  ed448: 'rsa',
};

/**
 * The same session with the server's other certificate beside its own, where it has one: one more session, in which only
 * that will do. Postfix, Exim and others hold one of each kind; which of them is met depends on the sender.
 */
export async function withOtherCertificate(
  network: Network,
  target: SmtpTarget,
  { session, certificates }: SmtpProbe,
  signal: AbortSignal,
): Promise<SmtpProbe> {
  const [own] = certificates;
  const keys = session.outcome.kind === 'tls' && own ? OTHER[own.publicKey.kind] : undefined;
  if (keys === undefined) return { session, certificates };
  const other = await probeSmtp(network, { ...target, keys }, signal);
  const { outcome } = other.session;
  const [leaf] = other.certificates;
  const isOther = leaf && leaf.digests.certificate.sha256 !== own?.digests.certificate.sha256;
  return outcome.kind === 'tls' && isOther
    ? {
        session: { ...session, otherTls: outcome.tls },
        certificates: [...certificates, ...other.certificates],
      }
    : { session, certificates };
}
