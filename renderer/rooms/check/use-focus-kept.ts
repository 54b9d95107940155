import { useEffect, useRef } from 'react';
import { check } from './check-store.ts';

/** Where the focus goes when what had it has gone with its view. Not to a button: a second Enter would press it. */
const GOES_TO = { start: '.field-input', running: '.stamp h1', result: '.stamp h1' } as const;

/**
 * Keeps the focus in the page, as a button that starts or stops a check is gone once it has done so; and brings who
 * waits in the field to the answer, unless something else is being typed there by then.
 */
export function useFocusKept(view: keyof typeof GOES_TO): void {
  const before = useRef(view);
  const asked = useRef('');
  useEffect(() => {
    if (before.current === view) return;
    before.current = view;
    const { typed } = check.getState();
    if (view === 'running') asked.current = typed;
    const focused = document.activeElement;
    const isLost = !focused || focused === document.body;
    const waits = view === 'result' && asked.current === typed && focused?.closest('.field-row');
    if (isLost || waits) {
      document.querySelector<HTMLElement>(GOES_TO[view])?.focus({ preventScroll: view !== 'result' });
    }
  }, [view]);
}
