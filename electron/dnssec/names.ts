import { sameName, type WireName } from '../dns/wire/wire-name.ts';

/** `name` is `ancestor`, or lies below it. */
export function isWithin(name: WireName, ancestor: WireName): boolean {
  return name.length >= ancestor.length && sameName(name.slice(name.length - ancestor.length), ancestor);
}

/** The name made of the last so many labels. */
export const lastLabels = (name: WireName, count: number): WireName => name.slice(name.length - count);

export const parentOf = (name: WireName): WireName => name.slice(1);

/** The longest name that both lie within. */
export function commonAncestor(a: WireName, b: WireName): WireName {
  let count = 0;
  while (count < Math.min(a.length, b.length) && sameName(lastLabels(a, count + 1), lastLabels(b, count + 1)))
    count += 1;
  return lastLabels(a, count);
}

const ASTERISK = Uint8Array.of(0x2a);
export const wildcardOf = (closestEncloser: WireName): WireName => [ASTERISK, ...closestEncloser];
