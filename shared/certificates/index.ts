/** What certificates say of each other and of names (RFC 5280, RFC 6125), from their facts alone. */
export { coversHost, dnsIdMatches } from './covers-host.ts';
export { type HashName, hashOf } from './hash.ts';
export { isIssuedBy, isSignedBy } from './issued-by.ts';
export { spkiOf } from './spki-of.ts';
