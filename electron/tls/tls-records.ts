import { ByteReader } from './byte-reader.ts';

/** Content types of records (RFC 8446 §5.1). */
export const RECORD = { changeCipherSpec: 20, alert: 21, handshake: 22, applicationData: 23 } as const;
/** Handshake types (RFC 8446 §4). */
export const HANDSHAKE = { serverHello: 2, certificate: 11, serverKeyExchange: 12, finished: 20 } as const;

export interface TlsRecord {
  readonly type: number;
  /** The five octets before the fragment: what an AEAD authenticates along with it (RFC 8446 §5.2). */
  readonly header: Uint8Array;
  readonly fragment: Uint8Array;
}

export interface HandshakeMessage {
  readonly type: number;
  readonly body: Uint8Array;
}

/** The complete records at the start of what came over the wire (RFC 8446 §5.1). */
export function readRecords(bytes: Uint8Array): readonly TlsRecord[] {
  const records: TlsRecord[] = [];
  const reader = new ByteReader(bytes);
  while (reader.left > 0) {
    const header = reader.take(5);
    const fragment = header && reader.take(header[3]! * 256 + header[4]!);
    if (!header || !fragment) break;
    records.push({ type: header[0]!, header, fragment });
  }
  return records;
}

/**
 * The complete handshake messages in the fragments of handshake records. A message may be spread over records, and a
 * record may hold several messages (RFC 8446 §5.1).
 */
export function readHandshakeMessages(fragments: readonly Uint8Array[]): readonly HandshakeMessage[] {
  const messages: HandshakeMessage[] = [];
  const reader = new ByteReader(Buffer.concat(fragments));
  while (reader.left > 0) {
    const type = reader.number(1);
    const body = reader.vector(3);
    if (type === undefined || !body) break;
    messages.push({ type, body });
  }
  return messages;
}
