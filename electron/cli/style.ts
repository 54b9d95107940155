import { styleText } from 'node:util';
import { PLAIN, type TextStyle } from '../../shared/report/as-text.ts';
import type { Verdict } from '../../shared/findings/finding.ts';
import type { ProgressScreen } from './progress.ts';

const COLOURS = {
  problem: 'red',
  warning: 'yellow',
  'not-measured': 'magenta',
  notice: 'blue',
  good: 'green',
} as const;

/** Colour and weight for a terminal; plain text for a pipe, and where NO_COLOR asks for it (no-color.org). */
export function styleFor(screen: ProgressScreen): TextStyle {
  if (screen.isTTY !== true || process.env['NO_COLOR']) return PLAIN;
  return {
    strong: text => styleText('bold', text, { validateStream: false }),
    verdict: (text, verdict: Verdict) => styleText(COLOURS[verdict], text, { validateStream: false }),
  };
}
