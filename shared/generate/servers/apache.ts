import type { DomainName } from '../../model/domain-name.ts';
import { configuration } from '../quoting/configuration.ts';
import { policyHost } from '../../mtasts/index.ts';
import { shell, shellWord } from '../quoting/shell.ts';
import { policySite } from './policy-site.ts';
import { certbotStep, fetchStep, folderCommand, type PolicyStep, policyStep } from './policy-steps.ts';

/**
 * RFC 8461 §3.3: the policy with status 200 as text/plain, no redirect, and nothing else. Port 80 is for RFC 8555 §8.3
 * only. Needs mod_ssl and mod_alias: `RedirectMatch 404` answers with that status and sends nobody anywhere.
 */
export function apache(domain: DomainName, policyText: string): readonly PolicyStep[] {
  const { host, root, chainFile, keyFile } = policySite(domain);
  const https = configuration`<VirtualHost *:443>
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
`;
  const http = configuration`<Directory "${root}">
    AllowOverride None
    Options None
    Require all granted
</Directory>

<VirtualHost *:80>
    ServerName ${host}
    DocumentRoot "${root}"

    RedirectMatch 404 "^/(?!\\.well-known/acme-challenge/.)"
</VirtualHost>
`;
  const test = shell`apachectl configtest`;
  const name = shellWord(policyHost(domain));
  return [
    {
      id: 'http',
      file: { fileName: `${host}-http.conf`, text: http },
      commands: [
        folderCommand(domain),
        shell`a2enmod ssl alias && a2ensite ${name}-http`,
        // A module that is new to a server that runs comes with a restart.
        shell`${test} && systemctl restart apache2`,
      ],
    },
    certbotStep(domain, 'apache2'),
    policyStep(policyText),
    {
      id: 'https',
      file: { fileName: `${host}.conf`, text: https },
      commands: [shell`a2ensite ${name}`, shell`${test} && systemctl reload apache2`],
    },
    fetchStep(domain),
  ];
}
