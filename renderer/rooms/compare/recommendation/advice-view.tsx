import type { Advice, Step } from '../../../../shared/advise/recommend/advice.ts';
import type { Topic } from '../../../../shared/findings/finding.ts';
import { visibleText } from '../../../../shared/model/visible-text.ts';
import { sayAdviceReason, wordsOf } from '../../../../shared/words/say.ts';
import { MakeLink } from '../../check/result/make-link.tsx';
import { useLanguage } from '../../../state/use-words.ts';

/** The steps that there are records to write for. */
const TOPICS: { readonly [Each in Step]?: Topic } = {
  'sign-domain': 'dnssec',
  'publish-tlsa': 'dane',
  'repair-tlsa': 'dane',
  'repair-policy': 'mta-sts',
  'publish-policy-testing': 'mta-sts',
  'policy-to-enforce': 'mta-sts',
  'repair-reports': 'tls-rpt',
  'publish-reports': 'tls-rpt',
};

/** The advice in one direction: in a word, what to do, why, and what would change it. */
export function AdviceView({ title, advice }: { title: string; advice: Advice }) {
  const language = useLanguage();
  const words = wordsOf(language).advise.recommend;
  const { choice, steps, reasons, changes } = advice;
  const { name, what } = words.choices[choice];
  return (
    <div className="advice">
      <h3>{title}</h3>
      <p className="advice-choice">{name}</p>
      <p>{what}</p>
      {steps.length > 0 && (
        <>
          <h4>{words.stepsTitle}</h4>
          <ol>
            {steps.map(step => (
              <li key={step}>
                {words.steps[step]}
                {TOPICS[step] && <MakeLink topic={TOPICS[step]} />}
              </li>
            ))}
          </ol>
        </>
      )}
      <h4>{words.reasonsTitle}</h4>
      <ul>
        {reasons.map(reason => (
          <li key={JSON.stringify(reason)}>{visibleText(sayAdviceReason(reason, language))}</li>
        ))}
      </ul>
      {changes.length > 0 && (
        <>
          <h4>{words.changesTitle}</h4>
          <ul>
            {changes.map(change => (
              <li key={change.if}>
                {words.change(words.hypotheses[change.if], words.choices[change.choice].name)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
