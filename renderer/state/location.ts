import { createStore } from 'zustand/vanilla';

/** Where the user is: what the address bar says, so that back, forward and bookmarks work. */
export interface Place {
  readonly room: 'check';
  readonly network: 'real' | 'lab';
  /** The domain in focus; empty at the start. */
  readonly domain: string;
  /** Topics and senders that are open. */
  readonly open: readonly string[];
}

const START: Place = { room: 'check', network: 'real', domain: '', open: [] };

/** `#/check/lab/voorbeeld.nl?open=dane,mx`; anything else is the start. */
export function parsePlace(hash: string): Place {
  const match = /^#\/check\/(real|lab)\/([^/?]+)(?:\?open=([a-z0-9,-]*))?$/.exec(hash);
  if (!match) return START;
  try {
    const domain = decodeURIComponent(match[2]!);
    const open = (match[3] ?? '').split(',').filter(topic => topic !== '');
    return { room: 'check', network: match[1] === 'lab' ? 'lab' : 'real', domain, open };
  } catch {
    return START;
  }
}

export function writePlace({ network, domain, open }: Place): string {
  if (domain === '') return '#/';
  return `#/check/${network}/${encodeURIComponent(domain)}${open.length > 0 ? `?open=${open.join(',')}` : ''}`;
}

/** What is open after one thing was opened or shut. */
export function withOpen(open: readonly string[], key: string, isOpen: boolean): readonly string[] {
  const others = open.filter(each => each !== key);
  return isOpen ? [...others, key] : others;
}

export const place = createStore<Place>(() => parsePlace(window.location.hash));
window.addEventListener('hashchange', () => place.setState(parsePlace(window.location.hash)));

/**
 * Goes somewhere. What is open belongs to a domain, and is shut for another one. Merely opening or closing is no step that
 * Back should take back one by one.
 */
export function goTo(change: Partial<Place>): void {
  const before = place.getState();
  const elsewhere =
    (change.domain ?? before.domain) !== before.domain ||
    (change.network ?? before.network) !== before.network;
  const next = { ...before, ...(elsewhere && { open: [] }), ...change };
  const address = writePlace(next);
  if (elsewhere) history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  place.setState(next);
}
