import { visibleText } from '../model/visible-text.ts';

/**
 * Text broken at spaces into lines of at most `width` columns, each after `indent`. A longer word stays whole. Control
 * characters are made visible: servers choose some of the words, and a terminal would obey them.
 */
export function wrapText(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of visibleText(text).split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map(each => `${indent}${each}`.trimEnd()).join('\n');
}
