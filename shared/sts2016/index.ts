/**
 * SMTP STS as drafted in March 2016 (draft-margolis-smtp-sts-00), which the advice of May 2016 was about: the whole policy
 * is one TXT record at `_smtp_sts`. Nobody honours it any more; it is here to be compared with what came of it.
 */
export type { PolicyAuthentication, ReportTarget } from './field-values.ts';
export { isCovered2016, matchesMx2016 } from './match-mx.ts';
export { type PolicyCopy, policyCopyOf } from './policy-copy.ts';
export { isSamePolicy2016 } from './same-policy.ts';
export type { Sts2016Record } from './sts2016-policy.ts';
export type { Sts2016Field, Sts2016Problem } from './sts2016-problem.ts';
export {
  parseSts2016Record,
  sts2016Records,
  writeSts2016Record,
} from './sts2016-record.ts';
