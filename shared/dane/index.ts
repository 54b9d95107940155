/**
 * DANE for SMTP (RFC 6698, RFC 7671, RFC 7672): where TLSA records are, which of them count, and whether a server is the
 * one they name. Whether the records are genuine is DNSSEC's to say, and comes with them from `evidence/secure-records`.
 */
export type { Pinned } from './pinned.ts';
export { type AddressAnswer, type BaseDomains, baseDomains, expand } from './base-domain.ts';
export { tlsaOwner } from './tlsa-owner.ts';
export { usableTlsaRecords } from './digest-agility.ts';
export {
  type Combination,
  isSameCombination,
  type RecordState,
  recordStates,
  type RecordWithState,
  unmatchedCombinations,
} from './record-states.ts';
export { type MismatchHint, mismatchHint } from './mismatch-hint.ts';
export { type Destination, referenceNames } from './reference-names.ts';
export { type RolloverScheme, rolloverScheme } from './rollover-scheme.ts';
export type { TlsaRecord } from './tlsa-fields.ts';
export { parseTlsaRecord, type TlsaProblem, writeTlsaRecord } from './tlsa-record.ts';
export { type Unusable, whyUnusable } from './usable-records.ts';
export {
  type DaneQuestion,
  type DaneReason,
  type DaneResult,
  type Overlooked,
  verifyDane,
} from './verify-dane.ts';
