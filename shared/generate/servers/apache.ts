import type { DomainName } from '../../model/domain-name.ts';
import { configuration } from '../quoting/configuration.ts';
import { policyFile, policySite } from './policy-site.ts';
import type { ServerSnippet } from './snippet.ts';

/**
 * RFC 8461 §3.3: the policy with status 200 as text/plain, no redirect, and nothing else. Port 80 is for RFC 8555 §8.3
 * only. Needs mod_ssl and mod_alias: `RedirectMatch 404` answers with that status and sends nobody anywhere.
 */
export function apache(domain: DomainName, policyText: string): readonly ServerSnippet[] {
  const { host, root, chainFile, keyFile } = policySite(domain);
  const text = configuration`<Directory "${root}">
    AllowOverride None
    Options None
    Require all granted
</Directory>

<VirtualHost *:443>
    ServerName ${host}
    DocumentRoot "${root}"
    SSLEngine on
    SSLCertificateFile "${chainFile}"
    SSLCertificateKeyFile "${keyFile}"

    RedirectMatch 404 "^/(?!\\.well-known/mta-sts\\.txt$)"
    <Location "/.well-known/mta-sts.txt">
        ForceType text/plain
    </Location>
</VirtualHost>

<VirtualHost *:80>
    ServerName ${host}
    DocumentRoot "${root}"

    RedirectMatch 404 "^/(?!\\.well-known/acme-challenge/.)"
</VirtualHost>
`;
  return [{ fileName: `${host}.conf`, text }, policyFile(policyText)];
}
