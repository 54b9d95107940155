/** What lines for a mail server begin with, and words explain. */
const SETTINGS = [
  'smtp_tls_security_level',
  'smtp_dns_support_level',
  'smtp_tls_CAfile',
  'smtp_tls_policy_maps',
  'smtp_tlsrpt_enable',
  'smtp_tlsrpt_socket_name',
  'smtpd_tls_security_level',
  'smtpd_tls_chain_files',
  'nameserver',
  'options',
  'dnslookup',
  'remote_smtp',
  'driver',
  'domains',
  'transport',
  'ignore_target_hosts',
  'dnssec_request_domains',
  'no_more',
  'hosts_try_dane',
] as const;
export type SettingId = (typeof SETTINGS)[number];

/** The settings in a configuration for a mail server, each once, in its order. Lines that go on with one before are none. */
export function settingsIn(text: string): readonly SettingId[] {
  const names = text.split('\n').map(line => /^\s*([A-Za-z_]+)/.exec(line)?.[1]);
  return [...new Set(names.flatMap(name => SETTINGS.find(each => each === name) ?? []))];
}
