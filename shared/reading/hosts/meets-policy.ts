import { webPkiFlaw } from '../../certificates/index.ts';
import type { Seconds } from '../../model/time.ts';
import type { HostReading } from '../domain-reading.ts';
import { eitherCertificate } from './either-certificate.ts';

/**
 * Whether an MX host was seen to have what RFC 8461 §4.2 asks for: STARTTLS, and a certificate to a trusted root, not
 * expired, with the host's name. One address that does not is enough to fail; unseen is not failed.
 */
export function meetsPolicy({ host, servers }: HostReading, now: Seconds): 'meets' | 'fails' | 'unseen' {
  const states = servers.flatMap(eitherCertificate).flatMap((server): readonly ('meets' | 'fails')[] => {
    if (server.kind === 'no-tls') return ['fails'];
    const [certificate] = server.kind === 'tls' ? server.chain : [];
    if (server.kind !== 'tls' || !certificate) return [];
    return [webPkiFlaw(certificate, server.isTrusted, host, now) === undefined ? 'meets' : 'fails'];
  });
  if (states.includes('fails')) return 'fails';
  return states.length > 0 ? 'meets' : 'unseen';
}
