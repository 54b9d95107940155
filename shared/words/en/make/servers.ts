import type { ServerWords } from '../../server-words.ts';

const FETCH =
  'Fetch the policy from outside: status 200, text/plain, and the text of the policy. Only then publish the record for MTA-STS.';

export const servers: ServerWords = {
  policy: {
    nginx: {
      name: 'nginx',
      steps: {
        http: () =>
          'Put the file for port 80 in /etc/nginx/conf.d. The host name has to lead to this server in the DNS.',
        certificate: () =>
          'Get the certificate. Only when it is there, the next configuration can be loaded.',
        policy: folder => `Put mta-sts.txt in ${folder}.`,
        https: () => 'Now put the file for port 443 in /etc/nginx/conf.d.',
        fetch: () => FETCH,
      },
    },
    apache: {
      name: 'Apache',
      steps: {
        http: () =>
          'Put the file for port 80 in /etc/apache2/sites-available. The host name has to lead to this server in the DNS.',
        certificate: () =>
          'Get the certificate. Only when it is there, the next configuration can be loaded.',
        policy: folder => `Put mta-sts.txt in ${folder}.`,
        https: () => 'Now put the file for port 443 in /etc/apache2/sites-available.',
        fetch: () => FETCH,
      },
    },
    caddy: {
      name: 'Caddy',
      steps: {
        policy: folder => `Put mta-sts.txt in ${folder}.`,
        https: () =>
          'Add the .caddy file to your Caddyfile. The host name has to lead to this server in the DNS, with ports 80 and 443 open: then Caddy gets the certificate by itself.',
        fetch: () => FETCH,
      },
    },
    iis: {
      name: 'Microsoft IIS',
      steps: {
        http: () =>
          'Make a site of its own for the host, with a binding to port 80, and put web.config in its root. The host name has to lead to this server in the DNS.',
        certificate: () =>
          'Get a certificate for the host, for instance with win-acme and validation over HTTP. A binding to port 443 is possible only when it is there.',
        policy: folder => `Put mta-sts.txt in ${folder}.`,
        https: () => 'Make a binding to port 443 with this certificate and with SNI.',
        fetch: () => FETCH,
      },
    },
  },
  policySteps: 'Work in this order: then every step works with what is there by then.',
  policyBytes:
    'Take mta-sts.txt over as it is: saved anew by an editor it can get other line ends or a mark at its start, and then senders refuse it.',
  sending: {
    postfix: {
      name: 'Postfix',
      how: 'The lines belong in main.cf; resolv.conf is for the machine itself and needs a resolver there that checks DNSSEC, such as Unbound. systemd-resolved and NetworkManager overwrite resolv.conf: then set the resolver there. A Postfix in a chroot reads a copy in /var/spool/postfix/etc: restart Postfix after a change. With dane-check.sh you see whether DANE is really on: for internet.nl it has to say “Verified”. For MTA-STS, postfix-tlspol has to run: it leaves DANE its precedence, which postfix-mta-sts-resolver by itself does not. Mind: when postfix-tlspol is down, Postfix holds all outgoing mail (4.7.5, client TLS configuration problem) until it runs again. So monitor it. The lines of tlsrpt.cf are for Postfix 3.10 and later, QUERYwithTLSRPT too, and need a collector for the reports.',
    },
    exim: {
      name: 'Exim',
      how: 'Into the router that looks for MX records and the transport behind it, put the lines that are not there yet: dnssec_request_domains in both, hosts_try_dane in the transport. In the configuration that comes with Exim they have the names given here. Leave the rest as it is, such as DKIM. resolv.conf is for the machine itself and needs a resolver there that checks DNSSEC, such as Unbound. Exim does not know MTA-STS.',
    },
    'exchange-online': {
      name: 'Exchange Online',
      how: 'There is nothing to set: Exchange Online checks DANE and MTA-STS when it sends. Only an outbound connector can change that: with SmtpDaneMode and MtaStsMode, since early 2026. See whether yours say Opportunistic, and not None. Mail that cannot leave comes back after 24 hours; your administrator can make that 12.',
    },
  },
  settings: {
    smtp_tls_security_level:
      'DANE for those who have TLSA records; for others encryption where it can be had, not knowing who receives.',
    smtp_dns_support_level: 'Asks for DNS records with DNSSEC. Without this line Postfix does no DANE.',
    smtp_tls_CAfile: 'The authorities that Postfix trusts. MTA-STS wants a certificate from one of them.',
    smtp_tls_policy_maps:
      'Asks postfix-tlspol for each receiver what applies: DANE where the receiver has it, else his MTA-STS policy, else nothing.',
    smtp_tlsrpt_enable: 'Passes on every connection, good or failed, for the TLS reports.',
    smtp_tlsrpt_socket_name: 'Where the program listens that collects the reports and sends them.',
    smtpd_tls_security_level:
      'Offers encryption to those who bring mail. A public mail server may not demand it.',
    smtpd_tls_chain_files:
      'The key and the certificate of the mail server; the TLSA records are about these.',
    nameserver: 'The resolver on the machine itself. About DNSSEC only that one can be trusted.',
    options: 'Lets programs see whether an answer was checked with DNSSEC.',
    dnslookup: 'The router that delivers mail for other domains to their mail servers.',
    remote_smtp: 'The transport that hands the mail to those servers.',
    driver: 'The part of Exim that does this work.',
    domains: 'For all domains but the own ones.',
    transport: 'Gives the mail to the transport of this name.',
    ignore_target_hosts: 'Passes over mail servers that point at this machine itself.',
    dnssec_request_domains: 'Asks for DNS records with DNSSEC, for all domains.',
    no_more: 'Where there is no mail server, the mail goes back to its sender.',
    hosts_try_dane: 'DANE for every server that has TLSA records.',
  },
  receivingPostfix:
    'The lines belong in main.cf and replace those with smtpd_tls_cert_file and smtpd_tls_key_file. Postfix 3.4 or later.',
  exchange: {
    prepare:
      'See to it that the domain is signed with DNSSEC, stands as healthy in the admin center, and has one MX record only, with priority 0 or 10.',
    'mta-sts-testing': 'If there is an MTA-STS policy, set it to testing and change its id.',
    'lower-ttl':
      'Lower the TTL of the MX record to as little as your DNS host allows, but no less than 30 seconds, and wait until the old TTL is over.',
    'enable-dnssec':
      'Run this. The answer, DnssecMxValue, is the name of the new mail host. For this step Microsoft also announced a wizard in the admin center (third quarter of 2026).',
    'add-mx':
      'Add that name as a second MX record with priority 20, and test with the Microsoft Remote Connectivity Analyzer that mail arrives by it. Have all that names the old host use the new name as well: connectors of partners, a mail filter in the cloud, a smart host of your own.',
    'swap-mx': 'Give the old MX record priority 30 and the new one priority 0.',
    'remove-old-mx': 'Delete the old MX record.',
    'restore-ttl': 'Set the TTL of the new MX record to 3600 seconds.',
    'enable-dane': 'Run this. It takes 15 to 30 minutes until the TLSA records are there.',
    'roll-back':
      'Only if it goes wrong: set the MTA-STS policy to testing, have the MX point to the old host again, wait for the TTL, and then run this.',
    check: 'Run this, and check the domain again here: the mail host now has TLSA records.',
    'mta-sts-enforce':
      'Name the new mail host in the MTA-STS policy in place of the old one, set it back to enforce, and change its id. Write the name in full: *.mx.microsoft does not match it.',
  },
  keys: {
    'saved-with-certificate':
      'Without an option certbot makes a new key at every renewal. It saves the option with the certificate, but only when it does renew: hence --force-renewal, once. The name of the certificate is in what certbot certificates prints.',
    'kept-unless-asked':
      'acme.sh keeps the key by itself; the command with 0 is needed only where new ones were once asked for. Add the options of the first time, --keylength too: another length makes a new key. After 1 it makes a new one at every renewal until it gets 0.',
    'given-every-time':
      'Without the option lego makes a new key at every renewal, so give it every time, with the options of the first time. Before version 5 the command is lego renew. From an older version to version 5? Then run lego migrate first.',
  },
  newKey:
    'Publish the TLSA record of a new key next to the old one first, wait at least twice its TTL, and only then have the mail server use that key. These programs put a new key in the place of the old one at once: so have the mail server read copies, and replace those only after the wait.',
};
