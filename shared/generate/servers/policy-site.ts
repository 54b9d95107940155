import type { DomainName } from '../../model/domain-name.ts';
import { policyHost } from '../../mtasts/index.ts';
import { configuration, configurationName, type ConfigurationText } from '../quoting/configuration.ts';
import { policyAsFile } from '../quoting/sts-policy.ts';
import type { ServerSnippet } from './snippet.ts';

/** Where web servers find what they need. */
export interface PolicySite {
  /** RFC 8461 §3.3: the host that serves the policy of this domain, and of no other. */
  readonly host: ConfigurationText;
  /** What is served: the policy, and what a certification authority asks for over HTTP (RFC 8555 §8.3). */
  readonly root: ConfigurationText;
  /** As certbot names them. */
  readonly chainFile: ConfigurationText;
  readonly keyFile: ConfigurationText;
}

export function policySite(domain: DomainName): PolicySite {
  // A name in a domain is one as well, save for its length.
  const host = configurationName(policyHost(domain) as DomainName);
  const certificates = configuration`/etc/letsencrypt/live/${host}`;
  return {
    host,
    root: configuration`/var/www/${host}`,
    chainFile: configuration`${certificates}/fullchain.pem`,
    keyFile: configuration`${certificates}/privkey.pem`,
  };
}

/**
 * The policy as a file of its own, which every server sends as it is: inside a configuration each server would read
 * line ends, quotation marks and variables in its own way, and RFC 8461 §3.2 wants CRLF.
 */
export const policyFile = (policyText: string): ServerSnippet => ({
  fileName: 'mta-sts.txt',
  text: policyAsFile(policyText),
});
