import type { Written } from './written.ts';

/** RFC 8461 §3.2: a policy goes into a file of its own, to the last byte as it was made. */
export const policyAsFile = (policyText: string): Written<'sts-policy'> =>
  policyText as Written<'sts-policy'>;
