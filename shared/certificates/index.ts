/** What certificates say of each other and of names (RFC 5280, RFC 6125), from their facts alone. */
export { daysSince1970 } from './civil-day.ts';
export { couldHaveIssued } from './could-have-issued.ts';
export { coversHost, isPresented } from './covers-host.ts';
export { sameName } from './distinguished-name.ts';
export { isSignedBy, type SignatureState, signatureState } from './issued-by.ts';
export { type PathCertificate, pathCertificate, readPathCertificate } from './path-certificate.ts';
export { webPkiFlaw, type WebPkiFlaw } from './web-pki-flaw.ts';
export { type PathFlaw, pathFlaw, type PathRole } from './path-flaw.ts';
