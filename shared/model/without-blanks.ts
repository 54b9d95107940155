/**
 * A text without the spaces and tabs around it (WSP of RFC 5234 appendix B.1). Not by a pattern: one for the end takes ever
 * longer on many blanks in the middle.
 */
export function withoutBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (isBlank(text[start])) start += 1;
  while (isBlank(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

const isBlank = (character: string | undefined): boolean => character === ' ' || character === '\t';
