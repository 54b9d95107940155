/** One element of DER (X.690 §8.1): its identifier octet, its contents, and all of its bytes. */
export interface DerElement {
  readonly tag: number;
  readonly contents: Uint8Array;
  readonly whole: Uint8Array;
}

/** The universal tags that certificates are made of (X.690 §8). */
export const DER = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The context-specific tag with this number (X.690 §8.1.2.2). */
export const contextTag = (number: number, constructed: boolean): number =>
  (constructed ? 0xa0 : 0x80) | number;

/** The element at the start of the bytes, or undefined where there is none: too short, or a form DER does not have. */
export function readDer(bytes: Uint8Array): DerElement | undefined {
  const tag = bytes[0];
  const first = bytes[1];
  // X.690 §8.1.2.4: tag numbers from 31 take more octets. Nothing in a certificate has one.
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  let length = first;
  let start = 2;
  if (first >= 0x80) {
    const octets = first & 0x7f;
    // X.690 §10.1: the indefinite form (no octets) is no DER. Three octets count to 16 MiB, beyond any certificate.
    if (octets === 0 || octets > 3 || bytes.length < start + octets) return undefined;
    length = 0;
    for (let i = 0; i < octets; i += 1) length = length * 256 + bytes[start + i]!;
    start += octets;
  }
  const end = start + length;
  if (end > bytes.length) return undefined;
  return { tag, contents: bytes.subarray(start, end), whole: bytes.subarray(0, end) };
}

/** All elements that the bytes are made of, or undefined where they are anything else. */
export function readDerSequence(bytes: Uint8Array): readonly DerElement[] | undefined {
  const elements: DerElement[] = [];
  for (let at = 0; at < bytes.length; ) {
    const element = readDer(bytes.subarray(at));
    if (!element) return undefined;
    elements.push(element);
    at += element.whole.length;
  }
  return elements;
}

/** The elements inside a constructed element of this tag, or undefined where it is not that. */
export const insideOf = (element: DerElement | undefined, tag: number): readonly DerElement[] | undefined =>
  element?.tag === tag ? readDerSequence(element.contents) : undefined;

/** The dotted form of an OBJECT IDENTIFIER's contents (X.690 §8.19), or undefined where they are none. */
export function objectIdentifier(contents: Uint8Array): string | undefined {
  const arcs: number[] = [];
  let arc = 0;
  for (const [index, byte] of contents.entries()) {
    arc = arc * 128 + (byte & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER / 128) return undefined;
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    } else if (index === contents.length - 1) {
      return undefined;
    }
  }
  const [root, ...others] = arcs;
  if (root === undefined) return undefined;
  const top = Math.min(2, Math.floor(root / 40));
  return [top, root - top * 40, ...others].join('.');
}

/** Bits of a positive INTEGER's value: what is meant by the size of an RSA modulus. */
export function integerBits(contents: Uint8Array): number {
  const start = contents.findIndex(byte => byte !== 0);
  if (start < 0) return 0;
  return (contents.length - start - 1) * 8 + (32 - Math.clz32(contents[start]!));
}
