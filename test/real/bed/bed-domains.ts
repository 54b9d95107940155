import { domainToASCII } from 'node:url';

/** The bed's domains, by what they are there for. */
export const BED_DOMAINS = {
  /** Signed, DANE 3 1 1, MTA-STS in enforce mode, TLS reports asked for. */
  healthy: 'gezond.nl',
  /** The same with a name of more than ASCII letters. */
  international: domainToASCII('súdwest-fryslân.nl'),
  /** Not signed; protected by MTA-STS alone. */
  onlyMtaSts: 'alleen-sts.nl',
  /** Signed; its mail host is in the domain above, which is not. */
  mxUnsigned: 'mx-elders.nl',
  noStartTls: 'zonder-starttls.nl',
  /** Offers TLS 1.1 and nothing newer. */
  oldTls: 'oude-tls.nl',
  /** Its TLSA record names another key than the server has. */
  tlsaMismatch: 'tlsa-fout.nl',
  /** The DS at the parent does not fit: nothing in it validates. */
  wrongDs: 'ds-fout.nl',
  /** The policy's web server shows a certificate for another name. */
  policyWrongCertificate: 'sts-certificaat.nl',
  /** The policy's web server answers with a redirect. */
  policyRedirected: 'sts-omgeleid.nl',
  nullMx: 'geen-post.nl',
  noMx: 'zonder-mx.nl',
  mxAlias: 'mx-alias.nl',
  mxWithoutAddress: 'mx-zonder-adres.nl',
  manyMx: 'dertig-mx.nl',
  /** Nothing listens at the address of its mail host. */
  portClosed: 'poort-dicht.nl',
  /** Delegated to a server that refuses to answer for it. */
  serverFailure: 'servfail.nl',
  /** Not delegated at all. */
  missing: 'bestaat-niet.nl',
} as const;

export type BedDomain = keyof typeof BED_DOMAINS;

export const ALL_BED_DOMAINS = Object.keys(BED_DOMAINS).filter((key): key is BedDomain => key in BED_DOMAINS);

/** More MX hosts than a check looks at. */
export const MANY_MX_COUNT = 30;
