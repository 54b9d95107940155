import type { CertificateFacts } from '../evidence/certificate.ts';
import { remembered } from '../model/remembered.ts';

/**
 * Whether a certificate is for a host by its DNS-IDs (RFC 6125 §6.4, RFC 8461 §4.2): the same name, or `*` for exactly
 * one whole left-most label. The common name does not count.
 */
export function coversHost({ dnsNames }: Pick<CertificateFacts, 'dnsNames'>, host: string): boolean {
  return isPresented(dnsNames, host);
}

/** The same of any presented names against one reference name; all in A-labels. A certificate can have thousands. */
export function isPresented(presented: readonly string[], reference: string): boolean {
  const { names, wildcards } = sorted(presented);
  const name = withoutDot(reference);
  const dot = name.indexOf('.');
  return names.has(name) || (dot > 0 && wildcards.has(name.slice(dot + 1)));
}

const withoutDot = (name: string) => name.toLowerCase().replace(/\.$/, '');

const sorted = remembered((presented: readonly string[]) => {
  const all = presented.map(withoutDot);
  // A wildcard right below a top-level domain would be for everybody; no issuer gives one.
  const isWildcard = (pattern: string) => pattern.startsWith('*.') && pattern.indexOf('.', 2) > 0;
  return {
    names: new Set(all.filter(pattern => !pattern.includes('*'))),
    wildcards: new Set(all.filter(isWildcard).map(pattern => pattern.slice(2))),
  };
});
