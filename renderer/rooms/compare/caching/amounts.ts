import type { Language } from '../../../../shared/words/say.ts';

const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };

const rounded = (amount: number): Intl.NumberFormatOptions => ({
  maximumSignificantDigits: amount >= 100 ? 3 : 2,
});

/** A number that was calculated: no more digits than it is good for. */
export const sayAmount = (amount: number, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language], rounded(amount)).format(amount);

export const sayShare = (share: number, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language], { style: 'percent', ...rounded(share * 100) }).format(share);

const BYTES = [
  [1e9, 'gigabyte'],
  [1e6, 'megabyte'],
  [1e3, 'kilobyte'],
  [0, 'byte'],
] as const;

export const sayBytes = (bytes: number, language: Language): string =>
  sayUnit(bytes, BYTES, 'short', language);

const TIMES = [
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1_000, 'second'],
  [0, 'millisecond'],
] as const;

export const sayTime = (ms: number, language: Language): string => sayUnit(ms, TIMES, 'long', language);

/** In the largest unit that it fills. */
function sayUnit(
  amount: number,
  units: readonly (readonly [size: number, unit: string])[],
  unitDisplay: 'short' | 'long',
  language: Language,
): string {
  const [size, unit] = units.find(([least]) => amount >= least) ?? units.at(-1)!;
  const inUnits = amount / Math.max(1, size);
  return new Intl.NumberFormat(LOCALES[language], {
    style: 'unit',
    unit,
    unitDisplay,
    ...rounded(inUnits),
  }).format(inUnits);
}
