import type { RecordSetProblem } from '../model/records/one-record.ts';
import { parseStsPolicy, type StsPolicy, type StsPolicyProblem } from './sts-policy.ts';
import { selectStsRecord, type StsRecord, type StsRecordProblem } from './sts-record.ts';

/**
 * Whether a warning is about what RFC 8461 §3.2 does not have, so that no sender has to take the policy, and some do not: an
 * empty line, white space around a key, an address as the name of a host (RFC 5321 §4.1.2 Domain), a key again with a value
 * that is none.
 */
export const breaksPolicy = (problem: StsPolicyProblem): boolean =>
  problem.kind === 'blank-line' ||
  problem.kind === 'space-around-key' ||
  problem.kind === 'address-as-mx' ||
  (problem.kind === 'duplicate-key' && problem.differs === 'invalid');

/** The same for a record: RFC 8461 §3.1 has no white space at its end. */
export const breaksRecord = ({ kind }: StsRecordProblem | RecordSetProblem): boolean =>
  kind === 'trailing-space';

/** The policy that every sender takes which goes by RFC 8461 §3.2; undefined where it may be refused. */
export function policyInForce(text: string): StsPolicy | undefined {
  const policy = parseStsPolicy(text);
  return policy.ok && !policy.warnings.some(breaksPolicy) ? policy.value : undefined;
}

/** The record that every sender goes by, of all TXT records at `_mta-sts` (RFC 8461 §3.1); undefined where there is none such. */
export function recordInForce(records: readonly (readonly string[])[]): StsRecord | undefined {
  const record = selectStsRecord(records);
  return record.ok && !record.warnings.some(breaksRecord) ? record.value : undefined;
}
