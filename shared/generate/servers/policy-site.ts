import type { DomainName } from '../../model/domain-name.ts';
import { policyHost } from '../../mtasts/index.ts';
import type { ServerSnippet } from './snippet.ts';

/** Where web servers find what they need. Of letters, digits, `-`, `_`, `.` and `/` only, as a `DomainName` is. */
export interface PolicySite {
  /** RFC 8461 §3.3: the host that serves the policy of this domain, and of no other. */
  readonly host: string;
  /** What is served: the policy, and what a certification authority asks for over HTTP (RFC 8555 §8.3). */
  readonly root: string;
  /** As certbot names them. */
  readonly chainFile: string;
  readonly keyFile: string;
}

export function policySite(domain: DomainName): PolicySite {
  const host = policyHost(domain);
  const certificates = `/etc/letsencrypt/live/${host}`;
  return {
    host,
    root: `/var/www/${host}`,
    chainFile: `${certificates}/fullchain.pem`,
    keyFile: `${certificates}/privkey.pem`,
  };
}

/**
 * The policy as a file of its own, which every server sends as it is: inside a configuration each server would read
 * line ends, quotation marks and variables in its own way, and RFC 8461 §3.2 wants CRLF.
 */
export const policyFile = (policyText: string): ServerSnippet => ({
  fileName: 'mta-sts.txt',
  text: policyText,
});
