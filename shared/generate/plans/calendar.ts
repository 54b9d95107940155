import { visibleText } from '../../model/visible-text.ts';
import type { Seconds } from '../../model/time.ts';

/** Something to be done, not before a moment. */
export interface CalendarEvent {
  /** The same for the same thing (RFC 7986 §5.3), so that a calendar that is given it again moves it, and adds no second. */
  readonly uid: string;
  readonly at: Seconds;
  readonly summary: string;
  /** Lines are kept. */
  readonly description: string;
}

const MINUTE: Seconds = 60;
/** Long enough to be seen in a calendar; nobody's time is claimed by it. */
const LENGTH: Seconds = 15 * MINUTE;
/** RFC 5545 §3.1: octets of a line, without its end. */
const LINE_OCTETS = 75;

/**
 * A calendar file (RFC 5545), with an alarm for each event at its start. Events have a time, in UTC, and do not last all day:
 * a step must not come before its moment, which a day cannot say; a calendar shows it in the time of where its user is.
 * Lines end in CRLF, as in a file of that kind they must. Whatever the texts hold, it is text in the calendar.
 */
export function writeCalendar(events: readonly CalendarEvent[], now: Seconds): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Postzegel//Postzegel//NL',
    'CALSCALE:GREGORIAN',
    ...events.flatMap(({ uid, at, summary, description }) => [
      'BEGIN:VEVENT',
      `UID:${textValue(uid)}`,
      `DTSTAMP:${utc(now)}`,
      `DTSTART:${utc(at)}`,
      `DTEND:${utc(at + LENGTH)}`,
      `SUMMARY:${textValue(summary)}`,
      `DESCRIPTION:${textValue(description)}`,
      // RFC 5545 §3.8.2.7: nobody is busy while there is something to be done.
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${textValue(summary)}`,
      'TRIGGER:PT0S',
      'END:VALARM',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map(line => `${folded(line)}\r\n`).join('');
}

const FORMAT = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'UTC' });

/** RFC 5545 §3.3.5, form 2: `20261125T224100Z`. */
const utc = (at: Seconds): string =>
  `${FORMAT.format(at * 1000)
    .replaceAll(/[-:]/g, '')
    .replace(' ', 'T')}Z`;

/** RFC 5545 §3.3.11. What no text may hold, control characters and halves of characters, is made visible. */
const textValue = (text: string): string =>
  text
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll(/[\\;,]/g, '\\$&')
    .split(/\r\n|\r|\n/)
    .map(visibleText)
    .join('\\n');

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
