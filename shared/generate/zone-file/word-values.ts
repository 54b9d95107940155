import type { Seconds } from '../../model/time.ts';
import { labelsOf, nameText } from '../../model/presentation-form.ts';

/** RFC 2181 §8: a TTL has 31 bits. */
const LONGEST_TTL = 2 ** 31 - 1;
const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 };

/** Seconds as a number, or with the units that BIND brought in and all others read: `1h30m`. */
export function ttlOfWord(text: string): Seconds | undefined {
  if (text.length > 40) return undefined;
  const isPlain = /^\d+$/.test(text);
  if (!isPlain && !/^(?:\d+[smhdw])+$/i.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)([smhdw]?)/gi)];
  const seconds = parts.reduce(
    (sum, [, digits, unit]) => sum + Number(digits) * (UNITS[unit!.toLowerCase()] ?? 1),
    0,
  );
  return seconds <= LONGEST_TTL ? seconds : undefined;
}

/** A whole number of so many bits at most. */
export function numberOfWord(text: string, bits: 8 | 16 | 32): number | undefined {
  return /^\d{1,10}$/.test(text) && Number(text) < 2 ** bits ? Number(text) : undefined;
}

/** The bytes of a string: RFC 1035 §5.1 escapes undone; undefined for a backslash that is none. */
export function unescaped(text: string): string | undefined {
  let isBad = false;
  const bytes = text.replaceAll(/\\(\d{3}|[^]|$)/g, (_whole, escaped: string) => {
    if (escaped.length === 3 && Number(escaped) < 256) return String.fromCharCode(Number(escaped));
    if (escaped.length !== 1 || /\d/.test(escaped)) isBad = true;
    return escaped;
  });
  return isBad ? undefined : bytes;
}

/** RFC 1035 §2.3.4. Every byte of a name may be written with four characters. */
const MAX_LABEL_OCTETS = 63;
const MAX_NAME_OCTETS = 255;
const MAX_NAME_CHARACTERS = 4 * MAX_NAME_OCTETS;

/**
 * A name, written as by `plainName`, from a word of a zone file: `@` is the origin, and what has no dot at its end is relative to
 * it (RFC 1035 §5.1). Undefined where it is none.
 */
export function nameOfWord(text: string, origin: string): string | undefined {
  if (text === '@') return origin;
  if (text === '' || text.length > MAX_NAME_CHARACTERS || unescaped(text) === undefined) return undefined;
  if (text === '.') return '.';
  const written = labelsOf(text);
  const isAbsolute = written.at(-1) === '';
  const labels = isAbsolute ? written.slice(0, -1) : [...written, ...labelsOf(origin)];
  return nameOfLabels(labels);
}

/** A name in the one way in which names of a zone file are written here, so that equal ones are equal texts. */
export const plainName = (name: string): string => nameOfLabels(labelsOf(name)) ?? name;

/** A name of these labels, in lower case, as `nameText` writes it; undefined where one of them or all together are too long, or one is empty. */
export function nameOfLabels(labels: readonly string[]): string | undefined {
  const octets = labels.reduce((sum, label) => sum + label.length + 1, 1);
  const isBad = labels.some(label => label === '' || label.length > MAX_LABEL_OCTETS);
  if (isBad || octets > MAX_NAME_OCTETS) return undefined;
  if (labels.length === 0) return '.';
  // Only of US-ASCII the case does not count (RFC 4343 §3).
  return nameText(labels.map(label => label.replaceAll(/[A-Z]/g, letter => letter.toLowerCase())));
}
