import type { SignatureFacts, ZoneLink } from '../../shared/evidence/chain.ts';
import type { Seconds } from '../../shared/model/time.ts';
import type { Denial } from './denial.ts';
import { nsecDenial } from './nsec.ts';
import { nsec3Denial, readNsec3 } from './nsec3.ts';
import { type SignedRrset, TYPE } from './signed-rrset.ts';
import { type SigningZone, verifyRrset } from './verify-rrset.ts';
import type { WorkBudget } from './work-budget.ts';

export interface VerifiedDenial extends Denial {
  /** How the zone denies, for the picture of the chain; absent where it did not. */
  readonly style?: NonNullable<ZoneLink['denial']>;
}

/** NSEC or NSEC3 RRsets looked at in one answer, each of one record; a proof needs three. */
const MAX_SETS = 16;
const MAX_RECORDS = MAX_SETS;

/** The proofs in an authority section that a zone's own keys vouch for. The two kinds are never mixed. */
export function verifiedDenial(
  authority: readonly SignedRrset[],
  zone: SigningZone,
  now: Seconds,
  budget: WorkBudget,
  nsec3InsecureAbove: number,
  note: (facts: SignatureFacts) => void,
): VerifiedDenial {
  const verified = authority
    .filter(set => set.type === TYPE.NSEC || set.type === TYPE.NSEC3)
    .slice(0, MAX_SETS)
    .filter(set => {
      const verdict = verifyRrset(set, zone, now, budget, note);
      // One that came out of a wildcard would claim a place in the chain that it does not have.
      return verdict.kind === 'verified' && verdict.wildcardLabels === undefined;
    })
    .flatMap(set => set.records)
    .slice(0, MAX_RECORDS);
  const nsecs = verified.filter(record => record.type === TYPE.NSEC);
  if (nsecs.length > 0) return { ...nsecDenial(nsecs, zone.name), style: { kind: 'nsec' } };
  const denial = nsec3Denial(verified, zone.name, budget, nsec3InsecureAbove);
  const first = verified[0] && readNsec3(verified[0], zone.name);
  if (!first) return denial;
  const { iterations, salt, optOut } = first;
  return { ...denial, style: { kind: 'nsec3', iterations, saltLength: salt.length, optOut } };
}
