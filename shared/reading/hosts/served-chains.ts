import type { CertificateFacts } from '../../evidence/certificate.ts';
import type { HostReading } from '../domain-reading.ts';
import { eitherCertificate } from './either-certificate.ts';

/** The certificates that a host's addresses send, each chain once. */
export function servedChains({
  servers,
}: Pick<HostReading, 'servers'>): readonly (readonly CertificateFacts[])[] {
  const chains = servers
    .flatMap(eitherCertificate)
    .flatMap(server => (server.kind === 'tls' ? [server.chain] : []));
  const key = (chain: readonly CertificateFacts[]) =>
    chain.map(({ digests }) => digests.certificate.sha256).join(' ');
  return [...new Map(chains.map(chain => [key(chain), chain])).values()];
}
