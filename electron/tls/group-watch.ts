import { ByteReader } from './byte-reader.ts';
import { HANDSHAKE, RECORD } from './tls-records.ts';

/** The longest message TLS libraries take in a handshake is about this long, in bytes; one beyond it ends the handshake. */
const MAX_MESSAGE_BYTES = 131_072;
const RECORD_HEADER_OCTETS = 5;
const MESSAGE_HEADER_OCTETS = 4;

/**
 * Reads along with the server's side of a handshake, for the size of a Diffie-Hellman group that it brings itself
 * (RFC 5246 §7.4.3): a library computes with whatever it is given, at once and to the end. TLS 1.3 knows named groups only.
 */
export class GroupWatch {
  readonly #records = new Pending();
  readonly #messages = new Pending();
  #isOver = false;

  /** Takes the next bytes; gives the size in bits of the prime, when these bytes complete the message that has it. */
  push(bytes: Uint8Array): number | undefined {
    if (this.#isOver) return undefined;
    this.#records.push(bytes);
    for (;;) {
      const header = this.#records.peek(RECORD_HEADER_OCTETS);
      const length = header && RECORD_HEADER_OCTETS + header[3]! * 256 + header[4]!;
      if (!header || !this.#records.has(length!)) return undefined;
      const fragment = this.#records.take(length!).subarray(RECORD_HEADER_OCTETS);
      // What follows is encrypted: its messages are none that bring a group.
      this.#isOver = header[0] === RECORD.changeCipherSpec || header[0] === RECORD.applicationData;
      if (this.#isOver) return undefined;
      if (header[0] === RECORD.handshake) this.#messages.push(fragment);
      const bits = this.#groupInMessages();
      if (bits !== undefined || this.#isOver) return bits;
    }
  }

  #groupInMessages(): number | undefined {
    for (;;) {
      const header = this.#messages.peek(MESSAGE_HEADER_OCTETS);
      if (!header) return undefined;
      const length = header[1]! * 65_536 + header[2]! * 256 + header[3]!;
      this.#isOver = length > MAX_MESSAGE_BYTES;
      if (this.#isOver || !this.#messages.has(MESSAGE_HEADER_OCTETS + length)) return undefined;
      const message = this.#messages.take(MESSAGE_HEADER_OCTETS + length);
      if (header[0] !== HANDSHAKE.serverKeyExchange) continue;
      return primeBits(message.subarray(MESSAGE_HEADER_OCTETS));
    }
  }
}

/**
 * The size of dh_p in a ServerKeyExchange of that form; undefined where it is of another, such as that of an elliptic
 * curve. Only what fits from the first byte to the last is one: dh_p, dh_g, dh_Ys, and the signature over them.
 */
function primeBits(body: Uint8Array): number | undefined {
  // RFC 5246 §4.7: the algorithm stands before a signature; in TLS 1.0 and 1.1 it does not.
  const fits = [2, 0].some(algorithmOctets => {
    const reader = new ByteReader(body);
    const values = [reader.vector(2), reader.vector(2), reader.vector(2)];
    const isAnonymous = reader.left === 0;
    const signature = isAnonymous || (reader.take(algorithmOctets) && reader.vector(2));
    return values.every(value => value !== undefined && value.length > 0) && signature && reader.left === 0;
  });
  const prime = fits ? new ByteReader(body).vector(2)! : undefined;
  const leading = prime?.findIndex(octet => octet !== 0) ?? -1;
  return prime && leading >= 0 ? (prime.length - leading) * 8 - Math.clz32(prime[leading]!) + 24 : undefined;
}

/** Bytes that have come in and were not taken yet; they are joined when they are taken, and not before. */
class Pending {
  #chunks: Uint8Array[] = [];
  #length = 0;

  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#chunks.push(bytes);
    this.#length += bytes.length;
  }

  has(octets: number): boolean {
    return this.#length >= octets;
  }

  peek(octets: number): Uint8Array | undefined {
    if (!this.has(octets)) return undefined;
    if (this.#chunks[0]!.length < octets) this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0]!.subarray(0, octets);
  }

  take(octets: number): Uint8Array {
    if (this.#chunks.length > 1 && this.#chunks[0]!.length < octets)
      this.#chunks = [Buffer.concat(this.#chunks)];
    const [first = new Uint8Array(), ...others] = this.#chunks;
    const left = first.subarray(octets);
    this.#chunks = left.length > 0 ? [left, ...others] : others;
    this.#length -= octets;
    return first.subarray(0, octets);
  }
}
