import { claimSlot } from '../servers/claim-slot.ts';

/** The addresses of one bed, all in its slot. */
export interface BedAddresses {
  readonly root: string;
  readonly nl: string;
  /** Where the domains' own zones are. */
  readonly domains: string;
  readonly resolver: string;
  /** Postfix with a certificate for the healthy domain alone. */
  readonly healthyMail: string;
  /** Postfix with one certificate for the mail hosts of most other domains. */
  readonly sharedMail: string;
  readonly mailWithoutStartTls: string;
  readonly mailWithOldTls: string;
  /** Nothing listens here. */
  readonly nobody: string;
  readonly web: string;
}

export interface ClaimedAddresses {
  readonly addresses: BedAddresses;
  release(): Promise<void>;
}

const HOSTS = {
  root: 1,
  nl: 2,
  domains: 3,
  resolver: 53,
  healthyMail: 25,
  sharedMail: 26,
  mailWithoutStartTls: 27,
  mailWithOldTls: 28,
  nobody: 29,
  web: 43,
} as const;

/** Claims addresses that no other bed on this machine uses, until released or this process ends. */
export async function claimAddresses(): Promise<ClaimedAddresses> {
  const { at, release } = await claimSlot([
    [HOSTS.resolver, 53],
    [HOSTS.healthyMail, 25],
    [HOSTS.web, 443],
  ]);
  const addresses: BedAddresses = {
    root: at(HOSTS.root),
    nl: at(HOSTS.nl),
    domains: at(HOSTS.domains),
    resolver: at(HOSTS.resolver),
    healthyMail: at(HOSTS.healthyMail),
    sharedMail: at(HOSTS.sharedMail),
    mailWithoutStartTls: at(HOSTS.mailWithoutStartTls),
    mailWithOldTls: at(HOSTS.mailWithOldTls),
    nobody: at(HOSTS.nobody),
    web: at(HOSTS.web),
  };
  return { addresses, release };
}
