/** The languages of what Postzegel writes for somebody to paste, to open, or to give to a program. */
export type WrittenLanguage =
  | 'shell'
  | 'power-shell'
  | 'yaml'
  /** Zone files, and what `nsupdate` reads, which has the same words. */
  | 'master-file'
  /** Web and mail servers: nginx, Apache, Caddy, IIS, Postfix, Exim, resolv.conf. */
  | 'configuration'
  /** RFC 8461 §3.2. */
  | 'sts-policy'
  | 'html'
  | 'markdown'
  | 'calendar'
  | 'diff';

/**
 * Text in such a language. It is made in this folder alone: whatever in it is not Postzegel's own went through the one function
 * that the language has for that, or it does not compile.
 */
export type Written<Language extends WrittenLanguage = WrittenLanguage> = string & {
  readonly __written: Language;
};

/** A template of a language: what is fixed stands there as it is, and between it fits only text of that language, or a number. */
export const writtenIn =
  <Language extends WrittenLanguage>() =>
  (fixed: TemplateStringsArray, ...parts: readonly (Written<Language> | number)[]): Written<Language> =>
    fixed.map((text, at) => `${text}${parts[at] ?? ''}`).join('') as Written<Language>;

/** Texts of one language behind each other. */
export const joined = <Language extends WrittenLanguage>(
  texts: readonly Written<Language>[],
  between: '' | ' ' | ', ' | ' and ' | ' -and ' | ' | ' | '\n' | '\n\n',
): Written<Language> => texts.join(between) as Written<Language>;

/** Texts as lines, each with its end. */
export const asLines = <Language extends WrittenLanguage>(
  texts: readonly Written<Language>[],
): Written<Language> => texts.map(text => `${text}\n`).join('') as Written<Language>;

/** The text with something before every line of it: as a comment it stays one, whatever is in it. */
export const eachLine = <Language extends WrittenLanguage>(
  before: '# ' | '; ',
  text: Written<Language>,
): Written<Language> =>
  text
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map(line => `${before}${line}`)
    .join('\n') as Written<Language>;
