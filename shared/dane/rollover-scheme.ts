import type { TlsaRecord } from './tlsa-fields.ts';

/** How the next certificate is already provided for, as internet.nl sees it. */
export type RolloverScheme =
  /** The current key and the next one. */
  | { readonly kind: 'current-and-next' }
  /** The current key, and an issuer that will sign the next. */
  | { readonly kind: 'current-and-issuer' }
  | { readonly kind: 'none' };

/**
 * The rollover scheme of a set of TLSA records by internet.nl's rule (test `dane_rollover`): two or more of usage 3, or one of
 * usage 3 beside one of usage 2. It counts usages and nothing else: unusable and repeated records too, so that a server with
 * an RSA and an ECDSA certificate passes with nothing provided for. Two of usage 2 are none.
 */
export function rolloverScheme(records: readonly Pick<TlsaRecord, 'certificateUsage'>[]): RolloverScheme {
  const count = (usage: number) => records.filter(record => record.certificateUsage === usage).length;
  if (count(3) > 1) return { kind: 'current-and-next' };
  return { kind: count(3) === 1 && count(2) > 0 ? 'current-and-issuer' : 'none' };
}
