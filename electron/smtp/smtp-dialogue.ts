import type { SmtpLine } from '../../shared/evidence/smtp.ts';
import type { Milliseconds } from '../../shared/model/time.ts';

/** Characters kept of a line. Default 200: what tells something stands in front. */
const MAX_LINE_CHARACTERS = 200;
/** Lines kept of a session. Default 60: a long EHLO reply has 20. */
const MAX_LINES = 60;

/** What was said, and when. Long lines are cut, with `…` behind them; after the last line kept comes one `…`. */
export class SmtpDialogue {
  readonly #now: () => Milliseconds;
  readonly #startedAt: Milliseconds;
  readonly #lines: SmtpLine[] = [];

  constructor(now: () => Milliseconds) {
    this.#now = now;
    this.#startedAt = now();
  }

  add(from: SmtpLine['from'], ...texts: readonly string[]): void {
    const atMs = this.#now() - this.#startedAt;
    for (const text of texts) {
      if (this.#lines.length > MAX_LINES) return;
      const isLast = this.#lines.length === MAX_LINES;
      this.#lines.push({ atMs, from, text: isLast ? '…' : shortLine(text) });
    }
  }

  get lines(): SmtpLine[] {
    return [...this.#lines];
  }
}

/** A line as it is kept: cut where it is too long. */
export const shortLine = (text: string): string =>
  text.length > MAX_LINE_CHARACTERS ? `${text.slice(0, MAX_LINE_CHARACTERS)}…` : text;
