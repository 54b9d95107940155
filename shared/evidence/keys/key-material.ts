import * as z from 'zod/mini';
import { seconds } from '../../model/time.ts';
import { publicKeyFacts } from '../certificate.ts';

/**
 * The largest file or text that is read for keys. Default 60,000: a chain of certificates has some 10,000, and whatever is
 * in it then fits a TLSA record in full (RFC 1035 §3.2.1: 65,535 octets).
 */
export const MAX_KEY_FILE_BYTES = 60_000;
/** Certificates and keys read of one file. Default 20: a chain has a handful. */
export const MAX_KEYS = 20;

const hex = z.string().check(z.regex(/^[0-9a-f]+$/));

/** What a TLSA record can hold of something, by matching type 0, 1 and 2 (RFC 6698 §2.1.3); lower-case hex. */
const matchingData = z.object({ full: hex, sha256: hex, sha512: hex });
export type MatchingData = z.infer<typeof matchingData>;

const publicHalf = { publicKey: publicKeyFacts, digests: z.object({ publicKey: matchingData }) };

/**
 * What is kept of a certificate or key that somebody brings: as much as TLSA records are made of, and what it says of
 * itself. Of a private key there is nothing here but its public half.
 */
export const keyMaterial = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('certificate'),
    publicKey: publicKeyFacts,
    digests: z.object({ publicKey: matchingData, certificate: matchingData }),
    subject: z.string(),
    issuer: z.string(),
    /** DNS-IDs; where there are none, common names that are domain names (RFC 7672 §3.2.3). */
    names: z.array(z.string()),
    notAfter: seconds,
    isCa: z.boolean(),
    selfIssued: z.boolean(),
  }),
  /** A certificate signing request (RFC 2986). */
  z.object({ kind: z.literal('request'), subject: z.string(), names: z.array(z.string()), ...publicHalf }),
  z.object({ kind: z.enum(['public-key', 'private-key']), ...publicHalf }),
]);
export type KeyMaterial = z.infer<typeof keyMaterial>;

/** Why nothing was read. */
export const keyProblem = z.enum([
  'empty',
  'too-large',
  /** A private key behind a passphrase. */
  'encrypted-key',
  /** A PKCS #12 file (.pfx, .p12): certificate and private key behind a passphrase. */
  'pkcs12',
  /** A key of SSH in its own format. */
  'openssh-key',
  /** Begins as something that is known, and is cut off or changed. */
  'damaged',
  /** A private key of a kind whose public half cannot be computed here. */
  'unsupported-key',
  'nothing-known',
  /** The file is not there, is no file, or may not be read. */
  'no-file',
]);
export type KeyProblem = z.infer<typeof keyProblem>;
