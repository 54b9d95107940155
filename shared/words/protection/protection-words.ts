import type { Letters } from '../../simulate/index.ts';

/** For whom a level holds, where it does not, and until when. */
export interface ProtectionWords {
  /** Of one group of senders. */
  readonly holds: (letter: string, who: string, isOpenAtFirst: boolean) => string;
  readonly everyone: string;
  readonly who: (checks: string) => string;
  /** What senders of a kind check. */
  readonly checks: Readonly<Record<'dane' | 'mta-sts' | 'dane-and-mta-sts' | 'opportunistic', string>>;
  readonly suchAs: (checks: string, names: string) => string;
  readonly refusedAt: (places: string, who: string) => string;
  readonly noFamily: (seen: string, missing: string) => string;
  readonly notSeen: (places: string) => string;
  readonly until: (day: string, who: string, letter: string) => string;
  readonly noMail: Readonly<Record<NonNullable<Letters['noMail']>, string>>;
}
