import { createDecipheriv, createHmac } from 'node:crypto';
import { RECORD, type TlsRecord } from './tls-records.ts';

interface Aead {
  readonly cipher: 'aes-128-gcm' | 'aes-256-gcm' | 'chacha20-poly1305';
  readonly hash: 'sha256' | 'sha384';
  readonly keyBytes: number;
}

/** The cipher suites of TLS 1.3 that clients offer (RFC 8446 §B.4). */
const AEADS: Readonly<Record<number, Aead>> = {
  0x1301: { cipher: 'aes-128-gcm', hash: 'sha256', keyBytes: 16 },
  0x1302: { cipher: 'aes-256-gcm', hash: 'sha384', keyBytes: 32 },
  0x1303: { cipher: 'chacha20-poly1305', hash: 'sha256', keyBytes: 32 },
};
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Opens the handshake records of a TLS 1.3 server, in their order: the fragment inside, or undefined. */
export type RecordOpener = (record: TlsRecord) => Uint8Array | undefined;

/**
 * @param cipherSuite the number in the ServerHello
 * @param secret server_handshake_traffic_secret (RFC 8446 §7.1)
 * @returns undefined where the suite is not known, or this runtime has no such cipher
 */
export function handshakeOpener(cipherSuite: number, secret: Uint8Array): RecordOpener | undefined {
  const aead = AEADS[cipherSuite];
  if (!aead) return undefined;
  // RFC 8446 §7.3
  const key = expandLabel(aead.hash, secret, 'key', aead.keyBytes);
  const iv = expandLabel(aead.hash, secret, 'iv', IV_BYTES);
  let sequence = 0;
  return record => {
    if (record.type !== RECORD.applicationData || record.fragment.length <= TAG_BYTES) return undefined;
    const plain = open(aead, key, nonce(iv, sequence), record);
    sequence += 1;
    if (!plain) return undefined;
    // RFC 8446 §5.4: zeros after the content are padding; the last octet before them is the true content type.
    const typeAt = plain.findLastIndex(octet => octet !== 0);
    return plain[typeAt] === RECORD.handshake ? plain.subarray(0, typeAt) : undefined;
  };
}

function open(aead: Aead, key: Uint8Array, iv: Uint8Array, record: TlsRecord): Uint8Array | undefined {
  const tagAt = record.fragment.length - TAG_BYTES;
  try {
    const decipher =
      aead.cipher === 'chacha20-poly1305'
        ? createDecipheriv(aead.cipher, key, iv, { authTagLength: TAG_BYTES })
        : createDecipheriv(aead.cipher, key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(record.header, { plaintextLength: tagAt });
    decipher.setAuthTag(record.fragment.subarray(tagAt));
    return Buffer.concat([decipher.update(record.fragment.subarray(0, tagAt)), decipher.final()]);
  } catch {
    // A record that was not sealed with this key, or a runtime that lacks the cipher (BoringSSL has no ChaCha20 here).
    return undefined;
  }
}

/** RFC 8446 §5.3: the sequence number, padded on the left, over the iv. */
function nonce(iv: Uint8Array, sequence: number): Uint8Array {
  const bytes = Buffer.from(iv);
  bytes.writeUInt32BE((bytes.readUInt32BE(IV_BYTES - 4) ^ sequence) >>> 0, IV_BYTES - 4);
  return bytes;
}

/** RFC 8446 §7.1, HKDF-Expand-Label with an empty context; one block of HKDF-Expand (RFC 5869 §2.3) is enough. */
function expandLabel(hash: Aead['hash'], secret: Uint8Array, label: string, octets: number): Uint8Array {
  const name = `tls13 ${label}`;
  const info = Buffer.concat([Buffer.from([0, octets, name.length]), Buffer.from(name), Buffer.from([0, 1])]);
  return createHmac(hash, secret).update(info).digest().subarray(0, octets);
}
