import type { DiffHunk, DiffLine } from '../../../../shared/generate/zone-merge/diff-hunks.ts';
import { unifiedDiff } from '../../../../shared/generate/zone-merge/unified-diff.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { CopyButton } from '../../../parts/copy-button.tsx';
import { useLanguage } from '../../../state/use-words.ts';
import { readable } from './file-bytes.ts';

/** The lines that change with those around them: by sign and by colour. */
export function DiffView({ hunks, fileName }: { hunks: readonly DiffHunk[]; fileName: string }) {
  const words = wordsOf(useLanguage()).merge;
  const diff = readable(unifiedDiff(hunks, fileName, fileName).replaceAll('\r\n', '\n'));
  return (
    <section className="diff" aria-label={words.diffTitle}>
      <h4>{words.diffTitle}</h4>
      <p className="make-note">{words.diffLead}</p>
      {hunks.map(hunk => (
        <figure key={hunk.oldStart}>
          <figcaption>{words.line(hunk.oldStart)}</figcaption>
          <pre>
            {hunk.lines.map((line, at) => (
              // Lines may be equal; their order never changes.
              <Line key={`${at}${line.text}`} line={line} />
            ))}
          </pre>
        </figure>
      ))}
      <CopyButton text={diff} what={words.diffName} />
    </section>
  );
}

const SIGNS = { same: ' ', removed: '\u2212', added: '+' } as const;

function Line({ line: { kind, text } }: { line: DiffLine }) {
  const content = `${SIGNS[kind]} ${readable(text.replace(/\r?\n$/, ''))}\n`;
  if (kind === 'removed') return <del>{content}</del>;
  return kind === 'added' ? <ins>{content}</ins> : <span>{content}</span>;
}
