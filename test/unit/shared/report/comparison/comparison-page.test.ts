import * as fc from 'fast-check';
import { assess } from '../../../../../shared/assessment/assessment.ts';
import { describe, expect, test } from 'vitest';
import { asHtml } from '../../../../../shared/report/comparison/as-html.ts';
import { asMarkdown } from '../../../../../shared/report/comparison/as-markdown.ts';
import { comparisonAsText } from '../../../../../shared/report/comparison/as-text.ts';
import { PLAIN } from '../../../../../shared/report/as-text.ts';
import type { Block } from '../../../../../shared/report/comparison/blocks.ts';
import { comparisonPage, wholeComparison } from '../../../../../shared/report/comparison/comparison-page.ts';
import { wordsOf } from '../../../../../shared/words/say.ts';
import { answer, DOMAIN, madeEvidence, NOW } from '../../../../support/made-evidence.ts';
import { ADVICE } from '../../advise/advice-files.ts';

const page = (evidence = madeEvidence(), language: 'nl' | 'en' = 'nl') => ({
  data: ADVICE,
  assessment: assess(evidence, NOW),
  language,
});
/** What a stranger could have put into a record: markup of both kinds, a formula, an escape sequence. */
const HOSTILE = '</td><script>alert(1)</script>|`**x**`[y](javascript:z)\u001b[31m\u202e&amp;';
const withReportsTo = (text: string) =>
  madeEvidence({
    dns: [
      answer(`_smtp._tls.${DOMAIN}`, 'TXT', [
        { type: 'TXT', strings: [`v=TLSRPTv1; rua=https://elders.example/${text}`] },
      ]),
    ],
  });

describe.each(['nl', 'en'] as const)('the page in %s', language => {
  const { advise } = wordsOf(language);
  const rows = ADVICE.tables.filter(({ part }) => part !== 'analysis').flatMap(table => table.rows);

  test.each([
    ['HTML', asHtml(comparisonPage(page(undefined, language)), language)],
    ['Markdown', asMarkdown(comparisonPage(page(undefined, language))).replaceAll('\\', '')],
  ])(
    '%s: every row but those of the analysis, the criteria, both directions, and the sources',
    (_name, text) => {
      for (const { now } of [...rows, ...ADVICE.criteria]) {
        expect(text).toContain(now.source.replaceAll('&', '&amp;'));
        expect(text).toContain(now.date);
      }
      for (const said of [
        advise.titleFor(DOMAIN),
        advise.recommend.receiving,
        advise.recommend.sending,
        advise.page.sources,
        'FS-20160608.03D',
        ...Object.values(advise.criteria.names),
      ]) {
        expect(text).toContain(said);
      }
      expect(text.match(/undefined|NaN|\[object/)).toBeNull();
    },
  );

  test('as text: the analysis too, and no line wider than the terminal', () => {
    const text = comparisonAsText(wholeComparison(page(undefined, language)), 80, PLAIN);
    expect(text).toContain(advise.table.parts.analysis);
    expect(text.split('\n').filter(line => line.length > 80)).toEqual([]);
  });

  test('without a check it is the comparison in general, and invites to one', () => {
    const html = asHtml(comparisonPage({ data: ADVICE, assessment: undefined, language }), language);
    expect(html).toContain(advise.page.unmeasured);
    expect(html.split(advise.table.invite).length).toBeGreaterThan(rows.length);
  });
});

describe('what strangers wrote', () => {
  test('in HTML is text: no element and no attribute comes of it', () => {
    const html = asHtml(comparisonPage(page(withReportsTo(HOSTILE))), 'nl');
    expect(html).not.toContain('<script');
    expect(html.includes('\u001b') || html.includes('\u202e')).toBe(false);
  });

  test('a page needs nothing else: it loads and runs nothing', () => {
    const html = asHtml(comparisonPage(page()), 'nl');
    expect(html).toContain(`default-src 'none'`);
    expect(html).not.toMatch(/<(script|img|link|iframe|a)\b|\b(src|href)=|url\(|@import/);
  });

  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...'<>&"\'|`*_[]()#!\\~-+1.) \n\r\t'.split('')), maxLength: 40 }),
  );
  const anyBlocks = fc.array(
    fc.oneof(
      anyText.map((text): Block => ({ kind: 'paragraph', text, strong: text, small: text })),
      fc
        .array(anyText, { minLength: 1, maxLength: 3 })
        .map((items): Block => ({ kind: 'list', ordered: true, items })),
      anyText.map((text): Block => ({ kind: 'table', head: [text, text], rows: [[{ text }, { text }]] })),
      anyText.map((text): Block => ({ kind: 'heading', level: 2, text })),
    ),
    { maxLength: 4 },
  );

  test('of any kind leaves the tags of a page as they were made', () => {
    const tagsOf = (html: string) => html.slice(html.indexOf('<main>')).match(/<[^>]*>/g);
    const plain = (blocks: readonly Block[]) =>
      JSON.parse(JSON.stringify(blocks), (key, value: unknown) =>
        typeof value === 'string' && key !== 'kind' ? 'x' : value,
      ) as readonly Block[];
    fc.assert(
      fc.property(anyBlocks, blocks => {
        const names = (html: string) => tagsOf(html)?.map(tag => tag.split(/[ >]/)[0]);
        expect(names(asHtml(blocks, 'nl'))).toEqual(names(asHtml(plain(blocks), 'nl')));
      }),
    );
  });

  test('of any kind stays in its line and its cell of Markdown', () => {
    fc.assert(
      fc.property(anyText, text => {
        const table: Block = { kind: 'table', head: ['a', 'b'], rows: [[{ text }, { text }]] };
        const lines = asMarkdown([table]).trimEnd().split('\n');
        expect(lines.length).toBe(3);
        expect(lines[2]!.replaceAll(/\\./gs, '').split('|').length).toBe(4);
        expect(lines[2]!.replaceAll(/\\./gs, '')).not.toMatch(/[<`*_[]/);
      }),
    );
  });
});
