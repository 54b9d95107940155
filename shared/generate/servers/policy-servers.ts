import type { DomainName } from '../../model/domain-name.ts';
import { apache } from './apache.ts';
import { caddy } from './caddy.ts';
import { iis } from './iis.ts';
import { nginx } from './nginx.ts';
import { policySite } from './policy-site.ts';
import type { PolicyStep } from './policy-steps.ts';
import type { ServerSnippet } from './snippet.ts';

/** The steps to a host that serves the policy of a domain, with the files that each puts in its place. Pure. */
type PolicyServer = (domain: DomainName, policyText: string) => readonly PolicyStep[];

/** The web servers that the policy of RFC 8461 §3.3 can be put on. */
export const POLICY_SERVERS = { nginx, apache, caddy, iis } as const satisfies Record<string, PolicyServer>;
export type PolicyServerId = keyof typeof POLICY_SERVERS;

/** The configuration of such a server, file by file in the order of the steps; without the policy itself. */
export const configurationFiles = (steps: readonly PolicyStep[]): readonly ServerSnippet[] =>
  steps.flatMap(({ id, file }) => (file && id !== 'policy' ? [file] : []));

/** The folder on such a server that is to hold `mta-sts.txt`. */
export function policyFolder(server: PolicyServerId, domain: DomainName): string {
  const { host, root } = policySite(domain);
  return server === 'iis' ? `C:\\inetpub\\${host}\\.well-known` : `${root}/.well-known`;
}
