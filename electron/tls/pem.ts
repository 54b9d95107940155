import { fromBase64 } from '../../shared/model/bytes.ts';

const BEGIN = /-----BEGIN (?:X509 )?CERTIFICATE-----/g;

/**
 * The bytes of the certificate blocks in a text (RFC 7468 §5), in its order; what is around and between them is passed
 * over. A block whose body is no base64 gives no bytes at all, so that its place is kept.
 */
export function readPemBlocks(text: string, maxBlocks: number): readonly Uint8Array[] {
  const blocks: Uint8Array[] = [];
  for (const begin of text.matchAll(BEGIN)) {
    if (blocks.length === maxBlocks) break;
    const start = begin.index + begin[0].length;
    const end = text.indexOf('-----', start);
    const body = text.slice(start, end < 0 ? text.length : end).replace(/[\s>|]+/g, '');
    blocks.push((end < 0 ? undefined : fromBase64(body)) ?? new Uint8Array());
  }
  return blocks;
}
