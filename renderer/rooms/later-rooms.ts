import { lazy } from 'react';

const makeRoom = () => import('./make/make-room.tsx');
const compareRoom = () => import('./compare/compare-room.tsx');

/** Rooms that come after the first answer: the page is there before they are. */
export const MakeRoom = lazy(async () => ({ default: (await makeRoom()).MakeRoom }));
export const CompareRoom = lazy(async () => ({ default: (await compareRoom()).CompareRoom }));

/** Fetches them while the user reads, so that they are there when the program is gone. */
export function fetchLaterRooms(): void {
  // What cannot be fetched now is asked for again when its room is entered, and told there.
  void Promise.allSettled([makeRoom(), compareRoom()]);
}
