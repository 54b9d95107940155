import { wordsOf } from '../../shared/words/say.ts';
import { useLanguage } from '../state/use-words.ts';
import type { Written } from '../../shared/generate/quoting/written.ts';
import { CopyableText } from './copyable-text.tsx';
import { saveFile } from './save-file.ts';

/** A text that belongs in a file: to copy, or to save under its name. */
export function FileText({ fileName, text }: { fileName: string; text: Written }) {
  const words = wordsOf(useLanguage()).make.publish;
  return (
    <div className="file-text">
      <p className="file-name">
        <code>{fileName}</code>
      </p>
      <CopyableText text={text} what={fileName} />
      <button type="button" className="link-button" onClick={() => saveFile(fileName, text)}>
        {words.download}
        <span className="visually-hidden">: {fileName}</span>
      </button>
    </div>
  );
}
