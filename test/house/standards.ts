import { applicationFiles, sourceFiles, textOf } from './source-files.ts';

const CITATION = /\b(RFC \d{4,5}|draft-margolis-smtp-sts-00) (?:§|appendix )([\dA-Z][\d.]*)/g;

interface Cited {
  readonly code: Set<string>;
  readonly tests: Set<string>;
}

/** Every section of a standard that the sources cite, with the files of the application and the tests that do. */
function citations(): ReadonlyMap<string, Cited> {
  const found = new Map<string, Cited>();
  for (const path of sourceFiles) {
    const isApplication = applicationFiles.includes(path);
    if (!isApplication && !path.startsWith('test/')) continue;
    for (const [, document, section = ''] of textOf(path).matchAll(CITATION)) {
      const number = section.replace(/\.$/, '');
      const name = `${document} ${/^\d/.test(number) ? `§${number}` : `appendix ${number}`}`;
      const cited = found.get(name) ?? { code: new Set(), tests: new Set() };
      (isApplication ? cited.code : cited.tests).add(path);
      found.set(name, cited);
    }
  }
  return found;
}

const inOrder = new Intl.Collator('en', { numeric: true });

/** `docs/standards.md`: which rule is kept where, and tested where. Made from the sources, never by hand. */
export function standardsPage(): string {
  const sections = [...citations()].toSorted(([a], [b]) => inOrder.compare(a, b));
  const documents = new Set(sections.map(([name]) => name.split(/ (?:§|appendix)/)[0]!));
  const list = (paths: ReadonlySet<string>) =>
    [...paths]
      .toSorted()
      .map(
        path =>
          `[${path
            .split('/')
            .at(-1)!
            .replace(/\.tsx?$/, '')}](../${path})`,
      )
      .join(', ');
  const parts = [...documents].map(document => {
    const rows = sections
      .filter(([name]) => name.startsWith(`${document} `))
      .map(
        ([name, { code, tests }]) =>
          `| ${name.slice(document.length + 1)} | ${list(code)} | ${list(tests)} |`,
      );
    return `## ${document}\n\n| section | kept in | tested in |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return `# Standards: where each rule is kept, and where it is tested

Made from the citations in the sources by \`npm run fix\`; a test fails when it is out of date.

${parts.join('\n')}`;
}
