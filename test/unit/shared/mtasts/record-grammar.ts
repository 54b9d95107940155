import * as fc from 'fast-check';

/** RFC 5234 WSP, any number of it. */
export const tabsAndSpaces = fc.stringMatching(/^[ \t]{0,3}$/);
/** RFC 8461 §3.1 `sts-field-delim`, RFC 8460 §3 `field-delim`. */
export const separator = fc
  .tuple(tabsAndSpaces, tabsAndSpaces)
  .map(([before, behind]) => `${before};${behind}`);
/** RFC 8461 §3.1 `sts-extension`, RFC 8460 §3 `tlsrpt-extension`. */
export const extension = fc.record({
  name: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/),
  value: fc.stringMatching(/^[!-:<>-~]{1,40}$/),
});
