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
const CLOSED = /unexpected eof|errno[=:](?:0|32|54|104|10054)\b|Connection reset|Broken pipe/i;

/**
 * What kept s_client from completing a handshake, from what it printed. Undefined where it had begun, and the text
 * does not say how that went on.
 */
export function sClientFailure(text: string): SmtpOutcome | undefined {
  if (!/^CONNECTED\(/m.test(text)) return { kind: 'failed', stage: 'connect', cause: connectFailure(text) };
  if (LACKS_STARTTLS.test(text)) return withoutStartTls(text);
  const error = errorLine(text);
  if (error === undefined && !/no peer certificate available/.test(text)) return undefined;
  const isClosed = error === undefined || saysClosed(error);
  const cause: FailureCause = isClosed ? { kind: 'closed' } : { kind: 'tls', detail: error };
  return { kind: 'failed', stage: 'handshake', cause };
}

function saysClosed(error: string): boolean {
  const failure = error.toLowerCase().indexOf('handshake failure:');
  return CLOSED.test(error) || (failure >= 0 && error.toLowerCase().includes('eof', failure));
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

/** The first line that OpenSSL tells an error in, without what says nothing about the server. */
function errorLine(text: string): string | undefined {
  return text
    .split('\n')
    .map(errorIn)
    .find(error => error !== undefined);
}

/** Thread and code in front, and source file and line behind it, are left out. Only words of OpenSSL's own kind are tried. */
function errorIn(line: string): string | undefined {
  const parts = line.split(':');
  const error = parts.indexOf('error');
  if (error < 0 || error === parts.length - 1)
    return /^[a-z]+$/.test(errnoCaller(parts)) ? cut(line) : undefined;
  const isCode = /^[0-9A-F]+$/.test(parts[error + 1] ?? '');
  const said = isCode ? parts.slice(error + 2) : parts;
  const file = said.findIndex(
    (part, at) => at > 0 && part.endsWith('.c') && isPath(part) && isLine(said[at + 1]),
  );
  return cut((file < 0 ? said : said.slice(0, file)).join(':'));
}

/** `connect:errno=111`: the word before it. */
function errnoCaller(parts: readonly string[]): string {
  const at = parts.findIndex(part => part.startsWith('errno='));
  return at < 1 ? '' : (parts[at - 1]!.split(/[^a-z]/).at(-1) ?? '');
}

const isPath = (part: string) => /^[./\w-]+$/.test(part);
const isLine = (part: string | undefined) => part !== undefined && /^\d+$/.test(part);
const cut = (text: string) => text.slice(0, MAX_DETAIL_CHARACTERS);
