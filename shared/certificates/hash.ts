import { sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';

const HASHES = { sha1, sha224, sha256, sha384, sha512 } as const;

/** The hash functions that certificates are signed with and TLSA records are made with. */
export type HashName = keyof typeof HASHES;

export const hashOf = (name: HashName, message: Uint8Array): Uint8Array => HASHES[name](message);
