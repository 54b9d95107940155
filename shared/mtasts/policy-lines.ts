import { withoutBlanks } from '../model/without-blanks.ts';

/** One line of a policy as it was read, or what is wrong with it. */
export type PolicyLine =
  | {
      readonly kind: 'pair';
      readonly at: number;
      readonly name: string;
      readonly value: string;
      /** Blanks before the key, or between the key and its colon. */
      readonly spaced: boolean;
      /** The value is one that any key may have: something, and no control character in it. */
      readonly isText: boolean;
    }
  | { readonly kind: 'blank'; readonly at: number }
  | { readonly kind: 'malformed'; readonly at: number; readonly text: string };

/** RFC 8461 §3.2, `sts-policy-ext-name`; the keys that it names itself are of that form too. */
const KEY = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\x00-\x1f\x7f\ufffd]/;
/** How much of a line is kept to be shown. */
const SHOWN_CHARACTERS = 80;

/**
 * The lines of a policy text. RFC 8461 §3.2: a line ends in LF or CRLF (its prose says CRLF, erratum 6253), the last one
 * need not. Takes time in proportion to the text, whatever it holds: no pattern here can backtrack.
 */
export function readPolicyLines(text: string): readonly PolicyLine[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line, index) => readLine(line, index + 1));
}

function readLine(line: string, at: number): PolicyLine {
  if (withoutBlanks(line) === '') return { kind: 'blank', at };
  const colon = line.indexOf(':');
  const before = line.slice(0, Math.max(0, colon));
  const name = withoutBlanks(before);
  if (!KEY.test(name)) return { kind: 'malformed', at, text: line.slice(0, SHOWN_CHARACTERS) };
  const value = withoutBlanks(line.slice(colon + 1));
  return {
    kind: 'pair',
    at,
    name,
    value,
    spaced: name !== before,
    isText: value !== '' && !CONTROL.test(value),
  };
}
