import { useEffect, useRef } from 'react';

/** Where the focus goes when what had it has gone with its view. Not to a button: a second Enter would press it. */
const GOES_TO = { start: '.field-input', running: '.stamp h1', result: '.stamp h1' } as const;

/** Keeps the focus in the page: a button that starts or stops a check is gone once it has done so. */
export function useFocusKept(view: keyof typeof GOES_TO): void {
  const before = useRef(view);
  useEffect(() => {
    if (before.current === view) return;
    before.current = view;
    if (document.activeElement && document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(GOES_TO[view])?.focus({ preventScroll: view !== 'result' });
  }, [view]);
}
