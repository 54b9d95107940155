import type { PublicKeyFacts } from '../../evidence/certificate.ts';
import type { Seconds } from '../../model/time.ts';
import type {
  Combination,
  DaneReason,
  MismatchHint,
  Overlooked,
  RolloverScheme,
  Unusable,
} from '../../dane/index.ts';
import { kind } from '../finding-kind.ts';
import type { Host } from './host.ts';

/** The record that fits, and what else is published. */
export interface Matched {
  readonly certificateUsage: number;
  readonly selector: number;
  /** Another usable record of that usage stands beside it. */
  readonly hasOther: boolean;
  readonly rollover: RolloverScheme['kind'];
}
/** Why none fits, and the usual mistake that explains it, if one does. */
export interface Unmatched extends Held {
  readonly reason: DaneReason;
  readonly hint: MismatchHint | 'none';
}
/** How long others may hold the TLSA records of now, whatever is published. */
export interface Held {
  readonly held: Seconds;
}
/** One address of a host; and whether senders with DANE, which pass it by, deliver at another one or another host. */
type AtAddress = Host & { readonly address: string; readonly isDelivered: boolean };

export const DANE = {
  'dane.valid': kind<Host & Matched>('dane', 'good', 'RFC 7672 §2.2', 'nothing'),
  'dane.none': kind<{ readonly hosts: readonly string[] }>(
    'dane',
    'warning',
    'RFC 7672 §2.2',
    'dane',
    'mail-provider',
    'dns-host',
  ),
  'dane.needs-dnssec': kind<{ readonly hosts: readonly string[] }>(
    'dane',
    'warning',
    'RFC 7672 §2.1.1',
    'sign-domain',
    'dns-host',
    'registrar',
  ),
  'dane.mx-not-secure': kind<{ readonly hosts: readonly string[]; readonly isDomainSigned?: true }>(
    'dane',
    'problem',
    'RFC 7672 §2.2.1',
    'sign-domain',
    ({ isDomainSigned }) => (isDomainSigned ? ['mail-provider', 'dns-host'] : ['dns-host', 'registrar']),
  ),
  /** Over an MX record that nothing vouches for, TLSA records in a signed zone that fit: good against a false server there. */
  'dane.insecure-mx': kind<{ readonly hosts: readonly string[] }>(
    'dane',
    'notice',
    'RFC 7672 §2.2.1',
    'sign-domain',
    'dns-host',
    'registrar',
  ),
  /** The same, and they do not fit: Postfix goes by them all the same. */
  'dane.insecure-mx-mismatch': kind<AtAddress & Unmatched>(
    'dane',
    'problem',
    'RFC 7672 §2.2.1',
    'repair-tlsa',
    'mail-provider',
  ),
  /** Records at the domain's own name, where no sender looks as the domain is not its MX host (RFC 7672 §2.2.3). */
  'dane.wrong-name': kind<{ readonly name: string; readonly hosts: readonly string[] }>(
    'dane',
    'warning',
    'RFC 7672 §2.2.3',
    'dane',
    'domain-owner',
    'dns-host',
  ),
  'dane.partial': kind<{ readonly covered: readonly string[]; readonly uncovered: readonly string[] }>(
    'dane',
    'problem',
    'RFC 7672 §2.2.1',
    'repair-tlsa',
    'mail-provider',
  ),
  'dane.mismatch': kind<AtAddress & Unmatched>(
    'dane',
    'problem',
    'RFC 7672 §2.2',
    'repair-tlsa',
    'mail-provider',
  ),
  /** A server with two certificates, of which the records fit one. */
  'dane.other-certificate': kind<
    Host & { readonly address: string; readonly fits: PublicKeyFacts; readonly fails: PublicKeyFacts }
  >('dane', 'problem', 'RFC 7671 §8.1', 'repair-tlsa', 'mail-provider'),
  'dane.unusable': kind<Host>('dane', 'problem', 'RFC 7672 §3.1.3', 'repair-tlsa', 'mail-provider'),
  'dane.no-starttls': kind<AtAddress & Held>(
    'dane',
    'problem',
    'RFC 7672 §2.2',
    'offer-starttls',
    'mail-provider',
  ),
  'dane.lookup-failed': kind<Host & { readonly detail: string }>(
    'dane',
    'problem',
    'RFC 7672 §2.1.2',
    'repair-denial',
    'mail-provider',
    'dns-host',
  ),
  /** No answer came to us; what others get is not known. */
  'dane.lookup-unanswered': kind<Host>('dane', 'not-measured', 'RFC 7672 §2.1.2', 'measure-elsewhere'),
  'dane.not-measured': kind<Host>('dane', 'not-measured', 'RFC 7672 §2.2', 'measure-elsewhere'),
  /** Behind MX records that cannot be believed. */
  'dane.mx-bogus': kind('dane', 'not-measured', 'RFC 7672 §2.1.2', 'repair-dnssec', 'dns-host', 'registrar'),
  /** Usage 3: what would be wrong with the certificate elsewhere, and is not looked at. */
  'dane.overlooks': kind<Host & { readonly overlooked: readonly Overlooked[] }>(
    'dane',
    'notice',
    'RFC 7672 §3.1.1',
    'nothing',
  ),
  /** Usage 2, found only by trying several issuers of one name. */
  'dane.only-by-search': kind<Host>('dane', 'problem', 'RFC 7671 §5.2', 'repair-tlsa', 'mail-provider'),
  /** Beside records that match: a combination of which none does (RFC 7671 §8.4). */
  'dane.combination-unmatched': kind<Host & { readonly combination: Combination }>(
    'dane',
    'warning',
    'RFC 7671 §8.4',
    'prepare-rollover',
    'mail-provider',
    'dns-host',
  ),
  /** Beside records that count. */
  'dane.record-unusable': kind<Host & { readonly record: string; readonly why: Unusable }>(
    'dane',
    'notice',
    'RFC 7672 §3.1',
    'nothing',
    'mail-provider',
    'dns-host',
  ),
  'dane.ttl-long': kind<Host & { readonly ttl: Seconds }>(
    'dane',
    'notice',
    'RFC 7671 §11',
    'nothing',
    'dns-host',
  ),
  /** The certificate ends before a record for the next one would be known everywhere. */
  'dane.rollover-due': kind<Host & { readonly at: Seconds; readonly ttl: Seconds }>(
    'dane',
    'warning',
    'RFC 7671 §8.1',
    'prepare-rollover',
    'mail-provider',
    'dns-host',
  ),
  /** Beside the records, the name server cannot prove that what is not there is not there. */
  'dane.denial-broken': kind<Host>(
    'dane',
    'warning',
    'RFC 4035 §5.4',
    'repair-denial',
    'mail-provider',
    'dns-host',
  ),
} as const;
