import type { Catalogue } from '../catalogue.ts';
import { saySpan } from '../date.ts';

/** What there is to say of a record of the draft of 2016: the end of a sentence. */
export const sts2016: Catalogue['sts2016'] = {
  'not-this-record': () => 'het begint niet met v=STS1',
  'too-large': ({ characters }) => `het is met ${characters} tekens veel te groot`,
  'not-ascii': () => 'er staan tekens in die niet mogen',
  'malformed-field': ({ text }) => `“${text}” is niet van de vorm naam=waarde`,
  'missing-field': ({ field }) => `het veld “${field}” ontbreekt`,
  'bad-value': ({ field, value }) => `“${value}” is geen geldige waarde voor ${field}`,
  'out-of-order': ({ field }) => `“${field}” hoort meteen achter de versie te staan`,
  'more-problems': ({ count }) => `en nog ${count} meer daarvan`,
  'duplicate-field': ({ field }) => `“${field}” staat er twee keer; welke telt, zegt het ontwerp niet`,
  'unknown-field': ({ field }) => `het veld “${field}” kent het ontwerp niet`,
  'required-by-prose-only': ({ field }) =>
    `het veld “${field}” ontbreekt; de tekst van het ontwerp eist het, de grammatica niet`,
  'uri-without-webpki': ({ uri }) =>
    `voor ${uri} ontbreekt “webpki:”; de tekst wil dat erbij, de grammatica niet`,
  'policy-not-at-domain': ({ uri }) => `${uri} is geen adres van het domein zelf`,
  'lifetime-below-two-weeks': ({ seconds }) =>
    `het beleid geldt ${saySpan(seconds, 'nl')}; de tekst raadt meer dan twee weken aan`,
  'lifetime-beyond-grammar': ({ seconds }) =>
    `${seconds} seconden heeft meer cijfers dan de grammatica toelaat`,
  'underscore-for-wildcard': ({ pattern }) =>
    `in “${pattern}” staat een laag streepje waar een sterretje is bedoeld`,
  'wildcard-of-any-depth': ({ pattern }) =>
    `“${pattern}” geldt voor elke diepte; in RFC 8461 werd dat één label`,
  'nobody-to-report-to': () => 'er moet worden gerapporteerd, maar er staat geen adres bij',
};
