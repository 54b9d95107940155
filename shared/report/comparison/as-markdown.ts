import { visibleText } from '../../model/visible-text.ts';
import type { Block, Text } from './blocks.ts';

/** Text of anybody, as text: what Markdown or HTML would take for markup is escaped. */
const escaped = (text: string): string =>
  visibleText(text)
    .replace(/[\\`*_{}[\]<>#|~&!]/g, character => `\\${character}`)
    .replace(/^(\s*)([-+=]|\d+[.)])/, (_whole, space: string, mark: string) =>
      /^\d/.test(mark) ? `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}` : `${space}\\${mark}`,
    );

/** The page as Markdown, tables as GitHub has them; ends with a line end. */
export const asMarkdown = (blocks: readonly Block[]): string => `${blocks.map(blockMarkdown).join('\n\n')}\n`;

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escaped(block.text)}`;
    case 'paragraph':
      return textMarkdown(block);
    case 'list':
      return block.items
        .map((item, at) => `${block.ordered ? `${at + 1}.` : '-'} ${escaped(item)}`)
        .join('\n');
    case 'table': {
      const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
      return [
        line(block.head.map(escaped)),
        line(block.head.map(() => '---')),
        ...block.rows.map(cells => line(cells.map(textMarkdown))),
      ].join('\n');
    }
  }
}

const textMarkdown = ({ strong, text, small }: Text): string =>
  [
    strong === undefined ? '' : `**${escaped(strong)}**`,
    escaped(text),
    small === undefined ? '' : `_${escaped(small)}_`,
  ]
    .filter(part => part !== '')
    .join(' ');
