import type { FailureCause } from '../../shared/evidence/failure-cause.ts';
import type { SmtpReply } from '../../shared/evidence/smtp.ts';
import { visibleText } from '../../shared/model/visible-text.ts';

/** What a reply reader makes of the bytes so far. */
export type ReplyProgress =
  | { readonly kind: 'more' }
  | { readonly kind: 'reply'; readonly reply: SmtpReply; readonly raw: readonly string[] }
  | { readonly kind: 'failed'; readonly cause: FailureCause };

const LF = 0x0a;

/**
 * Takes SMTP replies (RFC 5321 §4.2) out of a stream of bytes, one at a time. What came after a reply is kept for the
 * next. Lines may end in a bare LF, and may be longer than §4.5.3.1.5 allows; the whole reply is bounded all the same.
 */
export class ReplyReader {
  readonly #limitBytes: number;
  #pending: Buffer = Buffer.alloc(0);
  /** Bytes of the lines taken from the reply that is being read. */
  #taken = 0;
  #code: number | undefined;
  #lines: string[] = [];
  #raw: string[] = [];

  /** @param limitBytes one reply, all of its lines */
  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** Adds bytes. What cannot belong to a reply within the limit is never kept. */
  push(bytes: Uint8Array): void {
    const room = Math.max(0, this.#limitBytes + 1 - this.#taken - this.#pending.length);
    this.#pending = Buffer.concat([this.#pending, bytes.subarray(0, room)]);
  }

  /** Reads on to the end of a reply. After a failure the stream has no meaning any more. */
  next(): ReplyProgress {
    for (let end = this.#pending.indexOf(LF); end >= 0; end = this.#pending.indexOf(LF)) {
      this.#taken += end + 1;
      if (this.#taken > this.#limitBytes) break;
      const line = lineText(this.#pending.subarray(0, end));
      this.#pending = this.#pending.subarray(end + 1);
      this.#raw.push(line);
      const progress = this.#addLine(line);
      if (progress.kind !== 'more') return progress;
    }
    const size = this.#taken + this.#pending.length;
    return size > this.#limitBytes
      ? { kind: 'failed', cause: { kind: 'too-large', limitBytes: this.#limitBytes } }
      : { kind: 'more' };
  }

  /** Lines of a reply that never became whole, for the record. */
  unfinished(): readonly string[] {
    return [...this.#raw, ...linesOf(this.#pending)];
  }

  /** Throws away what came after the last reply; gives its lines, for the record. */
  discard(): readonly string[] {
    const lines = linesOf(this.#pending);
    this.#pending = Buffer.alloc(0);
    return lines;
  }

  #addLine(line: string): ReplyProgress {
    // RFC 5321 §4.2: code, then "-" where more lines follow, or a space, or (§4.2.1) nothing at all.
    const [, digits, separator, text] = /^([2-5]\d\d)(?:([ -])(.*))?$/s.exec(line) ?? [];
    if (digits === undefined) return malformed(`no reply line: ${line.slice(0, 60)}`);
    const code = Number(digits);
    // RFC 5321 §4.2.1: the code must be the same on every line.
    if (this.#code !== undefined && code !== this.#code)
      return malformed(`codes ${this.#code} and ${code} in one reply`);
    this.#code = code;
    this.#lines.push(text ?? '');
    if (separator === '-') return { kind: 'more' };
    const progress = { kind: 'reply', reply: { code, lines: this.#lines }, raw: this.#raw } as const;
    this.#taken = 0;
    this.#code = undefined;
    this.#lines = [];
    this.#raw = [];
    return progress;
  }
}

const malformed = (detail: string): ReplyProgress => ({
  kind: 'failed',
  cause: { kind: 'malformed', detail },
});

const lineText = (bytes: Buffer) => visibleText(bytes.toString('utf8').replace(/\r$/, ''));

const linesOf = (bytes: Buffer) =>
  bytes.length === 0
    ? []
    : bytes
        .toString('utf8')
        .replace(/\r?\n$/, '')
        .split(/\r?\n/)
        .map(visibleText);
