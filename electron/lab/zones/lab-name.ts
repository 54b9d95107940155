import { nameToWire, parseName, type WireName } from '../../dns/wire/wire-name.ts';

/** The name that a scenario writes; what is none is a mistake in the scenario, and throws. */
export function labName(text: string): WireName {
  const name = parseName(text);
  if (!name) throw new Error(`not a domain name: ${text}`);
  return name;
}

/** Two names are the same name exactly when they have the same key, whatever bytes their labels hold. */
export const nameKey = (name: WireName): string => Buffer.from(nameToWire(name)).toString('latin1');

/** The name of a wildcard below this one (RFC 4592 §2.1.1). */
export const wildcardBelow = (name: WireName): WireName => [Buffer.from('*'), ...name];

/** Whether `name` is `zone` or lies below it. */
export const isWithin = (name: WireName, zone: WireName): boolean =>
  name.length >= zone.length && nameKey(name.slice(name.length - zone.length)) === nameKey(zone);

/** Canonical DNS name order (RFC 4034 §6.1), for sorting. */
export function compareNames(a: WireName, b: WireName): number {
  for (let depth = 1; depth <= Math.min(a.length, b.length); depth += 1) {
    const order = Buffer.compare(a[a.length - depth]!, b[b.length - depth]!);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
