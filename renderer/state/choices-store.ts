import { createStore } from 'zustand/vanilla';
import type { Choices, Question } from '../../shared/advise/recommend/advice.ts';

/** What was told of each domain; forgotten when the page is closed. */
export const choicesStore = createStore<Readonly<Record<string, Choices>>>(() => ({}));

const NOTHING: Choices = {};
export const choicesFor = (state: Readonly<Record<string, Choices>>, domain: string | undefined): Choices =>
  (domain !== undefined && Object.hasOwn(state, domain) && state[domain]) || NOTHING;

/** Sets one answer, or takes it back. */
export function tell(domain: string, question: Question, answer: string): void {
  const { [question]: _before, ...others } = choicesFor(choicesStore.getState(), domain);
  choicesStore.setState({ [domain]: answer === '' ? others : { ...others, [question]: answer } });
}
