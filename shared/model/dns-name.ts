import { labelsOf } from './presentation-form.ts';

/** RFC 1035 §2.3.4. */
const MAX_LABEL_OCTETS = 63;
const MAX_NAME_OCTETS = 255;

/**
 * One byte of a name as evidence has it (RFC 1035 §5.1): letters in lower case, digits, `-`, `_` and `*` as they are; every other
 * one escaped, by three decimal digits or, where it is to be seen, by the backslash alone.
 */
const BYTE = String.raw`(?:[a-z0-9_*-]|\\(?:[01]\d\d|2[0-4]\d|25[0-5]|[!-/:-@[-\x60{-~]))`;
const NAME = new RegExp(`^(?:\\.|${BYTE}+(?:\\.${BYTE}+)*)$`);
const ASKED = new RegExp(`^(?:${BYTE}|\\.)+$`);

/** Whether a text is a name that DNS can hold, in presentation form, in lower case, without trailing dot; `.` is the root. */
export function isDnsName(text: string): boolean {
  // Four characters at most for each octet: what is longer is not read.
  if (text.length > 4 * MAX_NAME_OCTETS || !NAME.test(text)) return false;
  const labels = labelsOf(text);
  const octets = labels.reduce((sum, label) => sum + label.length + 1, 1);
  return octets <= MAX_NAME_OCTETS && labels.every(label => label.length <= MAX_LABEL_OCTETS);
}

/**
 * Whether a text is made of the characters of such a name: what was to be asked for may be too long, or have an empty label,
 * where something was put before a name.
 */
export const isAskedName = (text: string): boolean => ASKED.test(text);
