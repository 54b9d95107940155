import type { CertificateFacts } from '../evidence/certificate.ts';

/**
 * Whether a certificate is for a host by its DNS-IDs (RFC 6125 §6.4, RFC 8461 §4.2): the same name, or `*` for exactly
 * one whole left-most label. The common name does not count.
 */
export function coversHost(certificate: Pick<CertificateFacts, 'dnsNames'>, host: string): boolean {
  return certificate.dnsNames.some(pattern => dnsIdMatches(pattern, host));
}

/** One presented DNS-ID against one reference name; both in A-labels. */
export function dnsIdMatches(presented: string, reference: string): boolean {
  const pattern = presented.toLowerCase().replace(/\.$/, '');
  const name = reference.toLowerCase().replace(/\.$/, '');
  if (!pattern.startsWith('*.')) return pattern === name && !pattern.includes('*');
  const dot = name.indexOf('.');
  // A wildcard right below a top-level domain would be for everybody; no issuer gives one.
  return dot > 0 && name.slice(dot + 1) === pattern.slice(2) && pattern.indexOf('.', 2) > 0;
}
