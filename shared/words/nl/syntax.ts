import type { Catalogue, SyntaxProblem } from '../catalogue.ts';
import { strayMarks } from './record-slip.ts';

export const syntax: Catalogue['syntax'] = {
  'not-this-record': () => 'het begint niet zoals het hoort',
  'space-before-separator': () => 'er staat een spatie voor de eerste puntkomma',
  'not-ascii': () =>
    'er staan tekens in die niet mogen, zoals letters met accenten of krulletjes om aanhalingstekens',
  'malformed-field': ({ text }) => `“${text}” is niet van de vorm naam=waarde`,
  'stray-mark': ({ mark }) => strayMarks[mark],
  'no-fields': () => 'er staat niets achter de versie',
  'more-problems': ({ count }) => `en nog ${count} meer daarvan`,
  'duplicate-field': ({ name }) => `“${name}” staat er twee keer`,
  'no-id': () => 'de id ontbreekt',
  'bad-id': ({ id }) => `de id “${id}” mag alleen letters en cijfers hebben, en ten hoogste 32`,
  'too-large': ({ characters }) => `het is met ${characters} tekens veel te groot`,
  'malformed-line': ({ line, text }) => `regel ${line} (“${text}”) is niet van de vorm sleutel: waarde`,
  'missing-key': ({ key }) => `de regel “${key}” ontbreekt`,
  'bad-value': ({ key, value }) => `“${value}” is geen geldige waarde voor ${key}`,
  'address-as-mx': ({ mx }) =>
    `“${mx}” is een IP-adres; achter mx hoort de naam van een mailserver, dus haal de regel weg`,
  'blank-line': ({ line }) => `regel ${line} is leeg`,
  'duplicate-key': ({ key }) => `“${key}” staat er twee keer; volgens de standaard telt de eerste`,
  'space-around-key': ({ line }) => `op regel ${line} staat een spatie voor of achter de sleutel`,
  'duplicate-mx': ({ mx }) => `${mx} staat er twee keer`,
  'mx-with-mode-none': () => 'bij mode none zijn mx-regels niet nodig',
  'no-rua': () => 'er staat geen adres in (rua)',
  'bad-uri': ({ uri }) => `“${uri}” is geen geldig adres van de vorm mailto:… of https://…`,
  'unknown-scheme': ({ uri }) => `“${uri}” is geen mailto: en geen https:, dus verzenders slaan het over`,
  'byte-order-mark': () =>
    'er staat een onzichtbaar teken (byte order mark) vooraan; bewaar het bestand zonder',
  'duplicate-uri': ({ uri }) => `“${uri}” staat er twee keer`,
  'empty-file': () => 'het bestand is leeg',
  'web-page': () =>
    'het is een webpagina (HTML): de webserver geeft op dit adres een eigen pagina, en niet het bestand',
  'bot-check': ({ by }) =>
    `het is een webpagina${by === undefined ? '' : ` van ${by}`} die op bots controleert, en daar komen verzenders niet langs`,
  compressed: ({ format }) =>
    format === undefined
      ? 'het is geen leesbare tekst; misschien stuurt de webserver het gecomprimeerd, en dat pakt niet elke verzender uit'
      : `het is gecomprimeerd (${format}), en dat pakt niet elke verzender uit`,
  'utf-16': () => 'het staat in UTF-16, en dat lezen verzenders niet; bewaar het bestand als UTF-8',
  json: () =>
    'het is JSON, de vorm van een vroeg ontwerp; een beleid heeft regels van de vorm sleutel: waarde',
  'record-as-policy': () =>
    'het is de tekst van het DNS-record; het beleid heeft regels van de vorm sleutel: waarde',
  'misspelt-key': ({ key, written }) =>
    `“${written}” moet “${key}” zijn: sleutels staan in kleine letters, precies zo`,
  'value-in-other-case': ({ value, right }) => `“${value}” moet “${right}” zijn, met precies deze letters`,
  'all-on-one-line': ({ escaped }) =>
    `alles staat op één regel${escaped ? ', met `\\n` als tekst waar een regel moet eindigen' : ''}; elke sleutel heeft een eigen regel nodig`,
  'not-a-policy': () => 'het is geen beleid: het heeft niet de regels sleutel: waarde',
  'trailing-space': () => 'er staat een spatie achteraan',
  'uri-without-destination': ({ uri }) => `in “${uri}” staat niet waar het rapport heen moet`,
};

/** What is wrong, as the end of a sentence. The cast joins a kind to its own sentence; the type above proves there is one. */
export const saySyntax = (problem: SyntaxProblem): string => syntax[problem.kind](problem as never);
