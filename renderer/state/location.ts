import { createStore } from 'zustand/vanilla';
import { MAKE_PARTS, type MakePart } from '../../shared/generate/draft/make-part.ts';
import { COMPARE_START, type ComparePlace, parseComparePlace, writeComparePlace } from './compare-place.ts';

/** Where the user is: what the address bar says, so that back, forward and bookmarks work. */
export interface Place {
  readonly room: Room;
  readonly network: 'real' | 'lab';
  /** The domain in focus; empty at the start. */
  readonly domain: string;
  /** Topics and senders that are open. */
  readonly open: readonly string[];
  /** What is being made, in the room for that. */
  readonly part: MakePart;
  /** What is being compared, in the room for that. */
  readonly compare: ComparePlace;
}

export const ROOMS = ['check', 'make', 'compare'] as const;
export type Room = (typeof ROOMS)[number];

const START: Place = {
  room: 'check',
  network: 'real',
  domain: '',
  open: [],
  part: 'tls-rpt',
  compare: COMPARE_START,
};

/**
 * `#/check/lab/voorbeeld.nl?open=dane,mx`, `#/make/lab/voorbeeld.nl/tlsa`, `#/compare/lab/voorbeeld.nl/advisory`, and
 * before there is a domain `#/make` and `#/compare/advisory`; anything else is the start.
 */
export function parsePlace(hash: string): Place {
  const [path = '', query = ''] = hash.split('?');
  if (path === '#/make') return { ...START, room: 'make' };
  const compared = /^#\/compare(?:\/([a-z]+))?$/.exec(path);
  if (compared) return { ...START, room: 'compare', compare: parseComparePlace(compared[1], query) };
  const match = /^#\/(check|make|compare)\/(real|lab)\/([^/]+)(?:\/([a-z-]+))?$/.exec(path);
  if (!match) return START;
  const [, room, network, domain = '', part] = match;
  try {
    return {
      room: ROOMS.find(each => each === room) ?? START.room,
      network: network === 'lab' ? 'lab' : 'real',
      domain: decodeURIComponent(domain),
      part: MAKE_PARTS.find(each => each === part) ?? START.part,
      open: (/^open=([a-z0-9,-]*)$/.exec(query)?.[1] ?? '').split(',').filter(topic => topic !== ''),
      compare: parseComparePlace(part, query),
    };
  } catch {
    return START;
  }
}

export function writePlace({ room, network, domain, part, open, compare }: Place): string {
  const where = domain === '' ? '' : `/${network}/${encodeURIComponent(domain)}`;
  switch (room) {
    case 'make':
      return domain === '' ? '#/make' : `#/make${where}/${part}`;
    case 'compare':
      return `#/compare${where}/${writeComparePlace(compare)}`;
    case 'check':
      if (domain === '') return '#/';
      return `#/check${where}${open.length > 0 ? `?open=${open.join(',')}` : ''}`;
  }
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
 * Back should take back one by one, nor is turning a knob of what is played.
 */
export function goTo(change: Partial<Place>): void {
  const before = place.getState();
  const isOther = (field: 'domain' | 'network' | 'room' | 'part') =>
    (change[field] ?? before[field]) !== before[field];
  const isOtherDomain = isOther('domain') || isOther('network');
  const next = { ...before, ...(isOtherDomain && { open: [] }), ...change };
  const isOtherPlay =
    next.compare.section !== before.compare.section || next.compare.attack !== before.compare.attack;
  const address = writePlace(next);
  if (isOtherDomain || isOther('room') || isOther('part') || isOtherPlay)
    history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  place.setState(next);
}
