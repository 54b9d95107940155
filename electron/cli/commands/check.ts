import senders from '../../../assets/senders/senders.json' with { type: 'json' };
import { knownSenders } from '../../../shared/simulate/known-senders.ts';
import { assess } from '../../../shared/assessment/assessment.ts';
import { stepsFor } from '../../../shared/advise/recommend/receiving-steps.ts';
import { asJson } from '../../../shared/report/as-json.ts';
import { asText } from '../../../shared/report/as-text.ts';
import { advice } from '../advice.ts';
import type { CheckArguments } from '../arguments/check.ts';
import { exitCodeFor } from '../exit-codes.ts';
import { type Compose, observe, type Streams } from '../observe.ts';
import { styleFor } from '../style.ts';
import { columnsOf } from '../progress.ts';

/** `postzegel check`: prints one report, and gives the exit status. */
export async function check(
  wanted: CheckArguments,
  compose: Compose,
  streams: Streams,
  signal: AbortSignal,
): Promise<number> {
  const observed = await observe(wanted, compose, streams, signal);
  if (observed.kind === 'failed') return observed.exitCode;
  const { evidence } = observed;
  const { stdout } = streams;
  const assessment = assess(evidence, Date.now(), observed.earlier);
  const { findings } = assessment;
  if (wanted.json) stdout.write(asJson(evidence, findings));
  else {
    const { language } = wanted;
    const width = columnsOf(stdout);
    stdout.write(
      asText({
        assessment,
        steps: stepsFor(assessment, advice().providers),
        known: knownSenders.parse(senders).senders,
        language,
        width,
        style: styleFor(stdout),
      }),
    );
  }
  return exitCodeFor(findings);
}
