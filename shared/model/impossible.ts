/** Ends a switch over a union: the compiler refuses it while a case is missing. Reaching it at run time is a bug. */
export function impossible(value: never): never {
  throw new Error(`not a case of its union: ${JSON.stringify(value)}`);
}
