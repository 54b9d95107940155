/** Whether a type is in the bit map of an NSEC or NSEC3 record (RFC 4034 §4.1.2). */
export function hasType(bitmap: Uint8Array, type: number): boolean {
  for (let at = 0; at + 2 <= bitmap.length; ) {
    const [window, length] = [bitmap[at]!, bitmap[at + 1]!];
    if (window === type >> 8) {
      const octet = (type & 0xff) >> 3;
      return octet < length && ((bitmap[at + 2 + octet] ?? 0) & (0x80 >> (type & 7))) !== 0;
    }
    at += 2 + length;
  }
  return false;
}
