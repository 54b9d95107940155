import * as z from 'zod/mini';
import { keyProblem } from '../evidence/keys/key-material.ts';

/**
 * Why a call ended without its output. Facts only: the sentences are in `shared/words`. What the network did is never
 * here; that is evidence, and part of the output.
 */
export const failure = z.discriminatedUnion('kind', [
  /** The text is no domain name; `problem` is a `DomainNameProblem`. */
  z.object({ kind: z.literal('bad-domain'), text: z.string(), problem: z.looseObject({ kind: z.string() }) }),
  /** The text names no resolver; see `electron/dns/resolver-setting.ts`. */
  z.object({ kind: z.literal('bad-resolver'), text: z.string() }),
  /** The practice network has no such domain. */
  z.object({ kind: z.literal('not-a-practice-domain'), domain: z.string() }),
  /** What is to be published does not fit a zone of this practice domain. */
  z.object({ kind: z.literal('cannot-publish'), name: z.string() }),
  /** The pasted text is no output of the command that was asked for. */
  z.object({ kind: z.literal('unreadable-output'), problem: z.string() }),
  /** No key or certificate could be read of what was brought. */
  z.object({ kind: z.literal('unreadable-key'), problem: keyProblem }),
  /** A frame or its input does not fit the contract: page and host are of different versions, or somebody is trying. */
  z.object({ kind: z.literal('bad-call') }),
  z.object({ kind: z.literal('too-many-calls'), limit: z.number() }),
  z.object({ kind: z.literal('cancelled') }),
  /** The host went away while the call ran. */
  z.object({ kind: z.literal('disconnected') }),
  /** A mistake of ours, logged under this number. */
  z.object({ kind: z.literal('bug'), number: z.string() }),
]);
export type Failure = z.infer<typeof failure>;

/** Thrown by the API for an expected failure, and by the client when a call came back failed. */
export class CallFailed extends Error {
  readonly failure: Failure;

  constructor(reason: Failure) {
    super(reason.kind);
    this.name = 'CallFailed';
    this.failure = reason;
  }
}
