import type { DnsVia } from '../../shared/evidence/dns.ts';
import type { FailureCause } from '../../shared/evidence/failure-cause.ts';
import type { DnsExchange } from '../network.ts';
import { HEADER_OCTETS } from './query.ts';
import { parseMessage } from './wire/wire-message.ts';

/** What bytes are that came in while a query was waiting for its answer. */
export type ResponseKind = 'whole' | 'truncated' | 'mismatched' | 'malformed';

/** Type and class, behind the name of a question. */
const QUESTION_TAIL_OCTETS = 4;

/** Looks no further than it must: an answer to something else is not read, nor is what is left of a truncated one. */
export function responseKind(query: Uint8Array, bytes: Uint8Array): ResponseKind {
  if (bytes.length < HEADER_OCTETS) return 'malformed';
  if (!answersQuery(query, bytes)) return 'mismatched';
  // RFC 2181 §9: the records of a truncated answer are not used.
  if (isTruncated(bytes)) return 'truncated';
  return parseMessage(bytes).ok ? 'whole' : 'malformed';
}

/** What bytes are worth that came over a transport on which every answer fits: TCP, TLS, HTTPS. */
export function wholeAnswer(query: Uint8Array, bytes: Uint8Array, via: DnsVia): DnsExchange {
  const kind = responseKind(query, bytes);
  if (kind === 'whole') return { kind: 'response', bytes, via };
  const cause: FailureCause =
    kind === 'mismatched' ? { kind } : { kind: 'malformed', detail: `DNS message: ${kind}` };
  return { kind: 'failed', cause, via };
}

/** Whether bytes are the response to a query: same id, same name, type and class (RFC 5452 §9.1). */
export function answersQuery(query: Uint8Array, bytes: Uint8Array): boolean {
  const isResponse = bytes.length >= HEADER_OCTETS && (bytes[2]! & 0x80) !== 0;
  if (!isResponse || bytes[0] !== query[0] || bytes[1] !== query[1]) return false;
  const questionCount = (bytes[4]! << 8) | bytes[5]!;
  // A server that could not read the question, or does not want to, may leave it out of its error.
  if (questionCount === 0) return saysItCannot(bytes);
  return questionCount === 1 && sameQuestion(query, bytes);
}

/** What a server says of a name: that it looked, that there is none, that a DNAME makes it too long (RFC 6672 §2.2). */
const ANSWERS: readonly string[] = ['NOERROR', 'NXDOMAIN', 'YXDOMAIN'];

/**
 * Whether a response only says that this server cannot or will not answer: another one may. That is so with every code
 * that says nothing of the name, those of EDNS too (BADVERS).
 */
export function saysItCannot(response: Uint8Array): boolean {
  const message = parseMessage(response);
  return message.ok && !ANSWERS.includes(message.value.rcode);
}

const isTruncated = (response: Uint8Array): boolean => (response[2]! & 0x02) !== 0;

function sameQuestion(query: Uint8Array, bytes: Uint8Array): boolean {
  let tail = HEADER_OCTETS;
  while (query[tail] !== 0) tail += query[tail]! + 1;
  tail += 1;
  // RFC 4343 §3: names are the same whatever their case, which not every server gives back as it came. A length octet
  // is below 64, so that it is never taken for a letter.
  for (let at = HEADER_OCTETS; at < tail; at += 1) {
    if (lowerCase(bytes[at]) !== lowerCase(query[at])) return false;
  }
  for (let at = tail; at < tail + QUESTION_TAIL_OCTETS; at += 1) {
    if (bytes[at] !== query[at]) return false;
  }
  return true;
}

const lowerCase = (byte: number | undefined) =>
  byte !== undefined && byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
