import { assess } from '../../../shared/assessment/assessment.ts';
import { asHtml } from '../../../shared/report/comparison/as-html.ts';
import { asMarkdown } from '../../../shared/report/comparison/as-markdown.ts';
import { comparisonAsText } from '../../../shared/report/comparison/as-text.ts';
import { comparisonPage, wholeComparison } from '../../../shared/report/comparison/comparison-page.ts';
import { advice } from '../advice.ts';
import type { CompareArguments } from '../arguments/compare.ts';
import { EXIT } from '../exit-codes.ts';
import { type Compose, observe, type Streams } from '../observe.ts';
import { columnsOf } from '../progress.ts';
import { styleFor } from '../style.ts';

/** `postzegel compare`: DANE and MTA-STS then, now and for the domain, with what is advised. */
export async function compare(
  wanted: CompareArguments,
  compose: Compose,
  streams: Streams,
  signal: AbortSignal,
): Promise<number> {
  const observed = await observe(wanted, compose, streams, signal);
  if (observed.kind === 'failed') return observed.exitCode;
  const { stdout } = streams;
  const { language } = wanted;
  const page = { data: advice(), assessment: assess(observed.evidence, Date.now()), language };
  switch (wanted.format) {
    case 'html':
      stdout.write(asHtml(comparisonPage(page), language));
      break;
    case 'markdown':
      stdout.write(asMarkdown(comparisonPage(page)));
      break;
    case 'text':
      stdout.write(comparisonAsText(wholeComparison(page), columnsOf(stdout), styleFor(stdout)));
      break;
  }
  return EXIT.fine;
}
