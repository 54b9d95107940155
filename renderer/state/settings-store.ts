import { createStore } from 'zustand/vanilla';
import type { Language } from '../../shared/words/say.ts';

export type Theme = 'auto' | 'light' | 'dark';

interface Settings {
  readonly language: Language;
  readonly theme: Theme;
}

const KEY = 'postzegel-settings';

/** What the user chose for this screen; kept in the browser, since it concerns no one else. */
export const settings = createStore<Settings>(() => ({
  language: preferredLanguage(),
  theme: 'auto',
  ...kept(),
}));

settings.subscribe(now => {
  apply(now);
  localStorage.setItem(KEY, JSON.stringify(now));
});
apply(settings.getState());

function apply({ language, theme }: Settings): void {
  document.documentElement.lang = language;
  document.documentElement.dataset['theme'] = theme;
}

/** Dutch where nothing says otherwise: that is whom this is made for. */
function preferredLanguage(): Language {
  const first = navigator.languages.find(language => /^(nl|en)\b/.test(language));
  return first?.startsWith('en') ? 'en' : 'nl';
}

function kept(): Partial<Settings> {
  try {
    const { language, theme } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, unknown>;
    return {
      ...((language === 'nl' || language === 'en') && { language }),
      ...((theme === 'auto' || theme === 'light' || theme === 'dark') && { theme }),
    };
  } catch {
    return {};
  }
}
