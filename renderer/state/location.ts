import { createStore } from 'zustand/vanilla';
import { MAKE_PARTS, type MakePart } from '../../shared/generate/draft/make-part.ts';

/** Where the user is: what the address bar says, so that back, forward and bookmarks work. */
export interface Place {
  readonly room: 'check' | 'make';
  readonly network: 'real' | 'lab';
  /** The domain in focus; empty at the start. */
  readonly domain: string;
  /** Topics and senders that are open. */
  readonly open: readonly string[];
  /** What is being made, in the room for that. */
  readonly part: MakePart;
}

const START: Place = { room: 'check', network: 'real', domain: '', open: [], part: 'tls-rpt' };

/** `#/check/lab/voorbeeld.nl?open=dane,mx`, `#/make/lab/voorbeeld.nl/tlsa`; anything else is the start. */
export function parsePlace(hash: string): Place {
  if (hash === '#/make') return { ...START, room: 'make' };
  const match = /^#\/(check|make)\/(real|lab)\/([^/?]+)(?:\/([a-z-]+))?(?:\?open=([a-z0-9,-]*))?$/.exec(hash);
  if (!match) return START;
  try {
    return {
      room: match[1] === 'make' ? 'make' : 'check',
      network: match[2] === 'lab' ? 'lab' : 'real',
      domain: decodeURIComponent(match[3]!),
      part: MAKE_PARTS.find(part => part === match[4]) ?? START.part,
      open: (match[5] ?? '').split(',').filter(topic => topic !== ''),
    };
  } catch {
    return START;
  }
}

export function writePlace({ room, network, domain, part, open }: Place): string {
  if (domain === '') return room === 'make' ? '#/make' : '#/';
  const where = `${network}/${encodeURIComponent(domain)}`;
  if (room === 'make') return `#/make/${where}/${part}`;
  return `#/check/${where}${open.length > 0 ? `?open=${open.join(',')}` : ''}`;
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
  const isOther = (field: 'domain' | 'network' | 'room' | 'part') =>
    (change[field] ?? before[field]) !== before[field];
  const next = { ...before, ...((isOther('domain') || isOther('network')) && { open: [] }), ...change };
  const address = writePlace(next);
  if (isOther('domain') || isOther('network') || isOther('room') || isOther('part'))
    history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  place.setState(next);
}
