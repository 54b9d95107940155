import { tlsaOwner } from '../../dane/index.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { lookupOf } from '../../evidence/secure-records.ts';
import type { Seconds } from '../../model/time.ts';
import type { HostTlsa } from '../domain-reading.ts';
import { longestHeld } from '../longest-held.ts';

/** How long others may hold the TLSA records of a host. */
export const heldTlsa = (
  evidence: Evidence,
  { base, records }: Pick<Extract<HostTlsa, { kind: 'secure' }>, 'base' | 'records'>,
): Seconds =>
  longestHeld(
    lookupOf(evidence, tlsaOwner(base), 'TLSA'),
    records.map(({ ttl }) => ttl),
  );
