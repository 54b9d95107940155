/** A text of a page: what is strong stands before it, what is small behind it. */
export interface Text {
  readonly strong?: string;
  readonly text: string;
  readonly small?: string;
}

/** What a page is made of, before it is HTML, Markdown or text. Nothing in it is markup. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | ({ readonly kind: 'paragraph' } & Text)
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Text[])[] };

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text });
export const paragraph = (text: string, strong?: string): Block => ({
  kind: 'paragraph',
  text,
  ...(strong !== undefined && { strong }),
});
/** Nothing where there are no items. */
export const list = (ordered: boolean, items: readonly string[]): readonly Block[] =>
  items.length > 0 ? [{ kind: 'list', ordered, items }] : [];
