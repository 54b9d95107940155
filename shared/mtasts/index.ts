/**
 * MTA-STS (RFC 8461): the record that announces a policy, the policy, and which MX hosts it covers. Pure; fetching the
 * policy is `electron/https`, what a sender makes of it all is for `assess` and `simulate`.
 */
export { breaksPolicy, breaksRecord, policyInForce, recordInForce } from './in-force.ts';
export { isCovered, matchesMx, unusedPatterns } from './match-mx.ts';
export { policyHost, policyUrl, stsRecordName } from './policy-host.ts';
export { type StatusMeaning, statusMeaning } from './status-meaning.ts';
export { policyOpinions, recordOpinions, type SenderOpinions, type StsSender } from './sender-parsers.ts';
export {
  MAX_MAX_AGE,
  MAX_POLICY_BYTES,
  parseStsPolicy,
  type StsMode,
  type StsPolicy,
  type StsPolicyProblem,
  writeStsPolicy,
} from './sts-policy.ts';
export { isNotTheFile } from './what-instead.ts';
export {
  parseStsRecord,
  selectStsRecord,
  type StsRecord,
  type StsRecordProblem,
  stsRecords,
  writeStsRecord,
} from './sts-record.ts';
