import { MX } from './topics/mx.ts';
import { DNSSEC } from './topics/dnssec.ts';
import { STARTTLS } from './topics/starttls.ts';
import { CERTIFICATE } from './topics/certificate.ts';
import { DANE } from './topics/dane.ts';
import { MTA_STS } from './topics/mta-sts.ts';
import { TLS_RPT } from './topics/tls-rpt.ts';
import { STS2016 } from './topics/sts2016.ts';

/**
 * Every finding, once: its id, its facts (typed parameters, never prose), what it is about, how it stands, where that is
 * written, what it asks for, and who can change it.
 */
export const FINDINGS = {
  ...MX,
  ...DNSSEC,
  ...STARTTLS,
  ...CERTIFICATE,
  ...DANE,
  ...MTA_STS,
  ...TLS_RPT,
  ...STS2016,
} as const;
