import type { FindingFacts } from '../../findings/finding.ts';

type Valid = FindingFacts['dane.valid'];
type Hint = FindingFacts['dane.mismatch']['hint'];

/** What the next certificate may change before the records have to (RFC 7671 §8.1): by usage, selector and number. */
export function sayNext({ certificateUsage, selector, hasOther, rollover }: Valid): string {
  if (rollover === 'current-and-issuer') return 'Ook de uitgever staat erin, voor het volgende certificaat.';
  if (certificateUsage === 2) {
    return hasOther
      ? 'Een nieuwe sleutel van dezelfde uitgever verandert daar niets aan; ook een tweede uitgever staat er al in.'
      : 'Een nieuwe sleutel van dezelfde uitgever verandert daar niets aan. Komt het certificaat straks van een andere uitgever, zet dan eerst het record daarvan in het DNS.';
  }
  if (hasOther) return 'Er staat ook al een tweede record, voor de volgende of voor een andere sleutel.';
  return selector === 0
    ? 'Dit record noemt het hele certificaat: bij elke vernieuwing past het niet meer, ook met dezelfde sleutel. Zet dus telkens eerst het record van het nieuwe certificaat erbij, of gebruik `3 1 1`.'
    : 'Krijgt de server een nieuwe sleutel, zet dan eerst het record daarvan in het DNS: er staat er nu maar één.';
}

/** De vergissing die het meest voor de hand ligt, en wat eraan te doen is. */
export const hints: Readonly<Record<Hint, { readonly what: string; readonly action: string } | undefined>> = {
  none: undefined,
  'empty-digest': {
    what: 'Het record bevat de vingerafdruk van niets: bij het maken is het certificaat niet gelezen.',
    action: 'Maak het record opnieuw, van het certificaat dat de server verstuurt.',
  },
  'other-selector': {
    what: 'De vingerafdruk klopt, maar het tweede getal niet: die van de sleutel hoort bij `1`, die van het hele certificaat bij `0`.',
    action: 'Zet het goede tweede getal in het record, liefst als `3 1 1`.',
  },
  'issuer-in-usage-3': {
    what: 'Het record noemt het certificaat of de sleutel van de uitgever met soort 3; voor een uitgever is soort 2.',
    action: 'Maak er soort 2 van, of neem een record `3 1 1` van de server zelf.',
  },
  'issuer-not-sent': {
    what: 'Het record noemt een uitgever, en de server stuurt alleen zijn eigen certificaat: het tussencertificaat ontbreekt.',
    action: 'Laat de mailserver de tussencertificaten meesturen; dan past het record.',
  },
};
