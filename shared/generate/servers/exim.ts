import { configuration } from '../quoting/configuration.ts';
import { localResolver } from './local-resolver.ts';
import type { ServerSnippet } from './snippet.ts';

/**
 * The router and the transport of Exim's own configuration, with DANE (RFC 7672 §2.2) for every host: the router asks for
 * MX and address records with DNSSEC, the transport for TLSA records. Exim does not know MTA-STS.
 */
export function sendWithExim(): readonly ServerSnippet[] {
  return [
    { fileName: 'router.conf', text: ROUTER },
    { fileName: 'transport.conf', text: TRANSPORT },
    localResolver,
  ];
}

const ROUTER = configuration`dnslookup:
  driver = dnslookup
  domains = ! +local_domains
  transport = remote_smtp
  ignore_target_hosts = 0.0.0.0 : 127.0.0.0/8 : ::1
  dnssec_request_domains = *
  no_more
`;

const TRANSPORT = configuration`remote_smtp:
  driver = smtp
  dnssec_request_domains = *
  hosts_try_dane = *
`;
