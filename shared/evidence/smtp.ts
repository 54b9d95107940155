import * as z from 'zod/mini';
import { milliseconds } from '../model/time.ts';
import { anyText, CAPS, upTo } from './bounds/caps.ts';
import { addressOrNone, givenName } from './bounds/names.ts';
import { failureCause } from './failure-cause.ts';
import { tlsFacts } from './tls.ts';

/** One line of the conversation, without its line end, cut where it is too long to keep. */
export const smtpLine = z.object({
  /** Milliseconds since the session started. */
  atMs: z.number(),
  from: z.enum(['client', 'server']),
  text: anyText(),
});
export type SmtpLine = z.infer<typeof smtpLine>;

/** A reply (RFC 5321 §4.2): code and the text of each of its lines. */
export const smtpReply = z.object({ code: z.number(), lines: upTo(anyText(), CAPS.replyLines) });
export type SmtpReply = z.infer<typeof smtpReply>;

export const smtpStage = z.enum(['connect', 'banner', 'ehlo', 'starttls', 'handshake']);
export type SmtpStage = z.infer<typeof smtpStage>;

/** How far a session got. */
export const smtpOutcome = z.discriminatedUnion('kind', [
  /** STARTTLS was offered and accepted, and the handshake completed, whatever certificate came. */
  z.object({ kind: z.literal('tls'), tls: tlsFacts }),
  /** EHLO was answered without STARTTLS among the keywords. */
  z.object({ kind: z.literal('no-starttls') }),
  /** STARTTLS was offered, and the command was then refused. */
  z.object({ kind: z.literal('starttls-refused'), reply: smtpReply }),
  /** The server greeted or answered EHLO with a refusal (4xx or 5xx): it talks, but not to us. */
  z.object({ kind: z.literal('turned-away'), stage: smtpStage, reply: smtpReply }),
  z.object({ kind: z.literal('failed'), stage: smtpStage, cause: failureCause }),
]);
export type SmtpOutcome = z.infer<typeof smtpOutcome>;

/** One SMTP session with one address of one MX host. */
export const smtpSession = z.object({
  host: givenName(),
  address: addressOrNone(),
  port: z.number(),
  startedAt: milliseconds,
  endedAt: milliseconds,
  /** Seen by the app itself, or pasted by the user from an `openssl s_client` run elsewhere. */
  source: z.enum(['probe', 'pasted']),
  banner: z.optional(smtpReply),
  ehlo: z.optional(smtpReply),
  /**
   * What came in the clear behind the 220 to STARTTLS, before the handshake, line by line and cut short. It was thrown away
   * (RFC 3207 §4.2); absent where there was nothing.
   */
  behindStartTls: z.optional(upTo(anyText(), CAPS.dialogueLines)),
  dialogue: upTo(smtpLine, CAPS.dialogueLines),
  outcome: smtpOutcome,
  /**
   * The handshake of another session with this address, where it came to another certificate: only the signatures of keys
   * of the other kind were offered there (RSA, or elliptic curves). Absent where that was not tried or gave nothing.
   */
  otherTls: z.optional(tlsFacts),
});
export type SmtpSession = z.infer<typeof smtpSession>;
