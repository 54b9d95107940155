import { expect, test } from 'vitest';
import { FINDINGS } from '../../shared/findings/findings.ts';
import { textOf } from './source-files.ts';
import { standardsPage } from './standards.ts';

test('docs/standards.md is what the sources cite; if not: npm run fix', () => {
  // Not the texts themselves: what differs would fill pages.
  expect(textOf('docs/standards.md') === standardsPage()).toBe(true);
});

test('the section of every finding is in it', () => {
  const page = standardsPage();
  const sections = Object.values(FINDINGS)
    .map(({ source }) => /^(RFC \d+) (§[\d.]+)$/.exec(source))
    .filter(match => match !== null);
  expect(sections.length).toBeGreaterThan(60);
  const missing = sections.filter(([, document, section]) => {
    const part = page.split(`## ${document}\n`)[1]?.split('\n## ')[0];
    return !part?.includes(`| ${section} |`);
  });
  expect(missing.map(([source]) => source)).toEqual([]);
});
