import * as z from 'zod/mini';

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
  version: z.string(),
  /** The IANA name of the cipher suite. */
  cipherSuite: z.string(),
  /** Named group of the ephemeral key exchange, or its type and size; absent where there was none. */
  keyExchange: z.optional(z.string()),
  /** Server Name Indication that was sent; absent where none was. */
  serverName: z.optional(z.string()),
  /** SHA-256 of each certificate as sent, the server's own first. */
  chain: z.array(z.string()),
  /**
   * Whether the chain led to a trusted root at that time, with the roots named in Evidence's vantage. Names are not
   * looked at here: the rules compare them, each by its own standard.
   */
  webPki: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('trusted') }),
    z.object({ kind: z.literal('untrusted'), reason: untrustedReason, detail: z.string() }),
  ]),
});
export type TlsFacts = z.infer<typeof tlsFacts>;
