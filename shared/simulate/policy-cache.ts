import type { StsPolicy } from '../mtasts/index.ts';
import type { Seconds } from '../model/time.ts';
import type { Sts2016Record } from '../sts2016/index.ts';

/** A policy of RFC 8461, under the id that the record had when it was fetched. */
export interface HeldMtaSts {
  readonly id: string;
  readonly policy: StsPolicy;
  readonly fetchedAt: Seconds;
}

/** A policy of the draft of 2016. */
export interface HeldSts2016 {
  /** The record as it was in DNS: another text is another policy. */
  readonly text: string;
  readonly record: Sts2016Record;
  readonly fetchedAt: Seconds;
  /** It has been met once; before that it may stop no mail (draft §3.3, §3.4). */
  readonly wasApplied: boolean;
}

/** What one sender holds of one domain. */
export interface CachedPolicy {
  readonly mtaSts?: HeldMtaSts;
  readonly sts2016?: HeldSts2016;
}

/** Policies are held per recipient domain. A value: it goes in and comes out, so that a run over weeks is a fold. */
export type PolicyCache = Readonly<Record<string, CachedPolicy>>;

export const EMPTY_CACHE: PolicyCache = {};

/** RFC 8461 §3.3 suggests that what is held is fetched anew once a day, long before it ends. */
const REFRESHED_AFTER: Seconds = 86_400;

/** RFC 8461 §3.2: for `max_age` from when it was last fetched. */
export const isLive = ({ policy, fetchedAt }: HeldMtaSts, now: Seconds): boolean =>
  fetchedAt + policy.maxAge > now;

export const isDueForRefresh = ({ fetchedAt }: HeldMtaSts, now: Seconds): boolean =>
  fetchedAt + REFRESHED_AFTER <= now;

/** Draft §3.2: until `e` ends. Without one it is not for keeping. The TTL that may be added is not: no sender has to. */
export const isLive2016 = ({ record, fetchedAt }: HeldSts2016, now: Seconds): boolean =>
  fetchedAt + (record.maxLifetime ?? 0) > now;

/** The same with the policy of one kind replaced, or gone. */
export function withHeld<Key extends keyof CachedPolicy>(
  before: CachedPolicy,
  key: Key,
  held: CachedPolicy[Key] | undefined,
): CachedPolicy {
  const { [key]: _old, ...rest } = before;
  return held ? { ...rest, [key]: held } : rest;
}
