import { wrapText } from '../../../../shared/report/wrap-text.ts';
import { EXIT } from '../../exit-codes.ts';
import { columnsOf, type ProgressScreen } from '../../progress.ts';

/** Thrown with the sentence to show, where nothing can be made of what was asked for. */
export class CannotMake extends Error {
  readonly exitCode: number;
  constructor(sentence: string, exitCode: number = EXIT.usage) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

/** Sentences about what is made, each on lines of its own, beside stdout. */
export function sayAll(stderr: ProgressScreen, sentences: readonly string[]): void {
  for (const sentence of sentences) stderr.write(`${wrapText(sentence, columnsOf(stderr), '')}\n`);
}
