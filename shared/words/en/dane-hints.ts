import type { FindingFacts } from '../../findings/finding.ts';

type Valid = FindingFacts['dane.valid'];
type Hint = FindingFacts['dane.mismatch']['hint'];

/** What the next certificate may change before the records have to (RFC 7671 §8.1): by usage, selector and number. */
export function sayNext({ certificateUsage, selector, hasOther, rollover }: Valid): string {
  if (rollover === 'current-and-issuer') return 'The issuer is there too, for the next certificate.';
  if (certificateUsage === 2) {
    return hasOther
      ? 'A new key from the same issuer changes nothing; a second issuer is there as well.'
      : 'A new key from the same issuer changes nothing. When the certificate is to come from another issuer, put the record of that one in the DNS first.';
  }
  if (hasOther) return 'There is a second record too, for the next key or for another one.';
  return selector === 0
    ? 'This record names the whole certificate: it stops fitting at every renewal, with the same key too. So add the record of the new certificate first each time, or use `3 1 1`.'
    : 'When the server is to get a new key, put the record of that one in the DNS first: there is only one now.';
}

/** The likeliest mistake, and what to do about it. */
export const hints: Readonly<Record<Hint, { readonly what: string; readonly action: string } | undefined>> = {
  none: undefined,
  'empty-digest': {
    what: 'The record holds the fingerprint of nothing: the certificate was not read when it was made.',
    action: 'Make the record again, from the certificate that the server sends.',
  },
  'other-selector': {
    what: 'The fingerprint is right, but the second number is not: that of the key goes with `1`, that of the whole certificate with `0`.',
    action: 'Put the right second number in the record, preferably as `3 1 1`.',
  },
  'issuer-in-usage-3': {
    what: 'The record names the certificate or key of the issuer with usage 3; usage 2 is for an issuer.',
    action: 'Make it usage 2, or take a `3 1 1` record of the server itself.',
  },
  'issuer-not-sent': {
    what: 'The record names an issuer, and the server sends only its own certificate: the intermediate certificate is missing.',
    action: 'Have the mail server send the intermediate certificates along; then the record fits.',
  },
};
