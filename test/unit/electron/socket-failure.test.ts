import { describe, expect, test } from 'vitest';
import { errorDetail, socketFailure } from '../../../electron/socket-failure.ts';

const withCode = (code: string, message = 'words of a library') =>
  Object.assign(new Error(message), { code });

describe('the cause behind an error of a socket', () => {
  test.each([
    ['ECONNREFUSED', { kind: 'connection-refused' }],
    ['ETIMEDOUT', { kind: 'timeout', afterMs: 7 }],
    ['EHOSTUNREACH', { kind: 'unreachable' }],
    ['ENETUNREACH', { kind: 'unreachable' }],
    ['EADDRNOTAVAIL', { kind: 'unreachable' }],
    ['ENOTFOUND', { kind: 'no-address' }],
    ['EAI_AGAIN', { kind: 'no-address' }],
    [
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      { kind: 'tls', detail: 'DEPTH_ZERO_SELF_SIGNED_CERT: words of a library' },
    ],
    ['CERT_HAS_EXPIRED', { kind: 'tls', detail: 'CERT_HAS_EXPIRED: words of a library' }],
    ['ECONNRESET', { kind: 'closed' }],
    ['EPIPE', { kind: 'closed' }],
    ['ERR_STREAM_WRITE_AFTER_END', { kind: 'closed' }],
    [
      'ERR_SSL_WRONG_VERSION_NUMBER',
      { kind: 'tls', detail: 'ERR_SSL_WRONG_VERSION_NUMBER: words of a library' },
    ],
    ['HPE_INVALID_CONSTANT', { kind: 'malformed', detail: 'HPE_INVALID_CONSTANT: words of a library' }],
  ])('%s', (code, cause) => {
    expect(socketFailure(withCode(code), 7)).toEqual(cause);
  });

  test.each([undefined, null, 'text', 3, {}, { code: 3 }, new Error('')])('any other value: %j', value => {
    expect(socketFailure(value)).toEqual({ kind: 'malformed', detail: 'unknown error' });
  });
});

test('the detail is one line, cut short, with OpenSSL’s reason where there is one', () => {
  expect(errorDetail(withCode('EPROTO', `a\r\n\0b${'x'.repeat(900)}`))).toMatch(/^EPROTO: a bx{189}$/);
  expect(errorDetail(Object.assign(withCode('ERR_SSL_X', 'long'), { reason: 'short' }))).toBe(
    'ERR_SSL_X: short',
  );
});
