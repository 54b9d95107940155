import { kind } from '../finding-kind.ts';
import type { Cause } from './cause.ts';
import type { Host } from './host.ts';

export const STARTTLS = {
  'starttls.offered': kind<{ readonly hosts: readonly string[]; readonly versions: readonly string[] }>(
    'starttls',
    'good',
    'RFC 3207 §4',
    'nothing',
  ),
  'starttls.missing': kind<Host & { readonly address: string }>(
    'starttls',
    'problem',
    'RFC 3207 §4',
    'offer-starttls',
    'mail-provider',
  ),
  'starttls.refused': kind<Host & { readonly address: string; readonly code: number }>(
    'starttls',
    'problem',
    'RFC 3207 §4',
    'offer-starttls',
    'mail-provider',
  ),
  'starttls.handshake-failed': kind<Host & { readonly address: string } & Cause>(
    'starttls',
    'problem',
    'RFC 3207 §4.1',
    'offer-starttls',
    'mail-provider',
  ),
  /** Behind the 220 to STARTTLS, in the clear: put there by somebody, or sent by a server that has it wrong. */
  'starttls.text-in-clear': kind<Host & { readonly address: string; readonly text: string }>(
    'starttls',
    'warning',
    'RFC 3207 §4.2',
    'repair-server',
    'mail-provider',
  ),
  'starttls.old-version': kind<Host & { readonly version: string }>(
    'starttls',
    'problem',
    'RFC 8996 §2',
    'repair-server',
    'mail-provider',
  ),
  'starttls.turned-away': kind<
    Host & { readonly address: string; readonly code: number; readonly text: string }
  >('starttls', 'not-measured', 'RFC 5321 §3.1', 'measure-elsewhere'),
  'starttls.unreachable': kind<Host & { readonly address: string } & Cause>(
    'starttls',
    'not-measured',
    'RFC 5321 §5.1',
    'measure-elsewhere',
    'mail-provider',
  ),
  'starttls.port-25-blocked': kind<{ readonly host: string; readonly addresses: number }>(
    'starttls',
    'not-measured',
    'RFC 5321 §4.5.4.2',
    'measure-elsewhere',
    'domain-owner',
  ),
  'starttls.no-mx': kind('starttls', 'not-measured', 'RFC 5321 §5.1', 'nothing'),
} as const;
