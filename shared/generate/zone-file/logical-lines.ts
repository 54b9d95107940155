import type { ZoneFileProblem } from './zone-file-problem.ts';

/** A word of a zone file: where it stands, quotes included. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
}

/** What belongs together: one line, or several where parentheses join them (RFC 1035 §5.1). */
export interface LogicalLine {
  readonly start: number;
  /** After its line end. */
  readonly end: number;
  /** Counted from 1. */
  readonly line: number;
  /** How many lines of the file it takes. */
  readonly lines: number;
  /** It begins with a blank: its owner is the one before. */
  readonly isIndented: boolean;
  readonly words: readonly Word[];
  readonly isGrouped: boolean;
  /** After the last word or parenthesis; what follows is blank or comment. */
  readonly contentEnd: number;
  readonly problem?: ZoneFileProblem;
}

const [TAB, LF, CR, SPACE, QUOTE, OPEN, CLOSE, SEMICOLON, BACKSLASH] = [
  0x09, 0x0a, 0x0d, 0x20, 0x22, 0x28, 0x29, 0x3b, 0x5c,
];

/** Cuts a zone file into logical lines, those without words included. Takes time in proportion to the text. */
export function* logicalLines(text: string, from: number): Generator<LogicalLine> {
  let [at, line] = [from, 1];
  while (at < text.length) {
    const found = logicalLine(text, at, line);
    yield found;
    at = found.end;
    line += found.lines;
  }
}

function logicalLine(text: string, start: number, line: number): LogicalLine {
  const words: Word[] = [];
  const isIndented = text.charCodeAt(start) === SPACE || text.charCodeAt(start) === TAB;
  let [at, depth, lines, contentEnd, isGrouped, openedAt] = [start, 0, 0, start, false, line];
  const close = (end: number, problem?: ZoneFileProblem): LogicalLine => ({
    start,
    end,
    line,
    lines,
    isIndented,
    words,
    isGrouped,
    contentEnd,
    ...(problem && { problem }),
  });
  const give = (kind: 'lone-carriage-return' | 'open-quote' | 'extra-parenthesis') => {
    const problem = { kind, line: line + lines };
    lines += 1;
    return close(lineEnd(text, at), problem);
  };
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === LF) {
      lines += 1;
      at += 1;
      if (depth === 0) return close(at);
    } else if (code === CR) {
      if (text.charCodeAt(at + 1) !== LF) return give('lone-carriage-return');
      at += 1;
    } else if (code === SPACE || code === TAB) {
      at += 1;
    } else if (code === SEMICOLON) {
      const end = commentEnd(text, at);
      if (end === undefined) return give('lone-carriage-return');
      at = end;
    } else if (code === OPEN) {
      if (depth === 0) openedAt = line + lines;
      depth += 1;
      isGrouped = true;
      at += 1;
      contentEnd = at;
    } else if (code === CLOSE) {
      if (depth === 0) return give('extra-parenthesis');
      depth -= 1;
      at += 1;
      contentEnd = at;
    } else {
      const isQuoted = code === QUOTE;
      const end = isQuoted ? quotedEnd(text, at) : wordEnd(text, at);
      if (end === undefined) return give('open-quote');
      words.push({ start: at, end, isQuoted });
      at = end;
      contentEnd = end;
    }
  }
  // The last line of a file may lack its end.
  lines += 1;
  return close(at, depth > 0 ? { kind: 'open-parenthesis', line: openedAt } : undefined);
}

function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found + 1;
}

/** Where the line end behind a comment begins; undefined where a carriage return in it could end it for some. */
function commentEnd(text: string, start: number): number | undefined {
  let at = start;
  while (at < text.length && text.charCodeAt(at) !== LF && text.charCodeAt(at) !== CR) at += 1;
  return text.charCodeAt(at) === CR && text.charCodeAt(at + 1) !== LF ? undefined : at;
}

/** After the quote that ends a string; undefined where the line ends first: BIND reads no further. */
function quotedEnd(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code === BACKSLASH) at += 1;
    const now = text.charCodeAt(at);
    if (now === LF || now === CR) return undefined;
  }
  return undefined;
}

function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === SPACE || code === TAB || code === LF || code === CR) return at;
    if (code === QUOTE || code === OPEN || code === CLOSE || code === SEMICOLON) return at;
    const next = text.charCodeAt(at + 1);
    at += code === BACKSLASH && next !== LF && next !== CR ? 2 : 1;
  }
  return Math.min(at, text.length);
}
