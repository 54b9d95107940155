import type { DomainName } from '../../model/domain-name.ts';
import { apache } from './apache.ts';
import { caddy } from './caddy.ts';
import { iis } from './iis.ts';
import { nginx } from './nginx.ts';
import { policySite } from './policy-site.ts';
import type { ServerSnippet } from './snippet.ts';

/** Configuration for the host that serves the policy of a domain, and the policy as the file it serves. Pure. */
type PolicyServer = (domain: DomainName, policyText: string) => readonly ServerSnippet[];

/** The web servers that the policy of RFC 8461 §3.3 can be put on. */
export const POLICY_SERVERS = { nginx, apache, caddy, iis } as const satisfies Record<string, PolicyServer>;
export type PolicyServerId = keyof typeof POLICY_SERVERS;

/** The folder on such a server that is to hold `mta-sts.txt`. */
export function policyFolder(server: PolicyServerId, domain: DomainName): string {
  const { host, root } = policySite(domain);
  return server === 'iis' ? `C:\\inetpub\\${host}\\.well-known` : `${root}/.well-known`;
}
