import { html, htmlText, type HtmlText } from '../../generate/quoting/html.ts';
import { joined } from '../../generate/quoting/written.ts';
import { type Language, wordsOf } from '../../words/say.ts';
import type { Block, Text } from './blocks.ts';

/** One page that needs nothing else: no script, no address, and at most four sheets of A4 when printed. */
export function asHtml(blocks: readonly Block[], language: Language): HtmlText {
  const title = blocks.find(block => block.kind === 'heading')?.text ?? wordsOf(language).advise.title;
  return html`<!doctype html>
<html lang="${htmlText(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${htmlText(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${joined(blocks.map(blockHtml), '\n')}
</main>
</body>
</html>
`;
}

function blockHtml(block: Block): HtmlText {
  switch (block.kind) {
    case 'heading':
      return html`<h${block.level}>${htmlText(block.text)}</h${block.level}>`;
    case 'paragraph':
      return html`<p>${textHtml(block)}</p>`;
    case 'list': {
      const items = joined(
        block.items.map(item => html`<li>${htmlText(item)}</li>`),
        '',
      );
      return block.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case 'table': {
      const head = block.head.map(text => html`<th scope="col">${htmlText(text)}</th>`);
      const rows = block.rows.map(([first, ...others]) => {
        const cells = others.map(
          (cell, at) => html`<td data-head="${htmlText(block.head[at + 1] ?? '')}">${textHtml(cell)}</td>`,
        );
        return html`<tr><th scope="row">${first ? textHtml(first) : html``}</th>${joined(cells, '')}</tr>`;
      });
      return html`<table><thead><tr>${joined(head, '')}</tr></thead><tbody>${joined(rows, '')}</tbody></table>`;
    }
  }
}

const textHtml = ({ strong, text, small }: Text): HtmlText =>
  joined(
    [
      ...(strong === undefined ? [] : [html`<strong>${htmlText(strong)}</strong>`]),
      htmlText(text),
      ...(small === undefined ? [] : [html`<small>${htmlText(small)}</small>`]),
    ].filter(part => part !== ''),
    ' ',
  );

const STYLE = html`
:root { color-scheme: light; }
body { margin: 0; font: 1rem/1.5 system-ui, "Segoe UI", Arial, sans-serif; color: #22262d; background: #fff; }
main { max-width: 64rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 1.5rem 0 .4rem; border-bottom: 1px solid #d9d2c3; }
h3 { font-size: 1rem; margin: 1rem 0 .3rem; }
p, ol, ul { margin: 0 0 .5rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: .3rem .4rem; border-bottom: 1px solid #d9d2c3; font-weight: 400; }
thead th { font-weight: 700; }
th:first-child { width: 14%; }
th:nth-child(2) { width: 23%; }
th:nth-child(3) { width: 34%; }
small { display: block; color: #545b66; font-size: .85em; }
@media screen and (max-width: 45rem) {
  table, tbody, tr, th, td { display: block; width: auto !important; }
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  tr { border-bottom: 2px solid #d9d2c3; padding: .4rem 0; }
  th, td { border: none; }
  td::before { content: attr(data-head); display: block; font-weight: 700; }
}
@page { size: A4; margin: 11mm 12mm; }
@media print {
  body { font-size: 7.8pt; line-height: 1.28; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 15pt; }
  h2 { font-size: 11pt; margin: 2.5mm 0 1mm; break-after: avoid; }
  h3 { font-size: 9pt; margin: 1.6mm 0 .6mm; break-after: avoid; }
  p, ol, ul { margin: 0 0 1mm; }
  th, td { padding: .55mm 1mm; }
  tr { break-inside: avoid; }
  small { font-size: 7pt; }
}
`;
