import type { ChainNode } from '../../shared/report/chain-tree.ts';

/** A zone's place in the picture: one row each, in reading order. */
export interface ChainRow {
  readonly node: ChainNode;
  readonly depth: number;
  /** The row of the zone that vouches for it. */
  readonly parent: number | undefined;
}

export function chainRows(trees: readonly ChainNode[]): readonly ChainRow[] {
  const rows: ChainRow[] = [];
  const add = (node: ChainNode, depth: number, parent: number | undefined) => {
    const at = rows.push({ node, depth, parent }) - 1;
    for (const child of node.below) add(child, depth + 1, at);
  };
  for (const tree of trees) add(tree, 0, undefined);
  return rows;
}

/** A name with its middle left out where it is longer than so many characters: both ends tell names apart. */
export function shorten(name: string, longest: number): string {
  if (name.length <= longest) return name;
  const end = Math.floor((longest - 1) / 2);
  return `${name.slice(0, longest - 1 - end)}…${name.slice(-end)}`;
}
