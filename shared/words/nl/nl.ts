import type { Catalogue } from '../catalogue.ts';
import { advise } from './advise/advise.ts';
import { causes } from './causes.ts';
import { chain } from './chain.ts';
import { domainProblems, failures } from './failures.ts';
import { certificate } from './findings/certificate.ts';
import { daneReasons, unusable } from './dane-terms.ts';
import { sts2016 } from './sts2016-terms.ts';
import { dane } from './findings/dane.ts';
import { dnssec } from './findings/dnssec.ts';
import { mtaSts } from './findings/mta-sts.ts';
import { mx } from './findings/mx.ts';
import { starttls } from './findings/starttls.ts';
import { tlsRpt } from './findings/tls-rpt.ts';
import { compareRoom } from './compare/compare-room.ts';
import { make } from './make/make.ts';
import { merge } from './make/merge.ts';
import { servers } from './make/servers.ts';
import { protection } from './protection.ts';
import { simulate } from './simulate.ts';
import { syntax } from './syntax.ts';
import { validation } from './validation.ts';
import { actors, letters, report, senders, topics, untrusted, verdicts } from './terms.ts';

/** Dutch, at language level B1. */
export const nl: Catalogue = {
  findings: { ...mx, ...dnssec, ...starttls, ...certificate, ...dane, ...mtaSts, ...tlsRpt },
  failures,
  domainProblems,
  causes,
  syntax,
  daneReasons,
  unusable,
  sts2016,
  validation,
  topics,
  verdicts,
  actors,
  letters,
  senders,
  untrusted,
  report,
  chain,
  protection,
  simulate,
  servers,
  make,
  merge,
  advise,
  compareRoom,
};
