import { expect, test } from 'vitest';
import { type TlsRefusal, tlsRefusal } from '../../../../shared/words/terms/tls-refusal.ts';
import { sayCause } from '../../../../shared/words/say.ts';

/** As Node with OpenSSL, Electron with BoringSSL, `openssl s_client` of several versions, and LibreSSL put it. */
test.each<[string, TlsRefusal, string | undefined]>([
  ['ERR_SSL_TLSV1_UNRECOGNIZED_NAME: tlsv1 unrecognized name', 'no-such-name', 'unrecognized_name'],
  ['ssl/tls alert unrecognized name', 'no-such-name', 'unrecognized_name'],
  [
    'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: sslv3 alert handshake failure',
    'nothing-in-common',
    'handshake_failure',
  ],
  [
    'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE: ssl/tls alert handshake failure',
    'nothing-in-common',
    'handshake_failure',
  ],
  ['SSL routines:ssl3_read_bytes:sslv3 alert handshake failure', 'nothing-in-common', 'handshake_failure'],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: tlsv1 alert protocol version', 'version', 'protocol_version'],
  ['ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR: tlsv1 alert internal error', 'server-fault', 'internal_error'],
  [
    'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: tlsv13 alert certificate required',
    'client-certificate',
    'certificate_required',
  ],
  ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: tlsv1 alert unknown ca', 'client-certificate', 'unknown_ca'],
  ['ERR_SSL_SSLV3_ALERT_UNEXPECTED_MESSAGE', 'not-understood', 'unexpected_message'],
  ['ERR_SSL_TLSV1_ALERT_DECODE_ERROR', 'not-understood', 'decode_error'],
  ['ERR_SSL_TLSV1_ALERT_INSUFFICIENT_SECURITY', 'nothing-in-common', 'insufficient_security'],
  ['ERR_SSL_WRONG_VERSION_NUMBER: wrong version number', 'no-tls', undefined],
  ['SSL routines:ssl3_get_record:wrong version number', 'no-tls', undefined],
  ['ERR_SSL_UNSUPPORTED_PROTOCOL: unsupported protocol', 'version', undefined],
  ['ERR_SSL_DH_KEY_TOO_SMALL: dh key too small', 'nothing-in-common', undefined],
])('RFC 8446 §6: %s', (detail, kind, alert) => {
  expect(tlsRefusal(detail)).toEqual(alert === undefined ? { kind } : { kind, alert });
  for (const language of ['nl', 'en'] as const) {
    const text = sayCause({ kind: 'tls', detail }, language);
    expect(text).not.toContain('ERR_');
    if (alert !== undefined) expect(text).toContain(alert);
  }
});

test.each([
  '',
  'something else',
  'ERR_SSL_BAD_SIGNATURE: bad signature',
  'a certificate named handshake failure',
])('what is not known stays as it is: %s', detail => {
  expect(tlsRefusal(detail)).toBeUndefined();
  expect(sayCause({ kind: 'tls', detail }, 'en')).toContain(`(${detail})`);
});
