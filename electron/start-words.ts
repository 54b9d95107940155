export type StartLanguage = 'nl' | 'en';

/** Why the application opens in the browser and not in a window of its own. */
export type WhyBrowser = 'asked' | 'no-display' | 'no-runtime' | 'did-not-start';

interface StartWords {
  readonly why: Readonly<Record<WhyBrowser, string>>;
  readonly opens: string;
  readonly openIt: string;
  readonly notOpened: string;
  readonly fetching: (seconds: number) => string;
}

/** What `npm start` says before there is a page to say it. */
export const WORDS: Readonly<Record<StartLanguage, StartWords>> = {
  nl: {
    why: {
      asked: 'Postzegel draait in de browser, zoals gevraagd',
      'no-display': 'Hier is geen beeldscherm, dus geen eigen venster',
      'no-runtime': 'Het eigen venster (Electron) is hier niet op te halen',
      'did-not-start': 'Het eigen venster (Electron) start hier niet',
    },
    opens: 'Postzegel opent in uw browser.',
    openIt: 'open dit adres in een browser op dit apparaat.',
    notOpened: 'Uw browser ging niet vanzelf open: open dit adres in een browser op dit apparaat.',
    fetching: seconds => `Het eigen venster (Electron) wordt opgehaald, hooguit ${seconds} seconden…`,
  },
  en: {
    why: {
      asked: 'Postzegel runs in the browser, as asked',
      'no-display': 'There is no display here, so no window of its own',
      'no-runtime': 'Its own window (Electron) cannot be fetched here',
      'did-not-start': 'Its own window (Electron) does not start here',
    },
    opens: 'Postzegel opens in your browser.',
    openIt: 'open this address in a browser on this device.',
    notOpened: 'Your browser did not open by itself: open this address in a browser on this device.',
    fetching: seconds => `Fetching its own window (Electron), ${seconds} seconds at most…`,
  },
};

/** The one line that says why it is the browser, and what happens or has to be done now. */
export function startLine(language: StartLanguage, why: WhyBrowser, opens: boolean): string {
  const words = WORDS[language];
  return `${words.why[why]}: ${opens ? words.opens : words.openIt}`;
}

/** Dutch unless the environment asks for another language: that is whom this is made for. */
export function startLanguage(environment: NodeJS.ProcessEnv): StartLanguage {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^(nl|C|POSIX|$)/.test(locale) ? 'nl' : 'en';
}
