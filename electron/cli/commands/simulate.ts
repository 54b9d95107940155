import {
  attackAsText,
  outcomesAsText,
  practiceOutcomesAsText,
} from '../../../shared/report/simulation-as-text.ts';
import type { SimulateArguments } from '../arguments/simulate.ts';
import { EXIT } from '../exit-codes.ts';
import { type Compose, observe, observePractice, type Streams } from '../observe.ts';
import { columnsOf } from '../progress.ts';

/**
 * `postzegel simulate`: what every kind of sender does with the domain, under all attacks or step by step under one. With
 * the lab and no domain: under all attacks, for each of the practice domains.
 */
export async function simulate(
  wanted: SimulateArguments,
  compose: Compose,
  streams: Streams,
  signal: AbortSignal,
): Promise<number> {
  const { language, attack, domain, lab, from } = wanted;
  const manner = { now: Date.now(), language, width: columnsOf(streams.stdout) };
  if (lab && domain === undefined && from === undefined && attack === undefined) {
    const observed = await observePractice(wanted, compose, streams, signal);
    if (observed.kind === 'failed') return observed.exitCode;
    const checks = observed.checks.map(({ practice, evidence }) => ({
      title: practice.title[language],
      evidence,
    }));
    streams.stdout.write(practiceOutcomesAsText(checks, manner));
    return EXIT.fine;
  }
  const observed = await observe(wanted, compose, streams, signal);
  if (observed.kind === 'failed') return observed.exitCode;
  const { evidence } = observed;
  streams.stdout.write(
    attack === undefined ? outcomesAsText(evidence, manner) : attackAsText(evidence, attack, manner),
  );
  return EXIT.fine;
}
