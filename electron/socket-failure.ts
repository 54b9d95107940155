import type { FailureCause } from '../shared/evidence/failure-cause.ts';

/** Longer technical text helps nobody, and part of it may have been written by the other side. */
const MAX_DETAIL_CHARACTERS = 200;

const UNREACHABLE = new Set([
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'EAFNOSUPPORT',
  'EINVAL',
  'EACCES',
  'EPERM',
]);
/** A name that the operating system could not look up. */
const NO_ADDRESS = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME', 'ENODATA']);
/** Codes of TLS itself, and those of OpenSSL and BoringSSL for a certificate that was not accepted. */
const TLS =
  /^(ERR_SSL_|ERR_TLS_|ERR_OSSL_|EPROTO|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|ERROR_IN_CERT_|HOSTNAME_MISMATCH)/;
const CLOSED = new Set([
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
]);

/**
 * The cause behind an error of a socket or of TLS, by its code alone.
 * @param error what an `error` event brought; any value
 * @param elapsedMs how long was waited, in ms, for the case that the operating system gave up first
 */
export function socketFailure(error: unknown, elapsedMs = 0): FailureCause {
  const code = errorCode(error);
  if (code === 'ECONNREFUSED') return { kind: 'connection-refused' };
  if (code === 'ETIMEDOUT') return { kind: 'timeout', afterMs: elapsedMs };
  if (UNREACHABLE.has(code)) return { kind: 'unreachable' };
  if (CLOSED.has(code)) return { kind: 'closed' };
  if (NO_ADDRESS.has(code)) return { kind: 'no-address' };
  if (TLS.test(code)) return { kind: 'tls', detail: errorDetail(error) };
  return { kind: 'malformed', detail: errorDetail(error) };
}

/** Technical text of an error, for the evidence view: its code, and its reason where OpenSSL gives one. */
export function errorDetail(error: unknown): string {
  const code = errorCode(error);
  const reason = textField(error, 'reason') || (error instanceof Error ? error.message : '');
  const text = [code, reason].filter(part => part !== '').join(': ') || 'unknown error';
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\x00-\x1f\x7f]+/g, ' ').slice(0, MAX_DETAIL_CHARACTERS);
}

const errorCode = (error: unknown) => textField(error, 'code');

function textField(error: unknown, name: string): string {
  const field: unknown =
    typeof error === 'object' && error !== null
      ? Object.getOwnPropertyDescriptor(error, name)?.value
      : undefined;
  return typeof field === 'string' ? field : '';
}
