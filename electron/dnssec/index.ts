/**
 * A validating resolver for DNSSEC (RFC 4033 to 4035, 5155, 6840, 9276), on top of any way to get raw answers. It trusts
 * its anchors and nothing else: no AD bit, no cache of others. Work is bounded: a hostile zone ends in a `limit` result.
 *
 * Known limits: RRSIG and ANY questions are not validated; nothing is remembered of answers, only of zones and their keys.
 */
export { rootTrustAnchors } from './trust-anchors.ts';
export { createValidator, type Validated, type Validator, type ValidatorSettings } from './validator.ts';
