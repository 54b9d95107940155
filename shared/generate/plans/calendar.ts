import type { Seconds } from '../../model/time.ts';
import { calendar, calendarLines, type CalendarText, calendarText } from '../quoting/calendar.ts';

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

/**
 * A calendar file (RFC 5545), with an alarm for each event at its start. Events have a time, in UTC, and do not last all day:
 * a step must not come before its moment, which a day cannot say; a calendar shows it in the time of where its user is.
 * Lines end in CRLF, as in a file of that kind they must. Whatever the texts hold, it is text in the calendar.
 */
export function writeCalendar(events: readonly CalendarEvent[], now: Seconds): CalendarText {
  const lines = [
    calendar`BEGIN:VCALENDAR`,
    calendar`VERSION:2.0`,
    calendar`PRODID:-//Postzegel//Postzegel//NL`,
    calendar`CALSCALE:GREGORIAN`,
    ...events.flatMap(({ uid, at, summary, description }) => [
      calendar`BEGIN:VEVENT`,
      calendar`UID:${calendarText(uid)}`,
      calendar`DTSTAMP:${calendarText(utc(now))}`,
      calendar`DTSTART:${calendarText(utc(at))}`,
      calendar`DTEND:${calendarText(utc(at + LENGTH))}`,
      calendar`SUMMARY:${calendarText(summary)}`,
      calendar`DESCRIPTION:${calendarText(description)}`,
      // RFC 5545 §3.8.2.7: nobody is busy while there is something to be done.
      calendar`TRANSP:TRANSPARENT`,
      calendar`BEGIN:VALARM`,
      calendar`ACTION:DISPLAY`,
      calendar`DESCRIPTION:${calendarText(summary)}`,
      calendar`TRIGGER:PT0S`,
      calendar`END:VALARM`,
      calendar`END:VEVENT`,
    ]),
    calendar`END:VCALENDAR`,
  ];
  return calendarLines(lines);
}

const FORMAT = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'UTC' });

/** RFC 5545 §3.3.5, form 2: `20261125T224100Z`. */
const utc = (at: Seconds): string =>
  `${FORMAT.format(at * 1000)
    .replaceAll(/[-:]/g, '')
    .replace(' ', 'T')}Z`;
