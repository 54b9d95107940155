import type { Milliseconds, Seconds } from '../model/time.ts';
import type { Language } from './catalogue.ts';

const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };

/** A day as a person writes it, in UTC: `12 maart 2027`. */
export function sayDay(at: Seconds, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(at * 1000);
}

/** A day and the time of day, in UTC. */
export function sayMoment(at: Milliseconds, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return `${format.format(at)} UTC`;
}

/** A span of time in the largest unit that fits: `2 weken`, `1 day`. */
export function saySpan(seconds: Seconds, language: Language): string {
  const units = [
    ['week', 604_800],
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
    ['second', 1],
  ] as const;
  const [unit, size] = units.find(([, size]) => seconds >= size && seconds % size === 0) ?? units.at(-1)!;
  return new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit, unitDisplay: 'long' }).format(
    seconds / size,
  );
}

/** A span of time in words, rounded up to whole days, hours or minutes: nobody counts a TTL in seconds. */
export function sayRoundedSpan(seconds: Seconds, language: Language): string {
  const unit = seconds > 86_400 ? 86_400 : seconds > 3_600 ? 3_600 : seconds > 60 ? 60 : 1;
  return saySpan(Math.ceil(seconds / unit) * unit, language);
}

/** What one of several will do for: `a, b of c`. */
export function sayEither(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(LOCALES[language], { type: 'disjunction' }).format([...items]);
}

/** Names in a sentence: `a, b en c`. */
export function sayList(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format([...items]);
}
