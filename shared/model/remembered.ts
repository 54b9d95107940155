/**
 * The same pure function, which works out what comes of an object once and keeps that as long as the object is there. Only
 * for what is left as it is: evidence, and what is made of it.
 */
export function remembered<Key extends object, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return key => {
    const before = known.get(key);
    if (before) return before.value;
    const value = work(key);
    known.set(key, { value });
    return value;
  };
}
