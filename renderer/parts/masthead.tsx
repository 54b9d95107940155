import { useStore } from 'zustand';
import { leave } from '../rooms/check/check-store.ts';
import { goTo, place, ROOMS, writePlace } from '../state/location.ts';
import { settings, type Theme } from '../state/settings-store.ts';
import { useWords } from '../state/use-words.ts';

const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];

/** Name, rooms, and the two things a user may want to change about the screen. */
export function Masthead() {
  const words = useWords();
  const { language, theme } = useStore(settings);
  const here = useStore(place);
  return (
    <header className="masthead">
      <a
        className="brand"
        href="#/"
        onClick={event => {
          event.preventDefault();
          leave();
        }}
      >
        <img src="./postzegel.svg" alt="" width="32" height="32" />
        Postzegel
      </a>
      <nav aria-label={words.rooms.label}>
        {ROOMS.map(room => (
          <a
            key={room}
            href={writePlace({ ...here, room })}
            aria-current={room === here.room ? 'page' : undefined}
            onClick={event => {
              event.preventDefault();
              goTo({ room });
            }}
          >
            {words.rooms[room]}
          </a>
        ))}
      </nav>
      <div className="masthead-settings">
        <label>
          <span>{words.settings.theme}</span>
          <select value={theme} onChange={event => settings.setState({ theme: event.target.value as Theme })}>
            {THEMES.map(each => (
              <option key={each} value={each}>
                {words.settings.themes[each]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{words.settings.language}</span>
          <select
            value={language}
            onChange={event => settings.setState({ language: event.target.value === 'en' ? 'en' : 'nl' })}
          >
            <option value="nl" lang="nl">
              Nederlands
            </option>
            <option value="en" lang="en">
              English
            </option>
          </select>
        </label>
      </div>
    </header>
  );
}
