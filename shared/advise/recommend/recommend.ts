import type { Situation } from '../situation.ts';
import type { Choices, Question, Recommendation } from './advice.ts';
import { readyLetters } from './letters.ts';
import { hostedHosts, receivingChoice, type Told } from './receiving.ts';
import { receivingSteps } from './receiving-steps.ts';
import { receivingReasons } from './reasons.ts';
import { sendingAdvice } from './sending.ts';
import { whatWouldChange } from './what-would-change.ts';

/**
 * What to do with a domain, for mail that comes in and mail that goes out: from what was found and simulated, and from what
 * was told where no check can see it. Pure.
 */
export function recommend(situation: Situation, choices: Choices = {}): Recommendation {
  const told: Told = { situation, choices };
  const choice = receivingChoice(told);
  const steps = receivingSteps(told);
  return {
    receiving: {
      choice,
      steps,
      reasons: receivingReasons(told),
      changes: whatWouldChange(told, choice),
    },
    sending: sendingAdvice(choices),
    letters: readyLetters(told, steps),
    questions: questionsFor(told),
  };
}

/** What it helps to be told. */
function questionsFor(told: Told): readonly Question[] {
  const { situation, choices } = told;
  if (situation.mail !== 'hosts') return ['sending'];
  const isNamed = situation.provider !== undefined;
  return [
    ...(isNamed ? [] : (['mailServers'] as const)),
    ...(hostedHosts(told).length > 0 &&
    (!isNamed || situation.provider?.dane === 'unknown' || choices.providerDane !== undefined)
      ? (['providerDane'] as const)
      : []),
    'webHost',
    'staff',
    'sending',
  ];
}
