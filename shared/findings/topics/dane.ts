import type { Seconds } from '../../model/time.ts';
import type { Combination, DaneReason, Overlooked, RolloverScheme, Unusable } from '../../dane/index.ts';
import { kind } from '../finding-kind.ts';
import type { Host } from './host.ts';

export const DANE = {
  'dane.valid': kind<Host & { readonly certificateUsage: number; readonly rollover: RolloverScheme['kind'] }>(
    'dane',
    'good',
    'RFC 7672 §2.2',
    'nothing',
  ),
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
  'dane.mx-not-secure': kind<{ readonly hosts: readonly string[] }>(
    'dane',
    'problem',
    'RFC 7672 §2.2.1',
    'sign-domain',
    'dns-host',
    'registrar',
  ),
  'dane.partial': kind<{ readonly covered: readonly string[]; readonly uncovered: readonly string[] }>(
    'dane',
    'problem',
    'RFC 7672 §2.2.1',
    'repair-tlsa',
    'mail-provider',
  ),
  'dane.mismatch': kind<Host & { readonly reason: DaneReason }>(
    'dane',
    'problem',
    'RFC 7672 §2.2',
    'repair-tlsa',
    'mail-provider',
  ),
  'dane.unusable': kind<Host>('dane', 'problem', 'RFC 7672 §3.1.3', 'repair-tlsa', 'mail-provider'),
  'dane.no-starttls': kind<Host>('dane', 'problem', 'RFC 7672 §2.2', 'offer-starttls', 'mail-provider'),
  'dane.lookup-failed': kind<Host & { readonly detail: string }>(
    'dane',
    'problem',
    'RFC 7672 §2.1.2',
    'repair-denial',
    'mail-provider',
    'dns-host',
  ),
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
