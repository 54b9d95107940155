/** Where a step is written, as a language says it: only the draft of 2016 has a name of its own in each. */
export const saySource = (source: string, language: 'nl' | 'en'): string =>
  language === 'en'
    ? source
    : source.replaceAll(
        /\bdraft §([\d.]+)(?: step (\d+))?/g,
        (_whole, section: string, step?: string) =>
          `ontwerp, §${section}${step === undefined ? '' : `, stap ${step}`}`,
      );
