import { ByteReader } from './byte-reader.ts';
import { handshakeOpener } from './handshake-decryption.ts';
import { readServerHello, type ServerHello } from './server-hello.ts';
import { HANDSHAKE, readHandshakeMessages, readRecords, RECORD, type TlsRecord } from './tls-records.ts';

/** What the server's side of a handshake says, taken from its bytes. */
export interface ServerFlight {
  readonly hello: ServerHello;
  /** Each certificate of its Certificate message in DER, in the order sent, whether or not it belongs there. */
  readonly certificates: readonly Uint8Array[];
}

/** Certificates in one message. Default 100: more than any server sends, and each is read and kept. */
const MAX_CERTIFICATES = 100;

/**
 * Reads the chain exactly as the server sent it. TLS libraries give the path they built instead: sorted, without what
 * they had no use for, and with a root of their own at its end.
 * @param received what the server sent, from its first byte on
 * @param handshakeSecret server_handshake_traffic_secret, which TLS 1.3 needs (RFC 8446 §7.1)
 * @returns undefined where the bytes do not show it
 */
export function readServerFlight(
  received: Uint8Array,
  handshakeSecret: Uint8Array | undefined,
): ServerFlight | undefined {
  const records = readRecords(received);
  const sealedFrom = records.findIndex(record => record.type === RECORD.applicationData);
  const plain = readHandshakeMessages(
    (sealedFrom < 0 ? records : records.slice(0, sealedFrom))
      .filter(isHandshake)
      .map(({ fragment }) => fragment),
  );
  const hello = plain
    .filter(({ type }) => type === HANDSHAKE.serverHello)
    .map(({ body }) => readServerHello(body))
    .find(read => read !== undefined);
  if (!hello) return undefined;
  const messages = hello.isTls13 ? openedMessages(records, hello, handshakeSecret) : plain;
  const message = messages.find(({ type }) => type === HANDSHAKE.certificate);
  const certificates = message && readCertificateMessage(message.body, hello.isTls13);
  return certificates && { hello, certificates };
}

const isHandshake = ({ type }: TlsRecord) => type === RECORD.handshake;

/** The messages of TLS 1.3 after ServerHello. Records that do not open are passed over: later ones have other keys. */
function openedMessages(records: readonly TlsRecord[], hello: ServerHello, secret: Uint8Array | undefined) {
  const open = secret && handshakeOpener(hello.cipherSuite, secret);
  const fragments = open ? records.map(open).filter(fragment => fragment !== undefined) : [];
  return readHandshakeMessages(fragments);
}

/** RFC 5246 §7.4.2; RFC 8446 §4.4.2 puts a request context before the list, and extensions behind each certificate. */
function readCertificateMessage(body: Uint8Array, isTls13: boolean): readonly Uint8Array[] | undefined {
  const reader = new ByteReader(body);
  if (isTls13) reader.vector(1);
  const list = new ByteReader(reader.vector(3) ?? new Uint8Array());
  const certificates: Uint8Array[] = [];
  while (list.left > 0) {
    const certificate = list.vector(3);
    const extensions = isTls13 ? list.vector(2) : certificate;
    if (!certificate || !extensions || certificates.length === MAX_CERTIFICATES) return undefined;
    certificates.push(certificate);
  }
  return certificates.length > 0 ? certificates : undefined;
}
