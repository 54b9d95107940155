import { visibleText } from '../../../../shared/model/visible-text.ts';
import type { Block, Text } from '../../../../shared/report/comparison/blocks.ts';

/** A page for print, as it will be: the same blocks that its HTML and Markdown are made of. */
export function BlocksView({ blocks }: { blocks: readonly Block[] }) {
  return (
    <div className="sheet">
      {blocks.map((block, at) => (
        // Blocks have nothing of their own to tell them apart, and their order never changes.
        <BlockView key={`${at} ${block.kind}`} block={block} />
      ))}
    </div>
  );
}

/** Two lower than on a page of its own: it stands under the domain and the section. */
const HEADINGS = { 1: 'h3', 2: 'h4', 3: 'h5' } as const;

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = HEADINGS[block.level];
      return (
        <Heading className="sheet-heading" data-level={block.level}>
          {visibleText(block.text)}
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <TextReading {...block} />
        </p>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map(item => (
            <li key={item}>{visibleText(item)}</li>
          ))}
        </List>
      );
    }
    case 'table':
      return <TableView block={block} />;
  }
}

function TableView({ block: { head, rows } }: { block: Extract<Block, { kind: 'table' }> }) {
  return (
    <table>
      <thead>
        <tr>
          {head.map(text => (
            <th key={text} scope="col">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...others]) => (
          <tr key={JSON.stringify([first, ...others])}>
            <th scope="row">{first && <TextReading {...first} />}</th>
            {others.map((cell, at) => (
              <td key={head[at + 1]} data-head={head[at + 1]}>
                <TextReading {...cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TextReading({ strong, text, small }: Text) {
  return (
    <>
      {strong !== undefined && <strong>{visibleText(strong)} </strong>}
      {visibleText(text)}
      {small !== undefined && <small>{visibleText(small)}</small>}
    </>
  );
}
