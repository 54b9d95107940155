/** So many of a list, chosen by a seed: the same seed chooses the same ones from the same list. In the order of the list. */
export function sample<T>(list: readonly T[], size: number, seed: number): readonly T[] {
  const random = mulberry32(seed);
  return list
    .map((item, at) => ({ item, at, lot: random() }))
    .toSorted((a, b) => a.lot - b.lot)
    .slice(0, size)
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Small and well spread; by T. Ettinger. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
