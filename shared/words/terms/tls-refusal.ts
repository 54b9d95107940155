/** What a server meant by breaking off a handshake, as far as an administrator can do something about it. */
export type TlsRefusal =
  | 'no-such-name'
  | 'nothing-in-common'
  | 'version'
  | 'client-certificate'
  | 'not-understood'
  | 'server-fault'
  | 'no-tls'
  | 'other';

/** TLS alerts (RFC 8446 §6.2, with those of RFC 5246 §7.2 that are older) as TLS libraries spell them in their errors. */
const ALERTS: Readonly<Record<string, TlsRefusal>> = {
  unrecognized_name: 'no-such-name',
  handshake_failure: 'nothing-in-common',
  insufficient_security: 'nothing-in-common',
  no_application_protocol: 'nothing-in-common',
  export_restriction: 'nothing-in-common',
  protocol_version: 'version',
  inappropriate_fallback: 'version',
  no_certificate: 'client-certificate',
  bad_certificate: 'client-certificate',
  unsupported_certificate: 'client-certificate',
  certificate_revoked: 'client-certificate',
  certificate_expired: 'client-certificate',
  certificate_unknown: 'client-certificate',
  unknown_ca: 'client-certificate',
  certificate_required: 'client-certificate',
  access_denied: 'client-certificate',
  unexpected_message: 'not-understood',
  bad_record_mac: 'not-understood',
  record_overflow: 'not-understood',
  decompression_failure: 'not-understood',
  illegal_parameter: 'not-understood',
  decode_error: 'not-understood',
  decrypt_error: 'not-understood',
  missing_extension: 'not-understood',
  unsupported_extension: 'not-understood',
  internal_error: 'server-fault',
  user_cancelled: 'other',
  no_renegotiation: 'other',
  unknown_psk_identity: 'other',
};

/** Where a library found no alert: words in place of TLS, or a version, suite or key that it does not take. */
const OWN_WORDS: readonly (readonly [RegExp, TlsRefusal])[] = [
  [/wrong_version_number|packet_length_too_long|http_request|unknown_protocol/, 'no-tls'],
  [/unsupported_protocol|no_protocols_available|version_too_low/, 'version'],
  [/no_shared_cipher|no_cipher_match|wrong_cipher|dh_key_too_small|bad_ecpoint/, 'nothing-in-common'],
];

/**
 * What the technical text of a `tls` failure says in OpenSSL's, BoringSSL's or LibreSSL's words; undefined where it says
 * nothing that is known.
 * @returns `alert`: the name of the alert that the server sent (RFC 8446 §6), where it did
 */
export function tlsRefusal(detail: string): { kind: TlsRefusal; alert?: string } | undefined {
  const text = detail.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  // `ERR_SSL_TLSV1_UNRECOGNIZED_NAME`, `sslv3 alert handshake failure`, `ssl/tls alert unrecognized name`.
  const named = /(?:^|_)(?:sslv3|tlsv1|tlsv11|tlsv13|ssl_tls)_(?:alert_)?([a-z_]+)/.exec(text)?.[1];
  const alert = named && Object.keys(ALERTS).find(each => named === each || named.startsWith(`${each}_`));
  if (alert) return { kind: ALERTS[alert]!, alert };
  const own = OWN_WORDS.find(([words]) => words.test(text));
  return own && { kind: own[1] };
}
