import { visibleText } from '../../model/visible-text.ts';
import { type Written, writtenIn } from './written.ts';

export type HtmlText = Written<'html'>;
export const html = writtenIn<'html'>();

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text of anybody, as text on a page or as the value of an attribute in quotes: no markup, no control characters. */
export const htmlText = (text: string): HtmlText =>
  visibleText(text).replace(/[&<>"']/g, character => ENTITIES[character]!) as HtmlText;
