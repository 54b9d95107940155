import { visibleText } from '../../model/visible-text.ts';
import { type Written, writtenIn } from './written.ts';

/** RFC 5545. */
export type CalendarText = Written<'calendar'>;
export const calendar = writtenIn<'calendar'>();

/** RFC 5545 §3.3.11. What no text may hold, control characters and halves of characters, is made visible. Lines are kept. */
export const calendarText = (text: string): CalendarText =>
  text
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll(/[\\;,]/g, '\\$&')
    .split(/\r\n|\r|\n/)
    .map(visibleText)
    .join('\\n') as CalendarText;

/** RFC 5545 §3.1: octets of a line, without its end. */
const LINE_OCTETS = 75;

/** The lines of a calendar, each with its end. */
export const calendarLines = (lines: readonly CalendarText[]): CalendarText =>
  lines.map(line => `${folded(line)}\r\n`).join('') as CalendarText;

/** RFC 5545 §3.1: a long line goes on in the next after a space, which counts. No character is cut in two. */
function folded(line: string): string {
  const parts = [''];
  let octets = 0;
  for (const character of line) {
    const size = utf8Octets(character);
    if (octets + size > LINE_OCTETS) {
      parts.push('');
      octets = 1;
    }
    parts[parts.length - 1] += character;
    octets += size;
  }
  return parts.join('\r\n ');
}

function utf8Octets(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
