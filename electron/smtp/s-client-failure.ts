import type { FailureCause } from '../../shared/evidence/failure-cause.ts';
import type { SmtpOutcome } from '../../shared/evidence/smtp.ts';

/** Longer technical text helps nobody. */
const MAX_DETAIL_CHARACTERS = 200;

/** errno of Linux, macOS and BSD, and Windows, with the words that some versions print in their place. */
const CONNECT_FAILURES: readonly (readonly [RegExp, FailureCause])[] = [
  [/errno=(?:111|61|10061)\b|Connection refused/, { kind: 'connection-refused' }],
  // How long s_client waited is up to the system it ran on, and not told.
  [/errno=(?:110|60|10060)\b|(?:Connection|Operation) timed out/, { kind: 'timeout', afterMs: 0 }],
  [
    /errno=(?:113|101|65|51|10051|10065)\b|No route to host|Network is (?:unreachable|down)/,
    { kind: 'unreachable' },
  ],
  [/errno=(?:104|54|10054)\b|Connection reset/, { kind: 'closed' }],
];
const NO_SUCH_NAME =
  /BIO_lookup|getaddrinfo|gethostbyname|nodename nor servname|(?:Name or service|Host) not known/;

/** What s_client says where the answer to EHLO had no STARTTLS, or where there was no answer. It then goes on. */
export const LACKS_STARTTLS = /Didn't find STARTTLS in server response/i;

/** How OpenSSL finds words where it expects TLS: the server went on in the clear. */
const IN_THE_CLEAR = /wrong version number|unknown protocol|packet length too long|http request/;
const CLOSED =
  /unexpected eof|errno[=:](?:0|32|54|104|10054)\b|Connection reset|Broken pipe|handshake failure:.*eof/i;

/**
 * What kept s_client from completing a handshake, from what it printed. Undefined where it had begun, and the text
 * does not say how that went on.
 */
export function sClientFailure(text: string): SmtpOutcome | undefined {
  if (!/^CONNECTED\(/m.test(text)) return { kind: 'failed', stage: 'connect', cause: connectFailure(text) };
  if (LACKS_STARTTLS.test(text)) return withoutStartTls(text);
  const error = errorLine(text);
  if (error === undefined && !/no peer certificate available/.test(text)) return undefined;
  const isClosed = error === undefined || CLOSED.test(error);
  const cause: FailureCause = isClosed ? { kind: 'closed' } : { kind: 'tls', detail: error };
  return { kind: 'failed', stage: 'handshake', cause };
}

function connectFailure(text: string): FailureCause {
  if (NO_SUCH_NAME.test(text)) return { kind: 'no-address' };
  return CONNECT_FAILURES.find(([pattern]) => pattern.test(text))?.[1] ?? { kind: 'unreachable' };
}

/** Only an answer in the clear to that shows a server that talks and has no STARTTLS. */
function withoutStartTls(text: string): SmtpOutcome {
  if (IN_THE_CLEAR.test(text)) return { kind: 'no-starttls' };
  const stage = /handshake has read 0 bytes/.test(text) ? 'banner' : 'ehlo';
  return { kind: 'failed', stage, cause: { kind: 'closed' } };
}

function errorLine(text: string): string | undefined {
  const line = /^.*(?:(?:^|:)error:|[a-z]+:errno=).*$/m.exec(text)?.[0];
  // Thread and code in front, and source file and line at the end, say nothing about the server.
  return line
    ?.replace(/^.*?error:[0-9A-F]+:/, '')
    .replace(/:[./\w-]*\.c:\d+:.*$/, '')
    .slice(0, MAX_DETAIL_CHARACTERS);
}
