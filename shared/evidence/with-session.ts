import type { CertificateFacts } from './certificate.ts';
import type { Evidence } from './evidence.ts';
import type { SmtpSession } from './smtp.ts';

/** Evidence with a session that was observed elsewhere, in place of those of the same host that did not connect. */
export function withSession(
  evidence: Evidence,
  session: SmtpSession,
  certificates: readonly CertificateFacts[],
): Evidence {
  const neverConnected = ({ host, source, outcome }: SmtpSession) =>
    host === session.host &&
    (source === 'pasted' || (outcome.kind === 'failed' && outcome.stage === 'connect'));
  const address = session.address || evidence.smtp.find(neverConnected)?.address || '';
  return {
    ...evidence,
    smtp: [...evidence.smtp.filter(each => !neverConnected(each)), { ...session, address }],
    certificates: {
      ...evidence.certificates,
      ...Object.fromEntries(certificates.map(each => [each.digests.certificate.sha256, each])),
    },
  };
}
