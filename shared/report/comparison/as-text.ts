import { visibleText } from '../../model/visible-text.ts';
import type { TextStyle } from '../as-text.ts';
import { wrapText } from '../wrap-text.ts';
import type { Block, Text } from './blocks.ts';

/** The page for a terminal: a table's rows below each other, so that it fits any width. Ends with a line end. */
export function comparisonAsText(blocks: readonly Block[], width: number, style: TextStyle): string {
  const wrapped = (text: string, indent: string) => wrapText(visibleText(text), width, indent);
  const said = ({ strong, text, small }: Text) =>
    [strong, text, small].filter(part => part !== undefined && part !== '').join(' ');
  const lines = blocks.flatMap((block): readonly string[] => {
    switch (block.kind) {
      case 'heading':
        return ['', style.strong(wrapped(block.text, ''))];
      case 'paragraph':
        return [wrapped(said(block), '')];
      case 'list':
        return block.items.map((item, at) => wrapped(`${block.ordered ? `${at + 1}.` : '-'} ${item}`, '  '));
      case 'table':
        return block.rows.flatMap(cells => [
          '',
          ...cells.map((cell, at) =>
            at === 0
              ? style.strong(wrapped(said(cell), '  '))
              : wrapped(`${block.head[at]}: ${said(cell)}`, '    '),
          ),
        ]);
    }
  });
  return `${lines.join('\n').trim()}\n`;
}
