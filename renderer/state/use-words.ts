import { useStore } from 'zustand';
import { rooms as en } from '../../shared/words/en/rooms.ts';
import { rooms as nl } from '../../shared/words/nl/rooms.ts';
import type { RoomWords } from '../../shared/words/rooms.ts';
import type { Language } from '../../shared/words/say.ts';
import { settings } from './settings-store.ts';

export const useLanguage = (): Language => useStore(settings, state => state.language);
/** The labels of the screen in the user's language. */
export const useWords = (): RoomWords => (useLanguage() === 'nl' ? nl : en);
