import type { Provider } from '../advice-data.ts';
import type { Letter as LetterState, SenderKind } from '../../simulate/index.ts';

/** What evidence cannot tell; each left out until it is said. */
export interface Choices {
  /** Who keeps the mail servers, where their names would say otherwise. */
  readonly mailServers?: 'own' | 'hosted';
  readonly providerDane?: 'yes' | 'no';
  /** A place for one small file over HTTPS. */
  readonly webHost?: 'yes' | 'no';
  /** Somebody who keeps records in step with certificates, or has it done by a program. */
  readonly staff?: 'yes' | 'no';
  readonly sending?: 'postfix' | 'exim' | 'exchange-online' | 'provider';
}
export type Question = keyof Choices;

/** The advice in one word. */
export const CHOICES = [
  'no-mail',
  'measure',
  'repair',
  'dnssec-first',
  'ask-provider',
  'mta-sts',
  'dane',
  'both',
  'tell',
] as const;
export type Choice = (typeof CHOICES)[number];

/** What to do, in the order in which it is done. */
export const STEPS = [
  'measure-elsewhere',
  'repair-mx',
  'repair-dnssec',
  'repair-hosts-dnssec',
  'offer-starttls',
  'repair-denial',
  'repair-tlsa',
  'repair-policy',
  'repair-server',
  'renew-certificates',
  'renew-signatures',
  'prepare-rollover',
  'sign-domain',
  'sign-hosts',
  'repair-reports',
  'publish-reports',
  'move-hosts',
  'switch-on-dane',
  'ask-provider-dane',
  'trusted-certificates',
  'stronger-certificates',
  'publish-tlsa',
  'publish-policy-testing',
  'policy-to-enforce',
  'improve-policy',
  'remove-sts2016',
  'validating-resolver',
  'send-with-dane',
  'send-with-sts',
  'require-tls-for-partners',
  'ask-provider-sending',
  'keep',
] as const;
export type Step = (typeof STEPS)[number];

/** What led to the advice: typed facts, never prose. */
export type Reason =
  | {
      readonly kind:
        | 'no-mail'
        | 'not-measured'
        | 'domain-signed'
        | 'domain-unsigned'
        | 'domain-bogus'
        | 'tls-missing'
        | 'dane-holds'
        | 'dane-broken'
        | 'dane-gaps'
        | 'dane-idle'
        | 'dane-none'
        | 'sts-holds'
        | 'sts-testing'
        | 'sts-broken'
        | 'sts-none'
        | 'duty'
        | 'some-check-sts-only'
        | 'no-web-host'
        | 'no-staff'
        | 'provider-told-no'
        | 'sending-unseen'
        | 'sending-own'
        | 'sending-exchange-online'
        | 'sending-provider';
    }
  | {
      readonly kind: 'hosts-unsigned' | 'hosts-bogus' | 'own-servers' | 'unknown-provider';
      readonly hosts: readonly string[];
    }
  | { readonly kind: 'provider'; readonly name: string; readonly dane: Provider['dane'] }
  | { readonly kind: 'letter'; readonly sender: SenderKind; readonly letter: LetterState };

/** What could be otherwise, and would change the advice. */
export const HYPOTHESES = [
  'domain-signed',
  'hosts-signed',
  'faults-mended',
  'measured',
  'own-servers',
  'provider-can',
  'provider-cannot',
  'web-host',
  'no-web-host',
  'no-staff',
] as const;
export type Hypothesis = (typeof HYPOTHESES)[number];

export interface Change {
  readonly if: Hypothesis;
  readonly choice: Choice;
}

export interface Advice {
  readonly choice: Choice;
  readonly reasons: readonly Reason[];
  readonly steps: readonly Step[];
  readonly changes: readonly Change[];
}

/** What a letter asks of a provider. */
export type Need =
  | 'dnssec'
  | 'repair-dnssec'
  | 'starttls'
  | 'tlsa'
  | 'repair-tlsa'
  | 'repair-denial'
  | 'certificate';

/** A letter that is ready to be sent: to whom, and its facts. The sentences are in `words`. */
export type ReadyLetter =
  | {
      readonly kind: 'provider';
      readonly domain: string;
      /** The provider's name, where it is known. */
      readonly provider: string | undefined;
      readonly hosts: readonly string[];
      readonly needs: readonly Need[];
    }
  | {
      readonly kind: 'move';
      readonly domain: string;
      readonly provider: string;
      readonly hosts: readonly string[];
    }
  | { readonly kind: 'switch-on'; readonly domain: string; readonly provider: string }
  | { readonly kind: 'dns-host'; readonly domain: string }
  | { readonly kind: 'sending'; readonly domain: string };

/** What is advised for mail that comes in and for mail that goes out, always both. */
export interface Recommendation {
  readonly receiving: Advice;
  readonly sending: Advice;
  readonly letters: readonly ReadyLetter[];
  /** What would make the advice surer, or another one. */
  readonly questions: readonly Question[];
}
