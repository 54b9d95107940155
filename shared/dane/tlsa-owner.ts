/** RFC 6698 §3: where the TLSA records of an SMTP server are. An alias may lead to the root, which has no label of its own. */
export const tlsaOwner = (baseDomain: string) => (baseDomain === '.' ? '_25._tcp' : `_25._tcp.${baseDomain}`);
