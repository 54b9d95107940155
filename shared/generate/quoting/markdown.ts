import { visibleText } from '../../model/visible-text.ts';
import { type Written, writtenIn } from './written.ts';

/** Markdown, with the tables of GitHub. */
export type MarkdownText = Written<'markdown'>;
export const markdown = writtenIn<'markdown'>();

/** Text of anybody, as text: what Markdown or HTML would take for markup is escaped. */
export const markdownText = (text: string): MarkdownText =>
  visibleText(text)
    .replace(/[\\`*_{}[\]<>#|~&!]/g, character => `\\${character}`)
    .replace(/^(\s*)([-+=]|\d+[.)])/, (_whole, space: string, mark: string) =>
      /^\d/.test(mark) ? `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}` : `${space}\\${mark}`,
    ) as MarkdownText;
