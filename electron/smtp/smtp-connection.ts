import type { Socket } from 'node:net';
import type { SmtpReply } from '../../shared/evidence/smtp.ts';
import { type Failed, failed, limitedWait } from '../limited-wait.ts';
import type { Limits } from '../network.ts';
import { socketFailure } from '../socket-failure.ts';
import { ReplyReader } from './smtp-replies.ts';
import { shortLine, type SmtpDialogue } from './smtp-dialogue.ts';

/** Lines given of what is thrown away. Default 20: a reply to EHLO, which is what gets injected, has no more. */
const MAX_DISCARDED = 20;

export type ReplyRead = { readonly kind: 'reply'; readonly reply: SmtpReply } | Failed;

/** Commands and replies over a connection in the clear, and the record of both. */
export class SmtpConnection {
  readonly #socket: Socket;
  readonly #limits: Limits;
  readonly #dialogue: SmtpDialogue;
  readonly #reader: ReplyReader;

  constructor(socket: Socket, limits: Limits, dialogue: SmtpDialogue) {
    this.#socket = socket;
    this.#limits = limits;
    this.#dialogue = dialogue;
    this.#reader = new ReplyReader(limits.smtpReplyBytes);
  }

  /** Waits `greetingMs` for the first reply, which the server gives unasked (RFC 5321 §3.1). */
  greeting(signal: AbortSignal): Promise<ReplyRead> {
    return this.#read(this.#limits.greetingMs, signal);
  }

  /** Waits so long for one whole reply: a server that drips gets no more time than one that says nothing. */
  async #read(limitMs: number, signal: AbortSignal): Promise<ReplyRead> {
    const result = await limitedWait<ReplyRead>(limitMs, signal, settle => {
      const socket = this.#socket;
      const tryNext = () => {
        const progress = this.#reader.next();
        if (progress.kind === 'more') return;
        if (progress.kind === 'reply') this.#dialogue.add('server', ...progress.raw);
        settle(progress);
      };
      const onData = (bytes: Buffer) => {
        this.#reader.push(bytes);
        tryNext();
      };
      const onError = (error: Error) => settle(failed(socketFailure(error)));
      const onEnd = () => settle(failed({ kind: 'closed' }));
      socket.on('data', onData).on('error', onError).on('end', onEnd).on('close', onEnd);
      tryNext();
      if (socket.destroyed) onEnd();
      socket.resume();
      return () => {
        // Paused first: without a listener a flowing socket would throw away what comes next.
        socket.pause();
        socket.off('data', onData).off('error', onError).off('end', onEnd).off('close', onEnd);
      };
    });
    if (result.kind === 'failed') this.#dialogue.add('server', ...this.#reader.unfinished());
    return result;
  }

  /** Says a command, and waits `smtpReplyMs` for the reply to it. */
  ask(command: string, signal: AbortSignal): Promise<ReplyRead> {
    this.say(command);
    return this.#read(this.#limits.smtpReplyMs, signal);
  }

  say(command: string): void {
    this.#dialogue.add('client', command);
    this.#socket.write(`${command}\r\n`);
  }

  /**
   * Throws away what the server sent in the clear after its last reply, puts it on record and gives its lines. RFC 3207 §4.2: nothing
   * said before TLS counts after it; whoever is on the wire could have put it there.
   */
  discardInClear(): readonly string[] {
    const waiting: unknown = this.#socket.read();
    if (waiting instanceof Uint8Array) this.#reader.push(waiting);
    const lines = this.#reader.discard();
    this.#dialogue.add('server', ...lines);
    return lines.slice(0, MAX_DISCARDED).map(shortLine);
  }
}
