import type { RecordSlip, StrayMark } from '../../model/records/record-slip.ts';

const backslash =
  'er staat een backslash (`\\`) in, en die zetten DNS-panelen zelf waar een zonebestand hem nodig heeft: typ er geen';
const quotes =
  'er staan aanhalingstekens in de tekst, en die zetten DNS-panelen zelf waar een zonebestand ze nodig heeft: typ er geen';
const html = 'er staan tekens in zoals webpagina’s die schrijven, zoals `&quot;`';

/** Why senders see no record in what was meant for one. */
export const slips: Readonly<Record<RecordSlip, string>> = {
  html,
  'curly-quotes': 'er staan krullende aanhalingstekens in, zoals tekstverwerkers die maken',
  backslash,
  quotes,
  before:
    'er staat iets voor de versie; van een regel uit een zonebestand hoort alleen de tekst in een DNS-paneel',
  colon: 'er staat een dubbele punt waar `=` of `;` hoort',
  separator: 'achter de versie staat geen puntkomma',
  'no-v': 'de `v=` aan het begin ontbreekt',
  version: 'de versie is anders geschreven',
  case: 'de hoofdletters en kleine letters zijn niet zoals het moet',
  spaces: 'er staat een spatie of een onzichtbaar teken waar er geen hoort',
};

/** What does not belong in a record. */
export const strayMarks: Readonly<Record<StrayMark, string>> = {
  backslash,
  quotes,
  html,
  colon: 'er staat een dubbele punt waar `=` hoort',
};
