import { useId } from 'react';
import type { Choices, Question } from '../../../../shared/advise/recommend/advice.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { useLanguage } from '../../../state/use-words.ts';
import { tell } from '../../../state/choices-store.ts';

const ANSWERS = {
  mailServers: ['own', 'hosted'],
  providerDane: ['yes', 'no'],
  webHost: ['yes', 'no'],
  staff: ['yes', 'no'],
  sending: ['postfix', 'exim', 'exchange-online', 'provider'],
} as const satisfies { readonly [Key in Question]: readonly NonNullable<Choices[Key]>[] };

interface QuestionsProps {
  readonly domain: string;
  readonly questions: readonly Question[];
  readonly choices: Choices;
}

/** What no check can see, asked as a few choices that may be left alone. */
export function Questions({ domain, questions, choices }: QuestionsProps) {
  const words = wordsOf(useLanguage()).advise.recommend;
  const id = useId();
  return (
    <form className="questions" aria-labelledby={`${id}-title`} onSubmit={event => event.preventDefault()}>
      <h3 id={`${id}-title`}>{words.questionsTitle}</h3>
      <p>{words.questionsLead}</p>
      {questions.map(question => (
        <p key={question} className="question">
          <label htmlFor={`${id}-${question}`}>{words.questions[question]}</label>
          <select
            id={`${id}-${question}`}
            value={choices[question] ?? ''}
            onChange={event => tell(domain, question, event.target.value)}
          >
            <option value="">{words.answers.unsaid}</option>
            {ANSWERS[question].map(answer => (
              <option key={answer} value={answer}>
                {words.answers[answer]}
              </option>
            ))}
          </select>
        </p>
      ))}
    </form>
  );
}
