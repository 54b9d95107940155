/** RFC 8461 §3.3: the host that has the policy, and so the name its certificate must have. */
export const policyHost = (domain: string) => `mta-sts.${domain}`;
export const policyUrl = (domain: string) => `https://${policyHost(domain)}/.well-known/mta-sts.txt`;
/** RFC 8461 §3.1: where the record is that announces a policy. */
export const stsRecordName = (domain: string) => `_mta-sts.${domain}`;
