import type { BedAddresses } from './bed-addresses.ts';
import { BED_DOMAINS, MANY_MX_COUNT } from './bed-domains.ts';

/** What the zones tell about the certificates: the SHA-256 of each server's public key. */
export interface PublicKeys {
  readonly healthyMail: string;
  readonly sharedMail: string;
}

export interface ZonePlan {
  readonly domain: string;
  readonly delegation: 'signed' | 'unsigned' | 'wrong-ds' | 'lame';
  /** Lines of the zone file below SOA and NS; owners are relative to the apex. */
  readonly records: readonly string[];
}

/** What each of the domains publishes. */
export function zonePlans(addresses: BedAddresses, keys: PublicKeys): ZonePlan[] {
  const mail = (address: string) => ['@ MX 10 mail', `mail A ${address}`];
  const tlsa = (digest: string) => `_25._tcp.mail TLSA 3 1 1 ${digest}`;
  const mtaSts = ['_mta-sts TXT "v=STSv1; id=20261101T000000;"', `mta-sts A ${addresses.web}`];
  const tlsRpt = (domain: string) => `_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tlsrpt@${domain}"`;
  const sharedMail = mail(addresses.sharedMail);
  const plan = (domain: string, delegation: ZonePlan['delegation'], ...records: string[]): ZonePlan => ({
    domain,
    delegation,
    records,
  });
  return [
    plan(
      BED_DOMAINS.healthy,
      'signed',
      ...mail(addresses.healthyMail),
      tlsa(keys.healthyMail),
      ...mtaSts,
      tlsRpt(BED_DOMAINS.healthy),
    ),
    plan(
      BED_DOMAINS.international,
      'signed',
      ...sharedMail,
      tlsa(keys.sharedMail),
      ...mtaSts,
      tlsRpt(BED_DOMAINS.international),
    ),
    plan(BED_DOMAINS.onlyMtaSts, 'unsigned', ...sharedMail, ...mtaSts),
    plan(BED_DOMAINS.mxUnsigned, 'signed', `@ MX 10 mail.${BED_DOMAINS.onlyMtaSts}.`),
    plan(BED_DOMAINS.noStartTls, 'signed', ...mail(addresses.mailWithoutStartTls)),
    plan(BED_DOMAINS.oldTls, 'signed', ...mail(addresses.mailWithOldTls)),
    plan(BED_DOMAINS.tlsaMismatch, 'signed', ...sharedMail, tlsa('0'.repeat(64))),
    plan(BED_DOMAINS.wrongDs, 'wrong-ds', ...sharedMail, tlsa(keys.sharedMail)),
    plan(BED_DOMAINS.policyWrongCertificate, 'signed', ...sharedMail, ...mtaSts),
    plan(BED_DOMAINS.policyRedirected, 'signed', ...sharedMail, ...mtaSts, `www A ${addresses.web}`),
    plan(BED_DOMAINS.nullMx, 'signed', '@ MX 0 .'),
    plan(BED_DOMAINS.noMx, 'signed', `@ A ${addresses.sharedMail}`),
    plan(BED_DOMAINS.mxAlias, 'signed', '@ MX 10 mx', 'mx CNAME mail', `mail A ${addresses.sharedMail}`),
    plan(BED_DOMAINS.mxWithoutAddress, 'signed', '@ MX 10 mail'),
    plan(BED_DOMAINS.manyMx, 'signed', ...manyMx(addresses.sharedMail)),
    plan(BED_DOMAINS.portClosed, 'signed', ...mail(addresses.nobody)),
    plan(BED_DOMAINS.serverFailure, 'lame'),
  ];
}

function manyMx(address: string): string[] {
  return Array.from({ length: MANY_MX_COUNT }, (_, index) => index + 1).flatMap(number => [
    `@ MX ${number * 10} mx${number}`,
    `mx${number} A ${address}`,
  ]);
}
