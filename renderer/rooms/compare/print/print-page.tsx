import { Button } from '@nl-design-system-candidate/button-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { asHtml } from '../../../../shared/report/comparison/as-html.ts';
import { asMarkdown } from '../../../../shared/report/comparison/as-markdown.ts';
import { comparisonPage } from '../../../../shared/report/comparison/comparison-page.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { saveFile } from '../../../parts/save-file.ts';
import { useLanguage } from '../../../state/use-words.ts';
import { ADVICE } from '../advice.ts';
import { choicesFor, choicesStore } from '../../../state/choices-store.ts';
import type { Compared } from '../use-situation.ts';
import { BlocksView } from './blocks-view.tsx';

/** The comparison as a page to hand to somebody: shown as it will be, to be saved or printed. */
export function PrintPage({ assessment }: Compared) {
  const domain = assessment?.reading.domain;
  const language = useLanguage();
  const words = wordsOf(language).compareRoom.print;
  const choices = useStore(choicesStore, state => choicesFor(state, domain));
  const blocks = useMemo(
    () => comparisonPage({ data: ADVICE, assessment, language, choices }),
    [assessment, language, choices],
  );
  const name = ['postzegel', words.fileName, ...(domain === undefined ? [] : [domain])].join('-');
  return (
    <>
      <div className="print-actions">
        <Button purpose="primary" onClick={() => window.print()}>
          {words.button}
        </Button>
        <Button
          purpose="secondary"
          onClick={() => saveFile(`${name}.html`, asHtml(blocks, language), 'text/html')}
        >
          {words.html}
        </Button>
        <Button
          purpose="secondary"
          onClick={() => saveFile(`${name}.md`, asMarkdown(blocks), 'text/markdown')}
        >
          {words.markdown}
        </Button>
      </div>
      <p className="field-hint">{words.hint}</p>
      <BlocksView blocks={blocks} />
    </>
  );
}
