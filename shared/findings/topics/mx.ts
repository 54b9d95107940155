import { kind } from '../finding-kind.ts';
import type { Cause } from './cause.ts';
import type { Host } from './host.ts';

export const MX = {
  'mx.hosts': kind<{ readonly hosts: readonly string[] }>('mx', 'good', 'RFC 5321 §5.1', 'nothing'),
  'mx.null': kind('mx', 'notice', 'RFC 7505 §3', 'nothing'),
  'mx.null-beside-others': kind('mx', 'problem', 'RFC 7505 §3', 'repair-mx', 'domain-owner', 'dns-host'),
  'mx.none-but-address': kind('mx', 'warning', 'RFC 5321 §5.1', 'repair-mx', 'domain-owner', 'dns-host'),
  'mx.none': kind('mx', 'problem', 'RFC 5321 §5.1', 'repair-mx', 'domain-owner', 'dns-host'),
  'mx.domain-missing': kind('mx', 'problem', 'RFC 2308 §2.1', 'repair-mx', 'domain-owner', 'registrar'),
  'mx.alias': kind<
    Host & {
      readonly target: string;
      /** What the target has to have before an MX record names it: what senders go by names the alias only. */
      readonly first: readonly ('policy' | 'tlsa')[];
      /** TLSA records of the target are those that count: with addresses of its own the alias would be without. */
      readonly isPinnedByTarget?: true;
    }
  >('mx', 'warning', 'RFC 2181 §10.3', 'repair-mx', 'domain-owner', 'dns-host'),
  'mx.no-address': kind<Host>('mx', 'problem', 'RFC 5321 §5.1', 'repair-mx', 'dns-host', 'mail-provider'),
  'mx.address-as-name': kind<Host>(
    'mx',
    'problem',
    'RFC 1035 §3.3.9',
    'repair-mx',
    'domain-owner',
    'dns-host',
  ),
  'mx.private-address': kind<Host & { readonly address: string }>(
    'mx',
    'problem',
    'RFC 6890 §2.2',
    'repair-mx',
    'dns-host',
    'mail-provider',
  ),
  'mx.too-many': kind<{ readonly count: number; readonly limit: number }>(
    'mx',
    'notice',
    'RFC 5321 §5.1',
    'nothing',
    'domain-owner',
  ),
  'mx.not-measured': kind<Cause>('mx', 'not-measured', 'RFC 5321 §5.1', 'measure-elsewhere'),
  'mx.server-failure': kind<{ readonly rcode: string }>(
    'mx',
    'problem',
    'RFC 1035 §4.1.1',
    'repair-mx',
    'dns-host',
  ),
} as const;
