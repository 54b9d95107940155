/** Destinations that are written to about equally often. */
export interface RankClass {
  readonly count: number;
  /** The share of all messages that goes to each of them; over all classes these add up to 1. */
  readonly share: number;
}

/** So many of the busiest destinations have a class of their own; behind them ranks are alike. */
const OWN_CLASS = 1_000;
/** Each later class ends this much further down: no share in it is off by more than a hundredth at exponent 1. */
const GROWTH = 1.01;

/**
 * How mail is spread: the destination of rank r gets a share proportional to r^-exponent (Zipf's law). 0 spreads it
 * evenly; around 1 a few get most of it. Millions of destinations cost no more than some thousand classes.
 */
export function zipfClasses(destinations: number, exponent: number): readonly RankClass[] {
  const classes: { count: number; weight: number }[] = [];
  for (let first = 1; first <= destinations; ) {
    const last = first < OWN_CLASS ? first : Math.min(destinations, Math.ceil(first * GROWTH));
    const count = last - first + 1;
    classes.push({ count, weight: count === 1 ? first ** -exponent : meanWeight(first, last, exponent) });
    first = last + 1;
  }
  const total = classes.reduce((sum, { count, weight }) => sum + count * weight, 0);
  return classes.map(({ count, weight }) => ({ count, share: weight / total }));
}

/** The mean of r^-exponent over a run of ranks, by the integral between their outer edges. */
function meanWeight(first: number, last: number, exponent: number): number {
  const [from, to] = [first - 0.5, last + 0.5];
  const integral =
    Math.abs(exponent - 1) < 1e-9
      ? Math.log(to / from)
      : (to ** (1 - exponent) - from ** (1 - exponent)) / (1 - exponent);
  return integral / (to - from);
}
