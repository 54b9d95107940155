import { parseSts2016Record, sts2016Records } from './sts2016-record.ts';

/** Where the copy of a policy is that authenticates it (draft §3.3). */
export interface PolicyCopy {
  readonly url: string;
  /** The host in it, in lower case: the name that the certificate must have. */
  readonly host: string;
}

/** The draft has it over HTTPS and at the recipient domain. A record says what it likes, and nothing else is fetched. */
const COPY = /^https:\/\/([a-z0-9.-]+)(?::443)?(?=[/?#]|$)/i;

/**
 * Where the copy is that the TXT records at `_smtp_sts` of a domain name: an object for the first record of this kind with
 * `a=webpki`, `elsewhere` if that leads out of the domain, nothing where no record names one.
 */
export function policyCopyOf(
  records: readonly (readonly string[])[],
  domain: string,
): PolicyCopy | 'elsewhere' | undefined {
  const [record] = sts2016Records(records);
  const parsed = record && parseSts2016Record(record, domain);
  const authentication = parsed?.ok === true ? parsed.value.policyAuthentication : undefined;
  if (authentication?.kind !== 'webpki') return undefined;
  const host = COPY.exec(authentication.uri)?.[1]?.toLowerCase();
  const isAtDomain = host !== undefined && (host === domain || host.endsWith(`.${domain}`));
  return isAtDomain ? { url: authentication.uri, host } : 'elsewhere';
}
