import { type ByteEscape, labelsOf, nameEscape, nameText } from '../../model/presentation-form.ts';

/** The name as seen from its zone, in presentation form; undefined for the apex. Throws for a name outside the zone. */
export function relativeName(
  name: string,
  zone: string,
  escape: ByteEscape = nameEscape,
): string | undefined {
  const labels = labelsOf(name);
  const apex = labelsOf(zone);
  const own = labels.slice(0, Math.max(0, labels.length - apex.length));
  if (nameText(labels) !== nameText([...own, ...apex])) throw new Error(`${name} does not lie in ${zone}`);
  return own.length === 0 ? undefined : nameText(own, escape);
}

/** The name as most DNS hosts want it: relative to the zone, `@` for the apex. */
export const nameOrAt = (name: string, zone: string): string => relativeName(name, zone) ?? '@';
