import * as fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { type CalendarEvent, writeCalendar } from '../../../../../shared/generate/plans/calendar.ts';

/** 2027-01-01T00:00:00Z */
const NOW = 1_798_761_600;
const EVENT: CalendarEvent = {
  uid: 'postzegel-rollout-record-0@voorbeeld.nl',
  at: NOW + 3_723,
  summary: 'voorbeeld.nl: publiceer; wacht, en kijk',
  description: 'Eén\nv=STSv1; id=1;',
};
const utf8 = new TextEncoder();
const linesOf = (text: string) => text.split('\r\n').slice(0, -1);

/** What a parser of somebody else's reads. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map(component => {
    const { uid, startDate, endDate, summary, description } = new ICAL.Event(component);
    const [alarm] = component.getAllSubcomponents('valarm');
    return {
      uid,
      at: startDate.toUnixTime(),
      seconds: endDate.toUnixTime() - startDate.toUnixTime(),
      zone: startDate.zone.tzid,
      stamp: (component.getFirstPropertyValue('dtstamp') as ICAL.Time).toUnixTime(),
      summary,
      description,
      transparency: component.getFirstPropertyValue('transp'),
      alarm: [alarm?.getFirstPropertyValue('action'), String(alarm?.getFirstPropertyValue('trigger'))],
    };
  });
}

describe('a calendar file', () => {
  test('RFC 5545 §3.6: what it says of an event, to the line', () => {
    expect(linesOf(writeCalendar([EVENT], NOW))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Postzegel//Postzegel//NL',
      'CALSCALE:GREGORIAN',
      'BEGIN:VEVENT',
      'UID:postzegel-rollout-record-0@voorbeeld.nl',
      'DTSTAMP:20270101T000000Z',
      'DTSTART:20270101T010203Z',
      'DTEND:20270101T011703Z',
      String.raw`SUMMARY:voorbeeld.nl: publiceer\; wacht\, en kijk`,
      String.raw`DESCRIPTION:Eén\nv=STSv1\; id=1\;`,
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      String.raw`DESCRIPTION:voorbeeld.nl: publiceer\; wacht\, en kijk`,
      'TRIGGER:PT0S',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
    ]);
  });

  test('another parser reads the same: a moment in UTC that claims nobody, with an alarm at its start', () => {
    expect(read(writeCalendar([EVENT], NOW))).toEqual([
      {
        ...EVENT,
        seconds: 900,
        zone: 'UTC',
        stamp: NOW,
        transparency: 'TRANSPARENT',
        alarm: ['DISPLAY', 'PT0S'],
      },
    ]);
  });

  test.each(['\u007f', '\u0080', '\u07ff', '\u0800', '\uffff', '\u{10000}', '\u{10ffff}'])(
    'RFC 5545 §3.1: lines are folded at 75 octets and no sooner, with %j as with others',
    character => {
      const summary = `${character}é€😀x`.repeat(40);
      const text = writeCalendar([{ ...EVENT, summary }], NOW);
      const [folded = ''] = /SUMMARY:(?:.|\r\n )*/u.exec(text) ?? [];
      const lines = folded.split('\r\n ');
      for (const [at, line] of lines.entries()) {
        const octets = utf8.encode(line).length + (at === 0 ? 0 : 1);
        expect(octets).toBeLessThanOrEqual(75);
        const [next = ''] = lines[at + 1] ?? '';
        if (next !== '') expect(octets + utf8.encode(next).length).toBeGreaterThan(75);
      }
    },
  );

  test('RFC 5545 §3.1: a line of 75 octets stays whole; one octet more, and it goes on in the next', () => {
    const room = 75 - 'SUMMARY:'.length;
    const summaryLines = (length: number) => {
      const lines = linesOf(writeCalendar([{ ...EVENT, summary: 'x'.repeat(length) }], NOW));
      return lines.slice(
        9,
        lines.findIndex(line => line.startsWith('DESCRIPTION:')),
      );
    };
    expect(summaryLines(room)).toEqual([`SUMMARY:${'x'.repeat(room)}`]);
    expect(summaryLines(room + 1)).toEqual([`SUMMARY:${'x'.repeat(room)}`, ' x']);
  });

  test('RFC 5545 §3.3.11: control characters and halves of characters are made visible', () => {
    const [event] = read(writeCalendar([{ ...EVENT, summary: 'a\u0007b\u001b[31m\ud800c' }], NOW));
    expect(event?.summary).toBe('a␇b␛[31m\ufffdc');
  });
});

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom('\\', ';', ',', '\n', '"', ':', 'é', '€', '📮', ' ', 'n', 'BEGIN:VEVENT', '\t'),
  }),
);
const event: fc.Arbitrary<CalendarEvent> = fc.record({
  uid: fc.string({ unit: fc.constantFrom('a', '-', '.', '@', '0'), minLength: 1, maxLength: 120 }),
  at: fc.integer({ min: 0, max: 4_102_444_800 }),
  summary: text,
  description: text,
});

describe('whatever the texts hold', () => {
  test('RFC 5545 §3.1: lines of at most 75 octets that end in CRLF, and no character cut in two', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 4 }), events => {
        const written = writeCalendar(events, NOW);
        expect(written.endsWith('\r\n')).toBe(true);
        expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        for (const line of linesOf(written)) {
          expect(utf8.encode(line).length).toBeLessThanOrEqual(75);
          expect(new TextDecoder('utf-8', { fatal: true }).decode(utf8.encode(line))).toBe(line);
          expect(line).not.toMatch(/\p{Surrogate}/u);
        }
      }),
    );
  });

  test('another parser finds as many events as were written, each with its own text and moment', () => {
    // Control characters are replaced; the white space at the ends is the parser's to keep or not.
    const visible = fc.string({
      unit: fc.constantFrom('\\', ';', ',', '\n', '"', ':', 'é', '€', '📮', 'n', 'N', 'x'),
    });
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.integer({ min: 0, max: 4e9 }), summary: visible, description: visible })),
        some => {
          const events = some.map((each, at) => ({ ...each, uid: `uid-${at}@voorbeeld.nl` }));
          const found = read(writeCalendar(events, NOW)).map(({ uid, at, summary, description }) => ({
            uid,
            at,
            summary,
            description,
          }));
          expect(found).toEqual(events);
        },
      ),
    );
  });
});
