/** Reads network-order fields off the front of bytes. Past the end everything is undefined, and stays so. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  /** An unsigned number of one to three octets. */
  number(octets: 1 | 2 | 3): number | undefined {
    const field = this.take(octets);
    return field?.reduce((value, octet) => value * 256 + octet, 0);
  }

  take(octets: number): Uint8Array | undefined {
    if (octets > this.left) {
      this.#at = this.#bytes.length;
      return undefined;
    }
    this.#at += octets;
    return this.#bytes.subarray(this.#at - octets, this.#at);
  }

  /** A vector with its length in front (RFC 8446 §3.4). */
  vector(lengthOctets: 1 | 2 | 3): Uint8Array | undefined {
    const length = this.number(lengthOctets);
    return length === undefined ? undefined : this.take(length);
  }
}
