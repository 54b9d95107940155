import type { CertificateFacts } from '../evidence/certificate.ts';
import type { Seconds } from '../model/time.ts';
import { coversHost } from './covers-host.ts';

/** What a sender that goes by the web PKI finds wrong with a server's certificate. */
export type WebPkiFlaw = 'untrusted' | 'name-mismatch' | 'expired' | 'not-yet-valid';

/**
 * RFC 8461 §4.2: a chain to a trusted root, the MX host's name, and within its dates. Nothing where all is well.
 * @param isTrusted whether the chain led to a trusted root when it was seen
 */
export function webPkiFlaw(
  certificate: Pick<CertificateFacts, 'dnsNames' | 'notBefore' | 'notAfter'>,
  isTrusted: boolean,
  host: string,
  now: Seconds,
): WebPkiFlaw | undefined {
  // Dates first: a chain that has ended is not trusted either, and the dates say why.
  if (now > certificate.notAfter) return 'expired';
  if (now < certificate.notBefore) return 'not-yet-valid';
  if (!isTrusted) return 'untrusted';
  return coversHost(certificate, host) ? undefined : 'name-mismatch';
}
