import * as z from 'zod/mini';
import { anyText, word } from './bounds/caps.ts';
import { ipAddress } from './bounds/names.ts';

/** RFC 1035 §2.3.4: why a text is no name that DNS can hold, and so none that can be asked for. */
export const nameProblem = z.enum(['empty-label', 'label-too-long', 'name-too-long', 'bad-character']);
export type NameProblem = z.infer<typeof nameProblem>;

/**
 * Why something could not be observed. Named by what happened on the wire, never by a library's error text; `detail`
 * is technical text for the evidence view, cut short; only `tlsRefusal` looks in it, for how a sentence is put.
 */
export const failureCause = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('timeout'), afterMs: z.number() }),
  z.object({ kind: z.literal('connection-refused') }),
  z.object({ kind: z.literal('unreachable') }),
  /** The other side closed or reset the connection before the exchange was complete. */
  z.object({ kind: z.literal('closed') }),
  z.object({ kind: z.literal('tls'), detail: anyText() }),
  /** The bytes that came are not what the protocol allows. */
  z.object({ kind: z.literal('malformed'), detail: anyText() }),
  /** An answer came, but to another question. */
  z.object({ kind: z.literal('mismatched') }),
  z.object({ kind: z.literal('too-large'), limitBytes: z.number() }),
  /** A private or loopback address in the public DNS: not connected to unless the user allows it. */
  z.object({ kind: z.literal('private-address'), address: ipAddress() }),
  /** There is no such question: the name does not fit into DNS, for instance with `_smtp._tls` before it. */
  z.object({ kind: z.literal('impossible-name'), problem: nameProblem }),
  /** Something this needed was itself not observed, such as the address of a host. */
  z.object({ kind: z.literal('no-address') }),
  /** An HTTP status of a DNS over HTTPS service that carries no DNS message. */
  z.object({ kind: z.literal('http-status'), status: z.number() }),
  /** The resolver answers nothing, whatever it is asked; the code it answers with. Read from all look-ups of a check together. */
  z.object({ kind: z.literal('unusable-resolver'), rcode: word() }),
  /** A Diffie-Hellman group so large that computing with it would hold up everything else; in bits. */
  z.object({ kind: z.literal('large-group'), bits: z.number(), limitBits: z.number() }),
  /** The user stopped the check. */
  z.object({ kind: z.literal('cancelled') }),
  /** The time limit of the whole check ran out first. */
  z.object({ kind: z.literal('check-limit') }),
  /** More hosts than one check looks at; this one was left out. */
  z.object({ kind: z.literal('over-limit'), limit: z.number() }),
]);
export type FailureCause = z.infer<typeof failureCause>;
