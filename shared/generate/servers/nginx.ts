import type { DomainName } from '../../model/domain-name.ts';
import { configuration } from '../quoting/configuration.ts';
import { policyFile, policySite } from './policy-site.ts';
import type { ServerSnippet } from './snippet.ts';

/**
 * RFC 8461 §3.3: the policy with status 200 as text/plain, no redirect, and nothing else. Port 80 is for RFC 8555 §8.3
 * only. The empty `types` keeps the media type from following the file's name.
 */
export function nginx(domain: DomainName, policyText: string): readonly ServerSnippet[] {
  const { host, root, chainFile, keyFile } = policySite(domain);
  const text = configuration`server {
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

server {
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
  return [{ fileName: `${host}.conf`, text }, policyFile(policyText)];
}
