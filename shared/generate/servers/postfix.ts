import type { DomainName } from '../../model/domain-name.ts';
import { configuration, configurationName } from '../quoting/configuration.ts';
import { localResolver } from './local-resolver.ts';
import { shell } from '../quoting/shell.ts';
import type { ServerSnippet } from './snippet.ts';

/**
 * Lines for main.cf of a Postfix that checks where it sends to. RFC 8461 §2: a policy of MTA-STS must not override DANE.
 * In Postfix it would, as `smtp_tls_policy_maps` is asked before any TLSA record is looked up and whatever it says
 * replaces the level `dane`. So the map has to know DANE itself: postfix-tlspol answers with a policy of MTA-STS only for
 * domains whose hosts are proved to have no TLSA records. postfix-mta-sts-resolver does not look, and would need a map
 * before it that answers `dane-only` for those domains.
 */
export function sendWithPostfix(): readonly ServerSnippet[] {
  return [
    { fileName: 'dane.cf', text: DANE },
    localResolver,
    { fileName: 'dane-check.sh', text: CHECK },
    { fileName: 'mta-sts.cf', text: MTA_STS },
    { fileName: 'tlsrpt.cf', text: TLSRPT },
  ];
}

/** RFC 7672 §2.2, opportunistic DANE; Postfix 2.11 and later. */
const DANE = configuration`smtp_tls_security_level = dane
smtp_dns_support_level = dnssec
`;

/**
 * Whether DANE is really on. A Postfix in a chroot reads a copy of resolv.conf, which may be an older one. `Verified` is what DANE
 * gives at a domain that is known for it; without DNSSEC from the resolver it is `Untrusted`.
 */
const CHECK = shell`cmp /etc/resolv.conf /var/spool/postfix/etc/resolv.conf
postconf smtp_tls_security_level smtp_dns_support_level
posttls-finger -c -l dane -L summary internet.nl
`;

/** The authorities are those for MTA-STS: without them its certificates cannot be checked. */
const MTA_STS = configuration`smtp_tls_CAfile = /etc/ssl/certs/ca-certificates.crt
smtp_tls_policy_maps = socketmap:inet:127.0.0.1:8642:QUERY
`;

/** RFC 8460; Postfix 3.10 and later. The line for policies takes the place of the one in `mta-sts.cf`. */
const TLSRPT = configuration`smtp_tlsrpt_enable = yes
smtp_tlsrpt_socket_name = run/tlsrpt/tlsrpt.sock
smtp_tls_policy_maps = socketmap:inet:127.0.0.1:8642:QUERYwithTLSRPT
`;

/**
 * Lines for main.cf of a Postfix that receives at an MX host: STARTTLS for whoever wants it (RFC 3207 §4: a public server
 * must not demand it), with the key and chain that the host's TLSA records name. Postfix 3.4 and later.
 */
export function receiveWithPostfix(mxHost: DomainName): readonly ServerSnippet[] {
  const certificates = configuration`/etc/letsencrypt/live/${configurationName(mxHost)}`;
  const text = configuration`smtpd_tls_security_level = may
smtpd_tls_chain_files =
    ${certificates}/privkey.pem,
    ${certificates}/fullchain.pem
`;
  return [{ fileName: 'starttls.cf', text }];
}
