import type { ValidationReason } from '../../evidence/chain.ts';
import type { UnusableResolver } from '../../evidence/unusable-resolver.ts';
import type { Seconds } from '../../model/time.ts';
import { type Actor, kind } from '../finding-kind.ts';
import type { Host } from './host.ts';

/** Which link broke says who can mend it: the parent's side of a delegation is changed through the registrar. */
const mendsBogus = ({ reason }: { readonly reason: ValidationReason }): readonly Actor[] =>
  reason.kind === 'no-key-for-ds' ? ['registrar', 'dns-host'] : ['dns-host'];

/** A host in a zone below the domain: the zone above it, where its DS record belongs, is the domain's own. */
export interface Within {
  readonly within?: { readonly zone: string; readonly parent: string };
}
const mendsHost = ({ within }: Within): readonly Actor[] => [within ? 'dns-host' : 'mail-provider'];

export const DNSSEC = {
  'dnssec.secure': kind('dnssec', 'good', 'RFC 4033 §5', 'nothing'),
  'dnssec.unsigned': kind('dnssec', 'warning', 'RFC 4033 §5', 'sign-domain', 'dns-host', 'registrar'),
  'dnssec.bogus': kind<{ readonly reason: ValidationReason; readonly hasKeys: boolean }>(
    'dnssec',
    'problem',
    'RFC 4035 §5.5',
    'repair-dnssec',
    mendsBogus,
  ),
  'dnssec.mx-unsigned': kind<Host & Within & { readonly hasDane: boolean }>(
    'dnssec',
    ({ hasDane }) => (hasDane ? 'notice' : 'warning'),
    'RFC 7672 §2.2.2',
    'sign-hosts',
    mendsHost,
  ),
  'dnssec.mx-bogus': kind<Host & Within & { readonly reason: ValidationReason; readonly hasKeys: boolean }>(
    'dnssec',
    'problem',
    'RFC 4035 §5.5',
    'repair-hosts-dnssec',
    mendsHost,
  ),
  'dnssec.not-measured': kind<{ readonly name: string; readonly reason: ValidationReason }>(
    'dnssec',
    'not-measured',
    'RFC 4033 §5',
    'measure-elsewhere',
  ),
  'dnssec.resolver-strips': kind<{ readonly resolver: string }>(
    'dnssec',
    'not-measured',
    'RFC 4035 §3.2',
    'measure-elsewhere',
    'domain-owner',
  ),
  'dnssec.resolver-unusable': kind<{ readonly resolver: string } & UnusableResolver>(
    'dnssec',
    'not-measured',
    'RFC 1035 §4.1.1',
    'measure-elsewhere',
    'domain-owner',
  ),
  'dnssec.signature-ends-soon': kind<{ readonly zone: string; readonly at: Seconds; readonly days: number }>(
    'dnssec',
    'warning',
    'RFC 6781 §4.4.2',
    'renew-signatures',
    'dns-host',
  ),
  'dnssec.weak-algorithm': kind<{ readonly zone: string; readonly algorithm: number }>(
    'dnssec',
    'warning',
    'RFC 9904 §2',
    'renew-signatures',
    'dns-host',
    'registrar',
  ),
  'dnssec.sha1-ds': kind<{ readonly zone: string }>(
    'dnssec',
    'warning',
    'RFC 9905 §2',
    'renew-signatures',
    'registrar',
    'dns-host',
  ),
  'dnssec.nsec3-iterations': kind<{ readonly zone: string; readonly iterations: number }>(
    'dnssec',
    'warning',
    'RFC 9276 §3.1',
    'renew-signatures',
    'dns-host',
  ),
  'dnssec.nsec3-salt': kind<{ readonly zone: string }>(
    'dnssec',
    'notice',
    'RFC 9276 §3.1',
    'nothing',
    'dns-host',
  ),
} as const;
