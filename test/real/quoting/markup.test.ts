import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { html, htmlText } from '../../../shared/generate/quoting/html.ts';
import { markdown, markdownText } from '../../../shared/generate/quoting/markdown.ts';
import { joined } from '../../../shared/generate/quoting/written.ts';
import { yaml, yamlText } from '../../../shared/generate/quoting/yaml.ts';
import { asLines } from '../../../shared/generate/quoting/written.ts';
import { configurationFiles, POLICY_SERVERS } from '../../../shared/generate/servers/policy-servers.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { type Block, heading, paragraph } from '../../../shared/report/comparison/blocks.ts';
import { asHtml } from '../../../shared/report/comparison/as-html.ts';
import { asMarkdown } from '../../../shared/report/comparison/as-markdown.ts';
import { hostileText, madeDomain } from '../../support/hostile-texts.ts';
import { seed } from '../../support/seed.ts';
import { runTool } from '../servers/run-tool.ts';

const RUNS = 400;
const texts = fc
  .sample(hostileText, { numRuns: RUNS, seed })
  .map(text => text.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
/** Space around a text and several in a row are the page's own. */
const spaced = (text: string) => text.replaceAll(/\s+/gu, ' ').trim();

async function python(program: string, input: string): Promise<unknown> {
  return JSON.parse((await runTool('/usr/bin/python3', ['-c', program], { input })).stdout) as unknown;
}

describe(`YAML, read by PyYAML, SEED=${seed}`, () => {
  const load = 'import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin.buffer), sys.stdout)';

  test('a text is one scalar, as value, as key and in a list', async () => {
    const lines = texts.map((text, at) => yaml`- ${yamlText(`${at}${text}`)}: [${yamlText(text)}, 1]`);
    expect(await python(load, asLines(lines))).toEqual(
      texts.map((text, at) => ({ [`${at}${text}`]: [text, 1] })),
    );
  });
});

/** Elements in their order, with their attributes; the texts between them. */
const HTML = `
import json, sys
from html.parser import HTMLParser
class Reader(HTMLParser):
    found = []
    def handle_starttag(self, tag, attrs): self.found.append([tag, attrs])
    def handle_endtag(self, tag): self.found.append(['/' + tag])
    def handle_data(self, data): self.found.append(data)
    def handle_comment(self, data): self.found.append(['comment', data])
    def handle_decl(self, decl): self.found.append(['decl', decl])
    def handle_pi(self, data): self.found.append(['pi', data])
    def unknown_decl(self, data): self.found.append(['unknown', data])
reader = Reader(convert_charrefs=True)
reader.feed(sys.stdin.buffer.read().decode())
reader.close()
json.dump(reader.found, sys.stdout)`;

describe(`HTML, read by Python, SEED=${seed}`, () => {
  test('a text is text, and as the value of an attribute that value', async () => {
    const written = texts.map(text => html`<p title="${htmlText(text)}">x${htmlText(text)}</p>`);
    expect(await python(HTML, joined(written, ''))).toEqual(
      texts.map(visibleText).flatMap(text => [['p', [['title', text]]], `x${text}`, ['/p']]),
    );
  });

  test('a whole page has the elements that its blocks make, whatever is in them', async () => {
    const tagsOf = async (blocks: readonly Block[]) => {
      const found = (await python(HTML, asHtml(blocks, 'nl'))) as readonly (string | readonly string[])[];
      return found.filter(each => typeof each !== 'string').map(([tag]) => tag);
    };
    for (const text of texts.slice(0, 5).map(each => `x${each}`)) {
      expect(await tagsOf(page(text))).toEqual(await tagsOf(page('x')));
    }
    expect(await tagsOf(page(texts.join('x')))).toEqual(await tagsOf(page('x')));
  });
});

const page = (text: string): readonly Block[] => [
  heading(1, text),
  paragraph(text, text),
  { kind: 'list', ordered: true, items: [text] },
  { kind: 'table', head: ['a', 'b'], rows: [[{ text }, { strong: text, text, small: text }]] },
];

describe(`Markdown, read by GitHub's own, SEED=${seed}`, () => {
  const read = async (input: string) =>
    (await runTool('cmark-gfm', ['-e', 'table', '-e', 'strikethrough', '--unsafe', '--to', 'xml'], { input }))
      .stdout;
  /** What is in the tree but texts. */
  const nodesOf = async (input: string) =>
    [...(await read(input)).matchAll(/<([a-z_]+)/g)].map(([, name]) => name).filter(name => name !== 'text');
  const TEXTS = /<text xml:space="preserve">([^<]*)<\/text>/g;
  const plain = (xml: string) =>
    xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

  test('a text is the text of one paragraph', async () => {
    const written = texts.map(text => markdown`${markdownText(`x${text}`)}`);
    const starts = texts.map(text => markdown`${markdownText(text)}x`);
    for (const [paragraphs, expected] of [
      [written, texts.map(text => `x${text}`)],
      [starts, texts.map(text => `${text}x`)],
    ] as const) {
      const xml = await read(joined(paragraphs, '\n\n'));
      const found = xml
        .split('<paragraph>')
        .slice(1)
        .map(each => [...each.matchAll(TEXTS)].map(([, text]) => plain(text!)).join(''));
      expect(found.map(spaced)).toEqual(expected.map(visibleText).map(spaced));
    }
  });

  test('a whole page has the parts that its blocks make, whatever is in them', async () => {
    for (const text of texts.slice(0, 40).map(each => `x${each}x`)) {
      expect(await nodesOf(asMarkdown(page(text)))).toEqual(await nodesOf(asMarkdown(page('x'))));
    }
  });
});

test('web.config for IIS is XML, the same for every domain', async () => {
  const XML = `
import json, sys, xml.etree.ElementTree as tree
json.dump([each.tag for each in tree.fromstring(sys.stdin.buffer.read()).iter()], sys.stdout)`;
  const domains = fc.sample(madeDomain, { numRuns: 20, seed });
  const written = new Set(
    domains.map(domain => configurationFiles(POLICY_SERVERS.iis(domain, 'x'))[0]!.text),
  );
  expect(written.size).toBe(1);
  const tags = (await python(XML, [...written][0]!)) as readonly string[];
  expect(tags.filter(tag => tag === 'requestFiltering')).toHaveLength(2);
});
