/** Whether a name is another one or lies below it; both written as by `plainName`. */
export const isBelow = (name: string, above: string): boolean =>
  above === '.' ||
  name === above ||
  (name.endsWith(`.${above}`) && name[name.length - above.length - 2] !== '\\');
