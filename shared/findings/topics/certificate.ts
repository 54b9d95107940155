import type { Pinned } from '../../dane/index.ts';
import type { UntrustedReason } from '../../evidence/tls.ts';
import type { Seconds } from '../../model/time.ts';
import { kind } from '../finding-kind.ts';
import type { Host } from './host.ts';

/** A certificate that has to be another one, at a host whose TLSA records may name the one of now. */
export type Replaced = Host & { readonly pinned?: Pinned };

export const CERTIFICATE = {
  'certificate.trusted': kind<Host & { readonly until: Seconds; readonly issuer: string }>(
    'certificate',
    'good',
    'RFC 6125 §6',
    'nothing',
  ),
  'certificate.expired': kind<Replaced & { readonly at: Seconds }>(
    'certificate',
    'warning',
    'RFC 5280 §4.1.2.5',
    'renew-certificates',
    'mail-provider',
  ),
  'certificate.not-yet-valid': kind<Replaced & { readonly at: Seconds }>(
    'certificate',
    'warning',
    'RFC 5280 §4.1.2.5',
    'renew-certificates',
    'mail-provider',
  ),
  'certificate.ends-soon': kind<Replaced & { readonly at: Seconds; readonly days: number }>(
    'certificate',
    'warning',
    'RFC 5280 §4.1.2.5',
    'renew-certificates',
    'mail-provider',
  ),
  'certificate.name-mismatch': kind<Replaced & { readonly names: readonly string[] }>(
    'certificate',
    'warning',
    'RFC 8461 §4.2',
    'trusted-certificates',
    'mail-provider',
  ),
  'certificate.untrusted': kind<Replaced & { readonly reason: UntrustedReason }>(
    'certificate',
    'warning',
    'RFC 8461 §4.2',
    'trusted-certificates',
    'mail-provider',
  ),
  /** The same, while TLSA records vouch for the server: then it is nobody's trouble. */
  'certificate.untrusted-with-dane': kind<Replaced & { readonly reason: UntrustedReason }>(
    'certificate',
    'notice',
    'RFC 7672 §3.1.1',
    'trusted-certificates',
  ),
  'certificate.weak-key': kind<Replaced & { readonly algorithm: string; readonly bits: number }>(
    'certificate',
    'warning',
    'NCSC TLS 2025',
    'stronger-certificates',
    'mail-provider',
  ),
  'certificate.weak-signature': kind<Replaced & { readonly algorithm: string }>(
    'certificate',
    'problem',
    'NCSC TLS 2025',
    'stronger-certificates',
    'mail-provider',
  ),
  'certificate.not-measured': kind('certificate', 'not-measured', 'RFC 3207 §4.1', 'nothing'),
} as const;
