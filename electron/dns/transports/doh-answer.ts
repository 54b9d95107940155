import type { Readable } from 'node:stream';
import type { DnsVia } from '../../../shared/evidence/dns.ts';
import { failed } from '../../limited-wait.ts';
import type { DnsExchange } from '../../network.ts';
import { wholeAnswer } from '../response.ts';

/** RFC 8484 §6. */
export const DNS_MESSAGE = 'application/dns-message';
/** RFC 8484 §6: as over TCP, a message is never longer than its two length octets can say. */
const MAX_MESSAGE_OCTETS = 65_535;
const OK = 200;
const MAX_DETAIL_CHARACTERS = 80;

/** An HTTP response of which the head is in. */
export interface HttpResponse {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: Readable;
}

/** Reads the DNS message that a response carries, no further than a message can be long. */
export function receiveAnswer(
  { status, contentType, body }: HttpResponse,
  query: Uint8Array,
  via: DnsVia,
  settle: (result: DnsExchange) => void,
): void {
  // RFC 8484 §4.2.1. A redirect is not followed: it would send the questions somewhere the user did not choose.
  if (status !== OK) return settle(failed({ kind: 'http-status', status }));
  const mediaType = contentType?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== DNS_MESSAGE) {
    const detail = `content-type ${(contentType ?? 'absent').slice(0, MAX_DETAIL_CHARACTERS)}`;
    return settle(failed({ kind: 'malformed', detail }));
  }
  const chunks: Buffer[] = [];
  let received = 0;
  body.on('data', (chunk: Buffer) => {
    received += chunk.length;
    if (received <= MAX_MESSAGE_OCTETS) chunks.push(chunk);
    else settle(failed({ kind: 'too-large', limitBytes: MAX_MESSAGE_OCTETS }));
  });
  body.on('end', () => settle(wholeAnswer(query, Buffer.concat(chunks), via)));
}
