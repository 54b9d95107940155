import type { NginxSite } from '../servers/nginx.ts';
import type { CertificateAuthority } from './certificate-authority.ts';
import { BED_DOMAINS } from './bed-domains.ts';

/** Where a policy is (RFC 8461 §3.3). */
export const POLICY_PATH = '/.well-known/mta-sts.txt';

/** The policy of a domain whose one mail host is `mail.<domain>`, in enforce mode, kept for 30 days. */
export function policyText(domain: string): string {
  return `version: STSv1\r\nmode: enforce\r\nmx: mail.${domain}\r\nmax_age: 2592000\r\n`;
}

/** The policy hosts: right for three domains, with a certificate for another name, and with a redirect. */
export async function bedSites(authority: CertificateAuthority): Promise<NginxSite[]> {
  const { healthy, international, onlyMtaSts, policyWrongCertificate, policyRedirected } = BED_DOMAINS;
  const policyHost = (domain: string) => `mta-sts.${domain}`;
  const elsewhere = `www.${policyRedirected}`;
  const [right, wrong] = await Promise.all([
    authority.issue({
      name: 'web',
      hostNames: [
        policyHost(healthy),
        policyHost(international),
        policyHost(onlyMtaSts),
        policyHost(policyRedirected),
        elsewhere,
      ],
      key: 'ec',
    }),
    authority.issue({ name: 'web-other-name', hostNames: [`www.${policyWrongCertificate}`], key: 'ec' }),
  ]);
  const policy = (hostName: string, domain: string, chainFile: string): NginxSite => ({
    hostName,
    chainFile,
    pages: [{ kind: 'text', path: POLICY_PATH, contentType: 'text/plain', body: policyText(domain) }],
  });
  return [
    ...[healthy, international, onlyMtaSts].map(domain =>
      policy(policyHost(domain), domain, right.chainFile),
    ),
    policy(policyHost(policyWrongCertificate), policyWrongCertificate, wrong.chainFile),
    // The page it points to holds a good policy: only the redirect is wrong (RFC 8461 §3.3).
    policy(elsewhere, policyRedirected, right.chainFile),
    {
      hostName: policyHost(policyRedirected),
      chainFile: right.chainFile,
      pages: [{ kind: 'redirect', path: POLICY_PATH, location: `https://${elsewhere}${POLICY_PATH}` }],
    },
  ];
}
