import type { Catalogue, SyntaxProblem } from '../catalogue.ts';

export const syntax: Catalogue['syntax'] = {
  'not-this-record': () => 'it does not begin as it should',
  'space-before-separator': () => 'there is a space before the first semicolon',
  'not-ascii': () => 'it holds characters that are not allowed, such as accented letters or curly quotes',
  'malformed-field': ({ text }) => `“${text}” is not of the form name=value`,
  'no-fields': () => 'nothing follows the version',
  'more-problems': ({ count }) => `and ${count} more of these`,
  'duplicate-field': ({ name }) => `“${name}” is there twice`,
  'no-id': () => 'the id is missing',
  'bad-id': ({ id }) => `the id “${id}” may hold letters and digits only, 32 at most`,
  'too-large': ({ characters }) => `with ${characters} characters it is far too large`,
  'malformed-line': ({ line, text }) => `line ${line} (“${text}”) is not of the form key: value`,
  'missing-key': ({ key }) => `the line “${key}” is missing`,
  'bad-value': ({ key, value }) => `“${value}” is not a valid value for ${key}`,
  'address-as-mx': ({ mx }) =>
    `“${mx}” is an IP address; mx takes the name of a mail server, so remove the line`,
  'blank-line': ({ line }) => `line ${line} is empty`,
  'duplicate-key': ({ key }) => `“${key}” is there twice; by the standard the first one counts`,
  'space-around-key': ({ line }) => `on line ${line} there is a space before or behind the key`,
  'duplicate-mx': ({ mx }) => `${mx} is there twice`,
  'mx-with-mode-none': () => 'with mode none no mx lines are needed',
  'no-rua': () => 'it holds no address (rua)',
  'bad-uri': ({ uri }) => `“${uri}” is not a valid address of the form mailto:… or https://…`,
  'unknown-scheme': ({ uri }) => `“${uri}” is neither mailto: nor https:, so senders skip it`,
  'byte-order-mark': () =>
    'it begins with an invisible character (byte order mark); save the file without it',
  'duplicate-uri': ({ uri }) => `“${uri}” is there twice`,
  'not-a-policy': () => 'it is not a policy: it has no lines of the form key: value',
  'trailing-space': () => 'there is a space at the end',
  'uri-without-destination': ({ uri }) => `“${uri}” does not say where the report should go`,
};

/** What is wrong, as the end of a sentence. The cast joins a kind to its own sentence; the type above proves there is one. */
export const saySyntax = (problem: SyntaxProblem): string => syntax[problem.kind](problem as never);
