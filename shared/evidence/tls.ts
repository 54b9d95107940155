import * as z from 'zod/mini';
import { anyText, CAPS, upTo, word } from './bounds/caps.ts';
import { givenName } from './bounds/names.ts';

/** Why a certificate chain does not lead to a trusted root (RFC 5280 §6), as the library that walked it says. */
export const untrustedReason = z.enum([
  'expired',
  'not-yet-valid',
  'self-signed',
  'unknown-issuer',
  'incomplete-chain',
  'revoked',
  'bad-signature',
  'bad-purpose',
  'other',
]);
export type UntrustedReason = z.infer<typeof untrustedReason>;

/** What one completed TLS handshake showed. Certificates are named by their SHA-256 and kept once, in Evidence. */
export const tlsFacts = z.object({
  /** `TLSv1.2`, `TLSv1.3`. */
  version: word(),
  /** The IANA name of the cipher suite. */
  cipherSuite: word(),
  /** Named group of the ephemeral key exchange, or its type and size; absent where there was none. */
  keyExchange: z.optional(word()),
  /** Server Name Indication that was sent; absent where none was. */
  serverName: z.optional(givenName()),
  /** SHA-256 of each certificate as sent, the server's own first. */
  chain: upTo(word(), CAPS.chain),
  /**
   * Whether the chain led to a trusted root at that time, with the roots named in Evidence's vantage. Names are not
   * looked at here: the rules compare them, each by its own standard.
   */
  webPki: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('trusted') }),
    z.object({ kind: z.literal('untrusted'), reason: untrustedReason, detail: anyText() }),
  ]),
});
export type TlsFacts = z.infer<typeof tlsFacts>;
