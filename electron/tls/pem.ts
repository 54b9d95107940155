import { fromBase64 } from '../../shared/model/bytes.ts';

const BEGIN = /-----BEGIN ([A-Z0-9 ]{1,40})-----/g;
const CERTIFICATE = /^(?:X509 )?CERTIFICATE$/;

/** One block of a PEM text (RFC 7468 §2). */
export interface PemBlock {
  readonly label: string;
  /** RFC 1421 §4.6.1.1: headers say that the bytes are encrypted, as OpenSSL's old key files do. */
  readonly isEncrypted: boolean;
  /** None at all where the body is no base64, so that the block's place is kept. */
  readonly bytes: Uint8Array;
}

/** The blocks of a text in its order, those with a label that is not asked for left out; what is around and between them is passed over. */
export function readPem(text: string, maxBlocks: number, wanted = /./): readonly PemBlock[] {
  const blocks: PemBlock[] = [];
  for (const begin of text.matchAll(BEGIN)) {
    if (blocks.length === maxBlocks) break;
    const label = begin[1]!;
    if (!wanted.test(label)) continue;
    const start = begin.index + begin[0].length;
    const end = text.indexOf('-----', start);
    const body = text.slice(start, end < 0 ? text.length : end);
    const base64 = body.replace(/[\s>|]+/g, '');
    const bytes = (end < 0 ? undefined : fromBase64(base64)) ?? new Uint8Array();
    blocks.push({ label, isEncrypted: isEncrypted(body.slice(0, 200)), bytes });
  }
  return blocks;
}

const isEncrypted = (head: string): boolean =>
  head.split('\n').some(line => line.trimStart().startsWith('Proc-Type:') && line.includes('ENCRYPTED'));

/** The bytes of the certificate blocks in a text (RFC 7468 §5), in its order. */
export const readPemBlocks = (text: string, maxBlocks: number): readonly Uint8Array[] =>
  readPem(text, maxBlocks, CERTIFICATE).map(({ bytes }) => bytes);
