import type { CheckStep } from '../../shared/contract/contract.ts';
import { visibleText } from '../../shared/model/visible-text.ts';
import { rooms as en } from '../../shared/words/en/rooms.ts';
import { rooms as nl } from '../../shared/words/nl/rooms.ts';
import type { Language } from '../../shared/words/say.ts';

/** Where progress goes: a terminal, which lines can be taken back from. */
export interface ProgressScreen {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** One line that says what is being looked at and how long it takes; nothing where there is no terminal. */
export function showProgress(screen: ProgressScreen, language: Language) {
  const { states } = (language === 'nl' ? nl : en).running;
  const busy = new Map<string, CheckStep>();
  let done = 0;
  const draw = (atMs: number) => {
    const [oldest] = busy.values();
    const what = oldest ? `${oldest.probe} ${visibleText(oldest.subject)}` : '';
    const text = `${(atMs / 1000).toFixed(1)} s  ${done} ✓  ${states[oldest?.state ?? 'started']}: ${what}`;
    screen.write(`\r\u001b[K${text.slice(0, (screen.columns ?? 80) - 1)}`);
  };
  return {
    onStep: (step: CheckStep) => {
      if (screen.isTTY !== true) return;
      const key = `${step.probe} ${step.subject}`;
      if (step.state === 'started' || step.state === 'late') busy.set(key, step);
      else if (busy.delete(key)) done += 1;
      draw(step.atMs);
    },
    end: () => {
      if (screen.isTTY === true) screen.write('\r\u001b[K');
    },
  };
}

/** How wide text is set: as the terminal is, up to what reads well; 80 columns where there is none. */
export const columnsOf = ({ columns }: ProgressScreen): number => Math.min(columns ?? 80, 100);
