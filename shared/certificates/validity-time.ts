import type { Seconds } from '../model/time.ts';
import { daysSince1970 } from './civil-day.ts';
import { DER, type DerElement } from './der.ts';

const DAY: Seconds = 86_400;

/** Seconds since 1970 of a Time (RFC 5280 §4.1.2.5), or undefined where it is none. */
export function readTime({ tag, contents }: DerElement): Seconds | undefined {
  if (tag !== DER.utcTime && tag !== DER.generalizedTime) return undefined;
  const yearDigits = tag === DER.utcTime ? 2 : 4;
  const text = String.fromCharCode(...contents.subarray(0, 20));
  // Seconds must be there (§4.1.2.5.1); old devices leave them out of a UTCTime.
  const match = /^(\d{2}|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?Z$/.exec(text);
  if (match?.[1]?.length !== yearDigits) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map(part => Number(part ?? 0));
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60)
    return undefined;
  // §4.1.2.5.1: two digits from 50 are of the last century.
  const century = yearDigits === 4 ? 0 : year >= 50 ? 1_900 : 2_000;
  return daysSince1970(century + year, month, day) * DAY + hour * 3_600 + minute * 60 + second;
}
