import type { DomainName } from '../../model/domain-name.ts';
import { configuration } from '../quoting/configuration.ts';
import { shell } from '../quoting/shell.ts';
import { policySite } from './policy-site.ts';
import { certbotStep, fetchStep, folderCommand, type PolicyStep, policyStep } from './policy-steps.ts';

/**
 * RFC 8461 §3.3: the policy with status 200 as text/plain, no redirect, and nothing else. Port 80 is for RFC 8555 §8.3
 * only. The empty `types` keeps the media type from following the file's name.
 */
export function nginx(domain: DomainName, policyText: string): readonly PolicyStep[] {
  const { host, root, chainFile, keyFile } = policySite(domain);
  const https = configuration`server {
    listen 443 ssl;
    listen [::]:443 ssl;
    server_name ${host};
    ssl_certificate ${chainFile};
    ssl_certificate_key ${keyFile};
    root ${root};

    location = /.well-known/mta-sts.txt {
        types { }
        default_type text/plain;
    }
    location / {
        return 404;
    }
}
`;
  const http = configuration`server {
    listen 80;
    listen [::]:80;
    server_name ${host};
    root ${root};

    location ^~ /.well-known/acme-challenge/ {
        default_type text/plain;
    }
    location / {
        return 404;
    }
}
`;
  const reload = shell`nginx -t && systemctl reload nginx`;
  return [
    {
      id: 'http',
      file: { fileName: `${host}-http.conf`, text: http },
      commands: [folderCommand(domain), reload],
    },
    certbotStep(domain, 'nginx'),
    policyStep(policyText),
    { id: 'https', file: { fileName: `${host}.conf`, text: https }, commands: [reload] },
    fetchStep(domain),
  ];
}
