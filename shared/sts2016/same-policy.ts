/**
 * Whether the body at a policy's `webpki:` URI authenticates the TXT record (draft §3.3): it must be the same text exactly.
 * Nothing is forgiven, not a line end: what the draft does not say a sender cannot rely on.
 */
export const isSamePolicy2016 = (txtStrings: readonly string[], body: string): boolean =>
  txtStrings.join('') === body;
