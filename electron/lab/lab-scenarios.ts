import certificateExpired from '../../assets/lab/certificate-expired.json' with { type: 'json' };
import daneOnly from '../../assets/lab/dane-only.json' with { type: 'json' };
import dnssecDsWithoutKeys from '../../assets/lab/dnssec-ds-without-keys.json' with { type: 'json' };
import dnssecExpired from '../../assets/lab/dnssec-expired.json' with { type: 'json' };
import dnssecMissingDenial from '../../assets/lab/dnssec-missing-denial.json' with { type: 'json' };
import dnssecMissingRrsig from '../../assets/lab/dnssec-missing-rrsig.json' with { type: 'json' };
import dnssecNotYetValid from '../../assets/lab/dnssec-not-yet-valid.json' with { type: 'json' };
import dnssecNsec3OptOut from '../../assets/lab/dnssec-nsec3-opt-out.json' with { type: 'json' };
import dnssecUnsignedChild from '../../assets/lab/dnssec-unsigned-child.json' with { type: 'json' };
import dnssecWrongDs from '../../assets/lab/dnssec-wrong-ds.json' with { type: 'json' };
import healthy from '../../assets/lab/healthy.json' with { type: 'json' };
import hostedSigned from '../../assets/lab/hosted-signed.json' with { type: 'json' };
import hostedUnsigned from '../../assets/lab/hosted-unsigned.json' with { type: 'json' };
import mtaStsOnly from '../../assets/lab/mta-sts-only.json' with { type: 'json' };
import mtaStsTesting from '../../assets/lab/mta-sts-testing.json' with { type: 'json' };
import noMail from '../../assets/lab/no-mail.json' with { type: 'json' };
import noStarttls from '../../assets/lab/no-starttls.json' with { type: 'json' };
import nothing from '../../assets/lab/nothing.json' with { type: 'json' };
import oldTls from '../../assets/lab/old-tls.json' with { type: 'json' };
import policyCertificate from '../../assets/lab/policy-certificate.json' with { type: 'json' };
import policyMissesMx from '../../assets/lab/policy-misses-mx.json' with { type: 'json' };
import sts2016 from '../../assets/lab/sts-2016.json' with { type: 'json' };
import tlsaMismatch from '../../assets/lab/tlsa-mismatch.json' with { type: 'json' };
import { type Scenario, scenario } from './scenario.ts';

/** In the order in which they are offered: the healthy one first, then from common to special. */
const FILES: readonly unknown[] = [
  healthy,
  noStarttls,
  nothing,
  daneOnly,
  mtaStsOnly,
  mtaStsTesting,
  tlsaMismatch,
  policyMissesMx,
  policyCertificate,
  certificateExpired,
  oldTls,
  hostedSigned,
  hostedUnsigned,
  noMail,
  sts2016,
  dnssecExpired,
  dnssecNotYetValid,
  dnssecWrongDs,
  dnssecMissingRrsig,
  dnssecMissingDenial,
  dnssecDsWithoutKeys,
  dnssecUnsignedChild,
  dnssecNsec3OptOut,
];

/** The practice domains that come with the app. */
export const labScenarios = (): readonly Scenario[] => FILES.map(file => scenario.parse(file));
