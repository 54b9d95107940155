import type { Catalogue } from '../catalogue.ts';
import { saySpan } from '../date.ts';

/** What there is to say of a record of the draft of 2016: the end of a sentence. */
export const sts2016: Catalogue['sts2016'] = {
  'not-this-record': () => 'it does not begin with v=STS1',
  'too-large': ({ characters }) => `with ${characters} characters it is far too large`,
  'not-ascii': () => 'it holds characters that are not allowed',
  'malformed-field': ({ text }) => `“${text}” is not of the form name=value`,
  'missing-field': ({ field }) => `the field “${field}” is missing`,
  'bad-value': ({ field, value }) => `“${value}” is not a valid value for ${field}`,
  'out-of-order': ({ field }) => `“${field}” should follow right behind the version`,
  'more-problems': ({ count }) => `and ${count} more of these`,
  'duplicate-field': ({ field }) => `“${field}” is there twice; which one counts the draft does not say`,
  'unknown-field': ({ field }) => `the draft does not know the field “${field}”`,
  'required-by-prose-only': ({ field }) =>
    `the field “${field}” is missing; the text of the draft requires it, the grammar does not`,
  'uri-without-webpki': ({ uri }) =>
    `“webpki:” is missing before ${uri}; the text wants it there, the grammar does not`,
  'policy-not-at-domain': ({ uri }) => `${uri} is not an address of the domain itself`,
  'lifetime-below-two-weeks': ({ seconds }) =>
    `the policy lives for ${saySpan(seconds, 'en')}; the text advises more than two weeks`,
  'lifetime-beyond-grammar': ({ seconds }) => `${seconds} seconds has more digits than the grammar allows`,
  'underscore-for-wildcard': ({ pattern }) => `“${pattern}” has an underscore where an asterisk is meant`,
  'wildcard-of-any-depth': ({ pattern }) =>
    `“${pattern}” is for any depth; in RFC 8461 that became one label`,
  'nobody-to-report-to': () => 'there has to be a report, and no address is named',
};
