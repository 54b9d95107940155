import type { DomainName } from '../../model/domain-name.ts';
import { configuration } from '../quoting/configuration.ts';
import { shell } from '../quoting/shell.ts';
import { policySite } from './policy-site.ts';
import { fetchStep, type PolicyStep, policyStep } from './policy-steps.ts';

/**
 * RFC 8461 §3.3: the policy with status 200 as text/plain, no redirect, and nothing else. Caddy gets the certificate by
 * itself; the site on port 80 keeps it from adding a redirect, and not from answering RFC 8555 §8.3.
 */
export function caddy(domain: DomainName, policyText: string): readonly PolicyStep[] {
  const { host, root } = policySite(domain);
  const text = configuration`${host} {
	root * ${root}
	handle /.well-known/mta-sts.txt {
		header Content-Type text/plain
		file_server
	}
	handle {
		respond 404
	}
}

http://${host} {
	respond 404
}
`;
  return [
    policyStep(policyText),
    {
      id: 'https',
      file: { fileName: `${host}.caddy`, text },
      commands: [shell`caddy validate --config /etc/caddy/Caddyfile && systemctl reload caddy`],
    },
    fetchStep(domain),
  ];
}
