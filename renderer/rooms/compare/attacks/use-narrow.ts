import { useSyncExternalStore } from 'react';

/** Below this a table of seven columns has to be scrolled sideways. */
const NARROW = window.matchMedia('screen and (max-width: 52rem)');

function subscribe(onChange: () => void): () => void {
  NARROW.addEventListener('change', onChange);
  return () => NARROW.removeEventListener('change', onChange);
}

/** Whether there is too little room for a wide table. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => NARROW.matches);
