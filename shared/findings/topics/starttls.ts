import { kind } from '../finding-kind.ts';
import type { Milliseconds } from '../../model/time.ts';
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
  /** RFC 3207 §4: the server has TLS, and it cannot be had now: its key and certificate do not fit, or cannot be read. */
  'starttls.unavailable': kind<
    Host & { readonly address: string; readonly code: number; readonly text: string }
  >('starttls', 'problem', 'RFC 3207 §4', 'offer-starttls', 'mail-provider'),
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
  /** Something on the way overwrites what the server says, and may hide STARTTLS: `sign` is a line of that. */
  'starttls.masked': kind<Host & { readonly address: string; readonly sign: string }>(
    'starttls',
    'not-measured',
    'RFC 3207 §6',
    'measure-elsewhere',
    'domain-owner',
  ),
  /** Connected, and no greeting in the time that the check allows. */
  'starttls.silent': kind<Host & { readonly address: string; readonly afterMs: Milliseconds }>(
    'starttls',
    'not-measured',
    'RFC 5321 §4.5.3.2.1',
    'measure-elsewhere',
    'mail-provider',
  ),
  /** None of the addresses of a family was reached, of any server, while others were. `noRoad`: from here no way leads there. */
  'starttls.no-family': kind<{
    readonly family: 'ipv4' | 'ipv6';
    readonly addresses: readonly string[];
    readonly noRoad: boolean;
  }>('starttls', 'not-measured', 'RFC 5321 §5.1', 'measure-elsewhere'),
  'starttls.unreachable': kind<Host & { readonly address: string } & Cause>(
    'starttls',
    'not-measured',
    'RFC 5321 §5.1',
    'measure-elsewhere',
    'mail-provider',
  ),
  /** All there is refuses the connection, at one host: nobody can tell from here whether that is the server or the network. */
  'starttls.connection-refused': kind<Host & { readonly addresses: readonly string[] }>(
    'starttls',
    'not-measured',
    'RFC 5321 §5.1',
    'measure-elsewhere',
    'mail-provider',
    'domain-owner',
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
