import { attackAsText, outcomesAsText } from '../../../shared/report/simulation-as-text.ts';
import type { SimulateArguments } from '../arguments/simulate.ts';
import { EXIT } from '../exit-codes.ts';
import { type Compose, observe, type Streams } from '../observe.ts';
import { columnsOf } from '../progress.ts';

/** `postzegel simulate`: what every kind of sender does with the domain, under all attacks or step by step under one. */
export async function simulate(
  wanted: SimulateArguments,
  compose: Compose,
  streams: Streams,
  signal: AbortSignal,
): Promise<number> {
  const observed = await observe(wanted, compose, streams, signal);
  if (observed.kind === 'failed') return observed.exitCode;
  const { evidence } = observed;
  const { language, attack } = wanted;
  const simulation = { evidence, now: Date.now(), language, width: columnsOf(streams.stdout) };
  streams.stdout.write(attack === undefined ? outcomesAsText(simulation) : attackAsText(simulation, attack));
  return EXIT.fine;
}
