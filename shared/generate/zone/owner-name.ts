import { labelsOf, nameText } from '../../model/presentation-form.ts';

/**
 * The name as seen from its zone, in presentation form; undefined for the apex. Throws for what is no name in the zone: in
 * its place an empty word would stand, which to a zone file is the name before it, and to a tool the apex.
 */
export function relativeName(name: string, zone: string): string | undefined {
  const labels = labelsOf(name);
  const apex = labelsOf(zone);
  const own = labels.slice(0, Math.max(0, labels.length - apex.length));
  if (own.includes('') || nameText(labels) !== nameText([...own, ...apex])) {
    throw new Error(`${name} is no name in ${zone}`);
  }
  return own.length === 0 ? undefined : nameText(own);
}

/** The name as most DNS hosts want it: relative to the zone, `@` for the apex. */
export const nameOrAt = (name: string, zone: string): string => relativeName(name, zone) ?? '@';
