import type { ZoneRecord } from './zone-file.ts';

/**
 * Where the rest of a text stands that has no quotes around it, and that a name server takes for a comment: at `;` a word ends
 * (RFC 1035 §5.1). Undefined where the comment behind a record is none of its text.
 */
export function cutText(
  text: string,
  { type, rdata }: ZoneRecord,
): { readonly start: number; readonly end: number } | undefined {
  const last = rdata.at(-1);
  if (type !== 'TXT' || !last || last.isQuoted) return undefined;
  const line = /^[^\r\n]*/.exec(text.slice(last.end, lineEnd(text, last.end)))![0];
  const isTagged = text.slice(rdata[0]!.start, last.end).includes('=');
  const isCut = isTagged && (line.startsWith(';') || /^[ \t]+;[ \t]*[A-Za-z][A-Za-z0-9_]*[ \t]*=/.test(line));
  return isCut ? { start: last.end, end: last.end + line.length } : undefined;
}

/** Whether a text with tags stands in several words without quotes: name servers join them without the blanks. */
export const isSplitText = (text: string, { type, rdata }: ZoneRecord): boolean =>
  type === 'TXT' &&
  rdata.length > 1 &&
  rdata.every(({ isQuoted }) => !isQuoted) &&
  /^v=/i.test(text.slice(rdata[0]!.start, rdata[0]!.end));

function lineEnd(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length : found;
}
