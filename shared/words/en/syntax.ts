import type { Catalogue, SyntaxProblem } from '../catalogue.ts';
import { strayMarks } from './record-slip.ts';

export const syntax: Catalogue['syntax'] = {
  'not-this-record': () => 'it does not begin as it should',
  'space-before-separator': () => 'there is a space before the first semicolon',
  'not-ascii': () => 'it holds characters that are not allowed, such as accented letters or curly quotes',
  'malformed-field': ({ text }) => `“${text}” is not of the form name=value`,
  'stray-mark': ({ mark }) => strayMarks[mark],
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
  'empty-file': () => 'the file is empty',
  'web-page': () =>
    'it is a web page (HTML): the web server gives a page of its own at this address, and not the file',
  'bot-check': ({ by }) =>
    `it is a web page${by === undefined ? '' : ` of ${by}`} that checks for bots, and senders do not get past that`,
  compressed: ({ format }) =>
    format === undefined
      ? 'it is no readable text; perhaps the web server sends it compressed, which not every sender unpacks'
      : `it is compressed (${format}), which not every sender unpacks`,
  'utf-16': () => 'it is in UTF-16, which senders do not read; save the file as UTF-8',
  json: () => 'it is in JSON, the form of an early draft; a policy has lines of the form key: value',
  'record-as-policy': () => 'it is the text of the DNS record; the policy has lines of the form key: value',
  'misspelt-key': ({ key, written }) =>
    `“${written}” has to be “${key}”: keys are written in lower case, exactly like that`,
  'value-in-other-case': ({ value, right }) => `“${value}” has to be “${right}”, in exactly these letters`,
  'all-on-one-line': ({ escaped }) =>
    `everything is on one line${escaped ? ', with `\\n` as text where a line should end' : ''}; each key needs a line of its own`,
  'not-a-policy': () => 'it is not a policy: it has no lines of the form key: value',
  'trailing-space': () => 'there is a space at the end',
  'uri-without-destination': ({ uri }) => `“${uri}” does not say where the report should go`,
};

/** What is wrong, as the end of a sentence. The cast joins a kind to its own sentence; the type above proves there is one. */
export const saySyntax = (problem: SyntaxProblem): string => syntax[problem.kind](problem as never);
