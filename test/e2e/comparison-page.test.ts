import type { Browser } from 'playwright-core';
import { assess } from '../../shared/assessment/assessment.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recommend } from '../../shared/advise/recommend/recommend.ts';
import { situationOf } from '../../shared/advise/situation.ts';
import type { Evidence } from '../../shared/evidence/evidence.ts';
import { asHtml } from '../../shared/report/comparison/as-html.ts';
import { comparisonPage } from '../../shared/report/comparison/comparison-page.ts';
import { sayAdviceReason, wordsOf } from '../../shared/words/say.ts';
import { fits, violations } from '../support/accessibility.ts';
import { launchBrowser } from '../support/browser.ts';
import { ADVICE } from '../unit/shared/advise/advice-files.ts';
import { labEvidence } from '../unit/shared/simulate/lab-worlds.ts';

/** Practice domains: nothing, hosted, and one whose advice has much to say. */
const DOMAINS = [
  'zandmeer-oefening.nl',
  'kwekerdam-oefening.nl',
  'meerhuizen-oefening.nl',
  'lindevoort-oefening.nl',
];
const MOST_PAGES = 4;

let browser: Browser;
let seen: ReadonlyMap<string, Evidence>;
beforeAll(async () => {
  [browser, seen] = await Promise.all([launchBrowser(), labEvidence(DOMAINS)]);
}, 120_000);
afterAll(() => browser.close());

/** Sheets in a PDF: its page objects, which Chromium leaves uncompressed. */
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

test.each(DOMAINS.flatMap(domain => (['nl', 'en'] as const).map(language => [domain, language] as const)))(
  '%s, in %s: at most four pages of A4, without a flaw for a screen reader, and no wider than a phone',
  async (domain, language) => {
    const evidence = seen.get(domain)!;
    const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
    try {
      const blocks = comparisonPage({
        data: ADVICE,
        assessment: assess(evidence, evidence.endedAt),
        language,
      });
      await page.setContent(asHtml(blocks, language));
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(domain);
      const { receiving } = recommend(situationOf(assess(evidence, evidence.endedAt), ADVICE.providers));
      const shown = await page.locator('main').innerText();
      expect(shown).toContain(wordsOf(language).advise.recommend.choices[receiving.choice].name);
      for (const reason of receiving.reasons) expect(shown).toContain(sayAdviceReason(reason, language));
      expect(await violations(page)).toEqual([]);
      expect(await fits(page)).toBe(true);
      const pages = pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
      expect(pages).toBeGreaterThan(1);
      expect(pages).toBeLessThanOrEqual(MOST_PAGES);
    } finally {
      await page.close();
    }
  },
  60_000,
);
