import { coversHost, isPresented } from '../certificates/index.ts';
import type { CertificateFacts } from '../evidence/certificate.ts';

export interface Destination {
  /** Where the TLSA records were found: the MX host, or what it is an alias of. */
  readonly baseDomain: string;
  /** The domain that the mail is for, which the MX records were looked up at. */
  readonly nextHop: string;
  /** What `nextHop` stands for, if it is an alias and all of its aliases are secure. */
  readonly expandedNextHop?: string;
  /** The MX records are secure. Also true where there are none and the domain is its own host. */
  readonly mxSecure: boolean;
}

/**
 * The names that a server's certificate may have for usage 2 (RFC 7672 §3.2.2), the TLSA base domain first. Over insecure MX
 * records only that one counts: whoever forged them would have put in the name of the domain it took them from.
 */
export function referenceNames({
  baseDomain,
  nextHop,
  expandedNextHop,
  mxSecure,
}: Destination): readonly string[] {
  const others = mxSecure ? [nextHop, expandedNextHop ?? nextHop] : [];
  return [...new Set([baseDomain, ...others].map(name => name.toLowerCase().replace(/\.$/, '')))];
}

/**
 * Whether a certificate is for one of the reference names (RFC 7672 §3.2.3): by its DNS-IDs, and by the common name only
 * where it has no DNS-ID at all. A wildcard is the whole first label, and covers one label.
 */
export const isForOneOf = (
  certificate: Pick<CertificateFacts, 'dnsNames' | 'commonNames'>,
  names: readonly string[],
): boolean =>
  names.some(name =>
    certificate.dnsNames.length > 0
      ? coversHost(certificate, name)
      : isPresented(certificate.commonNames, name),
  );
