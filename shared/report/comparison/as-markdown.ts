import { markdown, markdownText, type MarkdownText } from '../../generate/quoting/markdown.ts';
import { asLines, joined } from '../../generate/quoting/written.ts';
import type { Block, Text } from './blocks.ts';

/** The page as Markdown, tables as GitHub has them; ends with a line end. */
export const asMarkdown = (blocks: readonly Block[]): MarkdownText =>
  asLines([joined(blocks.map(blockMarkdown), '\n\n')]);

const HEADINGS = { 1: markdown`#`, 2: markdown`##`, 3: markdown`###` } as const;

function blockMarkdown(block: Block): MarkdownText {
  switch (block.kind) {
    case 'heading':
      return markdown`${HEADINGS[block.level]} ${markdownText(block.text)}`;
    case 'paragraph':
      return textMarkdown(block);
    case 'list':
      return joined(
        block.items.map((item, at) =>
          block.ordered ? markdown`${at + 1}. ${markdownText(item)}` : markdown`- ${markdownText(item)}`,
        ),
        '\n',
      );
    case 'table': {
      const line = (cells: readonly MarkdownText[]) => markdown`| ${joined(cells, ' | ')} |`;
      return joined(
        [
          line(block.head.map(markdownText)),
          line(block.head.map(() => markdown`---`)),
          ...block.rows.map(cells => line(cells.map(textMarkdown))),
        ],
        '\n',
      );
    }
  }
}

const textMarkdown = ({ strong, text, small }: Text): MarkdownText =>
  joined(
    [
      ...(strong === undefined ? [] : [markdown`**${markdownText(strong)}**`]),
      markdownText(text),
      ...(small === undefined ? [] : [markdown`_${markdownText(small)}_`]),
    ].filter(part => part !== ''),
    ' ',
  );
