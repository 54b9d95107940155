import type { Seconds } from '../model/time.ts';
import type { PolicyAuthentication, ReportTarget } from './field-values.ts';

/** The `_smtp_sts` TXT record, which is the whole policy (draft-margolis-smtp-sts-00, March 2016, §3). */
export interface Sts2016Record {
  /** `to`: deliver only if the policy is met. Otherwise failures are reported only. */
  readonly tlsOnly: boolean;
  /** `mx`: hosts that may take the mail, in lower case; the first label may be `*`. */
  readonly mx: readonly string[];
  /** `a`. */
  readonly policyAuthentication?: PolicyAuthentication;
  /** `c`: how the certificate of an MX host is authenticated. */
  readonly certificateCheck?: 'webpki' | 'tlsa';
  /** `e`: how long a sender may hold the policy, not counting the record's TTL (§3.2). */
  readonly maxLifetime?: Seconds;
  /** `rua`: where failure reports go. */
  readonly reportTo: readonly ReportTarget[];
}
