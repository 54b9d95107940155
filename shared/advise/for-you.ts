import type { Finding, FindingId } from '../findings/finding.ts';
import type { Seconds } from '../model/time.ts';
import type { StsMode } from '../mtasts/index.ts';
import {
  type Attack,
  type Letter,
  play,
  type Result,
  type SenderKind,
  typicalSender,
} from '../simulate/index.ts';
import type { Provider } from './advice-data.ts';
import type { Choice } from './recommend/advice.ts';
import { letterOf, type Situation } from './situation.ts';

/** What a row comes to: `none` where it does not matter to this domain, `unknown` where it was not seen. */
export const FOR_YOU_VERDICTS = ['good', 'open', 'bad', 'none', 'unknown'] as const;
export type ForYouVerdict = (typeof FOR_YOU_VERDICTS)[number];

/** How a level counts where the sender insists on nothing, and where it could. */
export const BY_LETTER: Readonly<Record<Letter, ForYouVerdict>> = {
  sealed: 'good',
  closed: 'open',
  postcard: 'bad',
  broken: 'bad',
  unknown: 'unknown',
  'no-mail': 'none',
};

interface Hosts {
  readonly hosts: readonly string[];
}
interface Played {
  readonly dane: Result;
  readonly mtaSts: Result;
}

/** Why: typed facts, never prose. */
export type ForYouFact =
  | { readonly kind: 'no-mail' | 'not-measured' }
  | ({ readonly kind: 'dane-works' | 'dane-broken' | 'dane-gaps' | 'dane-idle' | 'dane-none' } & Hosts)
  | { readonly kind: 'dane-ready' | 'domain-unsigned' | 'domain-bogus' | 'no-tls' | 'signed-throughout' }
  | ({
      readonly kind:
        | 'hosts-unsigned'
        | 'hosts-bogus'
        | 'tlsa-by-you'
        | 'tlsa-by-both'
        | 'tlsa-by-others'
        | 'own-servers';
    } & Hosts)
  | { readonly kind: 'provider'; readonly name: string; readonly dane: Provider['dane'] }
  | ({ readonly kind: 'unknown-provider' } & Hosts)
  | ({ readonly kind: 'provider-has-dane' } & Hosts)
  | {
      readonly kind: 'letter';
      readonly sender: 'dane' | 'mta-sts' | 'dane-and-mta-sts';
      readonly letter: Letter;
    }
  | { readonly kind: 'overall'; readonly letter: Letter }
  | { readonly kind: 'advice'; readonly choice: Choice }
  | { readonly kind: 'standards-used'; readonly used: readonly ('dane' | 'mta-sts' | 'tls-rpt')[] }
  | { readonly kind: 'sts-in-use'; readonly mode: StsMode }
  | { readonly kind: 'sts-old-record' | 'sts-broken' | 'sts-none' }
  | { readonly kind: 'own-choice-dane' | 'own-choice-enforce' | 'own-choice-testing' | 'own-choice-open' }
  | { readonly kind: 'dnssec-anyway' | 'without-dnssec' | 'without-dnssec-used' }
  | { readonly kind: 'reports'; readonly to: readonly string[] }
  | { readonly kind: 'reports-none' | 'reports-broken' | 'reports-mailed' | 'reports-https' }
  | { readonly kind: 'policy-host'; readonly host: string }
  | { readonly kind: 'policy-host-elsewhere'; readonly target: string }
  | { readonly kind: 'policy-host-fails' | 'policy-host-none' }
  | { readonly kind: 'max-age'; readonly maxAge: Seconds }
  | { readonly kind: 'no-policy-to-keep' | 'policy-testing-kept' }
  | { readonly kind: 'together' | 'only-dane' | 'only-sts' | 'neither' }
  | ({ readonly kind: 'contradiction' } & Hosts)
  | { readonly kind: 'certificates-good' }
  | ({ readonly kind: 'certificates-by-dane' | 'certificates-refused' } & Hosts)
  | ({ readonly kind: 'first-contact'; readonly later: Result } & Played)
  | ({ readonly kind: 'direct-link' | 'strip' | 'misissued' } & Played)
  | { readonly kind: 'attackers'; readonly passive: Letter; readonly active: Letter }
  | { readonly kind: 'sending-unseen' }
  | { readonly kind: 'duty-met' }
  | {
      readonly kind: 'duty-open';
      readonly missing: readonly ('dnssec' | 'starttls' | 'tls-version' | 'dane')[];
    }
  | { readonly kind: 'kept-well' }
  | { readonly kind: 'faults'; readonly count: number }
  | { readonly kind: 'nothing-to-keep' };
export type ForYouKind = ForYouFact['kind'];

/** What a cell rests on: something found, or a message that was simulated. */
export type Rest =
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'letter'; readonly sender: SenderKind; readonly letter: Letter }
  | {
      readonly kind: 'played';
      readonly sender: SenderKind;
      readonly attack: Attack;
      readonly contact: 'first' | 'later';
      readonly result: Result;
    };

export interface ForYou {
  readonly verdict: ForYouVerdict;
  readonly fact: ForYouFact;
  readonly rests: readonly Rest[];
}

/** What a row comes to for a domain. */
export type Rule = (situation: Situation) => ForYou;

export const cell = (
  verdict: ForYouVerdict,
  fact: ForYouFact,
  ...rests: (Rest | readonly Rest[])[]
): ForYou => ({
  verdict,
  fact,
  rests: rests.flat(),
});

/** The findings of these ids, or of a whole topic (`dane.`), as something to rest on. */
export const found = ({ findings }: Situation, ...ids: (FindingId | `${string}.`)[]): readonly Rest[] =>
  findings
    .filter(({ id }) => ids.some(each => (each.endsWith('.') ? id.startsWith(each) : id === each)))
    .map(finding => ({ kind: 'finding', finding }));

export const letterRest = (situation: Situation, sender: SenderKind): Rest => ({
  kind: 'letter',
  sender,
  letter: letterOf(situation, sender),
});

/** One message under an attack, played. */
export function played(
  { reading, at }: Situation,
  sender: SenderKind,
  attack: Attack,
  contact: 'first' | 'later',
): Rest & { kind: 'played' } {
  const { result } = play(reading, typicalSender(sender), attack, contact, at);
  return { kind: 'played', sender, attack, contact, result };
}

/** DANE is published for every host, and senders that check it insist on it. */
export const daneHolds = (situation: Situation): boolean =>
  situation.dane === 'works' && letterOf(situation, 'dane') === 'sealed';

/** MTA-STS is in mode enforce, and senders that check it insist on it. */
export const stsHolds = (situation: Situation): boolean =>
  situation.sts === 'enforce' && letterOf(situation, 'mta-sts') === 'sealed';

/** Whether a result keeps the mail from whoever attacks. */
export const isKept = (result: Result): boolean => result === 'safe' || result === 'stopped';
