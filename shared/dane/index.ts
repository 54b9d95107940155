/**
 * DANE for SMTP (RFC 6698, RFC 7671, RFC 7672): where TLSA records are, which of them count, and whether a server is the
 * one they name. Whether the records are genuine is DNSSEC's to say, and comes with them from `evidence/secure-records`.
 */
export { expand, tlsaBaseDomains } from './base-domain.ts';
export { type TlsaRecord, type Unusable, usableTlsaRecords, whyUnusable } from './tlsa-record.ts';
export { type DaneQuestion, type DaneReason, type DaneResult, verifyDane } from './verify-dane.ts';
