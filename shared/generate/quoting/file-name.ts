/** The name of a file about a zone, on whatever system it is saved. */
export const fileNameFor = (zone: string, ending: string): string =>
  `${zone.replaceAll(/[^A-Za-z0-9.-]/g, '_').replace(/^[.-]/, '_')}${ending}`;
