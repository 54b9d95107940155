import type { DomainName } from '../../model/domain-name.ts';
import { powerShell, type PowerShellText, powerShellText } from '../quoting/power-shell.ts';
import { asLines } from '../quoting/written.ts';
import type { ServerSnippet } from './snippet.ts';

/** What is done for DANE at a domain that Exchange Online receives for, in this order; words say how. */
export const EXCHANGE_STEPS = [
  'prepare',
  'mta-sts-testing',
  'lower-ttl',
  'enable-dnssec',
  'add-mx',
  'swap-mx',
  'remove-old-mx',
  'restore-ttl',
  'mta-sts-enforce',
  'enable-dane',
  'check',
  'roll-back',
] as const;
export type ExchangeStepId = (typeof EXCHANGE_STEPS)[number];

export interface ExchangeStep {
  readonly id: ExchangeStepId;
  /** What to run in PowerShell; absent where the step is made in DNS or in the policy. */
  readonly snippet?: ServerSnippet;
}

/**
 * RFC 7672 for a domain with its mail at Exchange Online. Microsoft signs the zone of the new MX host and publishes its
 * TLSA records; the host's name comes from the first cmdlet. No MX record may point at a host without TLSA while
 * senders rely on it (RFC 7672 §2.2), so the old one goes before DANE is turned on.
 */
export function receiveWithExchangeOnline(domain: DomainName): readonly ExchangeStep[] {
  return EXCHANGE_STEPS.map(id => {
    const cmdlets = CMDLETS[id];
    if (!cmdlets) return { id };
    const lines = cmdlets.map(cmdlet => powerShell`${cmdlet} -DomainName ${powerShellText(domain)}`);
    return {
      id,
      snippet: { fileName: `${id}.ps1`, text: asLines([powerShell`Connect-ExchangeOnline`, ...lines]) },
    };
  });
}

const CMDLETS: { readonly [Id in ExchangeStepId]?: readonly PowerShellText[] } = {
  'enable-dnssec': [powerShell`Enable-DnssecForVerifiedDomain`],
  'enable-dane': [powerShell`Enable-SmtpDaneInbound`],
  // In the opposite order: no TLSA record is to be left where its zone is no longer signed.
  'roll-back': [powerShell`Disable-SmtpDaneInbound`, powerShell`Disable-DnssecForVerifiedDomain`],
  check: [powerShell`Get-DnssecStatusForVerifiedDomain`, powerShell`Get-SmtpDaneInboundStatus`],
};
