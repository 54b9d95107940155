import { daysSince1970 } from '../certificates/index.ts';
import type { Milliseconds } from '../model/time.ts';

export interface ReadDateTime {
  readonly at: Milliseconds;
  /** Without a zone (some senders leave it out) the time is taken to be UTC. */
  readonly hasZone: boolean;
  /** All of it as RFC 3339 §5.6 writes it. */
  readonly isExact: boolean;
}

const DATE_TIME =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(\.\d{1,12})?)?)? ?(?:([Zz])|([+-])(\d\d):?(\d\d))?$/;
const EXACT = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAY_MS = 86_400_000;

/** A date and time of RFC 3339 §5.6 and the forms near it that reports have; undefined where it is none of these. */
export function readDateTime(text: string): ReadDateTime | undefined {
  const match = DATE_TIME.exec(text);
  if (!match) return undefined;
  const number = (group: number) => Number(match[group] ?? 0);
  const [year, month, day] = [number(1), number(2), number(3)];
  const [hour, minute, second] = [number(4), number(5), number(6)];
  const [zoneHour, zoneMinute] = [number(10), number(11)];
  const midnightAtEnd = hour === 24 && minute === 0 && second === 0;
  const isDate = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  // RFC 3339 §5.7: a leap second is 60. RFC 8460 §4.1 counts a day to 24:00, and some senders write just that.
  const isTime = (hour <= 23 || midnightAtEnd) && minute <= 59 && second <= 60;
  if (!isDate || !isTime || zoneHour > 23 || zoneMinute > 59) return undefined;
  const offset = (match[9] === '-' ? -1 : 1) * (zoneHour * 60 + zoneMinute);
  const milliseconds = Math.floor(Number(`0${match[7] ?? ''}`) * 1_000);
  const clock = ((hour * 60 + minute - offset) * 60 + second) * 1_000 + milliseconds;
  return {
    at: daysSince1970(year, month, day) * DAY_MS + clock,
    hasZone: match[8] !== undefined || match[9] !== undefined,
    isExact: EXACT.test(text) && !midnightAtEnd,
  };
}

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysIn = (year: number, month: number) => (month === 2 && !isLeap(year) ? 28 : MONTH_DAYS[month - 1]!);
