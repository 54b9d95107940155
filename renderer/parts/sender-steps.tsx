import type { Message } from '../../shared/simulate/index.ts';
import { sayRun, wordsOf } from '../../shared/words/say.ts';
import { useLanguage } from '../state/use-words.ts';

/** What a sender does with one message, in order, each step with its rule. */
export function SenderSteps({ message, title }: { message: Message; title: string }) {
  const language = useLanguage();
  const words = wordsOf(language).simulate;
  return (
    <>
      <p className="sender-steps-title">{title}</p>
      <ol className="sender-steps">
        {sayRun(message.run, language).map(({ text, source }, at) => (
          // The same step may come twice, at two servers; their order never changes.
          <li key={`${at} ${text}`}>
            {text} <span className="sender-source">{source}</span>
          </li>
        ))}
      </ol>
      <p className="sender-end">
        <strong>{words.results[message.result]}</strong>: {words.legend[message.result]}.
      </p>
    </>
  );
}
