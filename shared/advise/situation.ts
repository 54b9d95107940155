import { assess } from '../assess/assess.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { hostsOf, mailHosts } from '../evidence/mail-hosts.ts';
import type { Finding, FindingId, FindingOf } from '../findings/finding.ts';
import type { Milliseconds, Seconds } from '../model/time.ts';
import {
  type Letter,
  type Letters,
  letters,
  type SenderKind,
  type World,
  worldOf,
} from '../simulate/index.ts';
import type { Provider } from './advice-data.ts';
import { providerOf } from './provider-of.ts';

/** How the domain's own zone stands. */
export type DnssecState = 'signed' | 'unsigned' | 'bogus' | 'unknown';
/** `gaps`: not for all hosts, or with records that prove nothing. `idle`: records that nothing vouches for. */
export type DaneState = 'works' | 'broken' | 'gaps' | 'idle' | 'none' | 'unknown';
export type StsState = 'enforce' | 'testing' | 'off' | 'broken' | 'none' | 'unknown';
export type ReportsState = 'present' | 'broken' | 'none' | 'unknown';
export type TlsState = 'offered' | 'missing' | 'unknown';

/** What advice rests on: nothing but evidence, what was found in it, and what senders do by it. */
export interface Situation {
  readonly evidence: Evidence;
  readonly findings: readonly Finding[];
  readonly world: World;
  readonly letters: Letters;
  /** The moment it is judged at. */
  readonly at: Seconds;
  readonly mail: 'hosts' | 'none' | 'unknown';
  readonly hosts: readonly string[];
  /** Hosts outside the domain: somebody else's zone. */
  readonly foreignHosts: readonly string[];
  /** Whose name the foreign hosts bear, where that is known. */
  readonly provider: Provider | undefined;
  readonly dnssec: DnssecState;
  /** Hosts whose addresses nothing vouches for, or whose signatures are wrong. */
  readonly unsignedHosts: readonly string[];
  readonly bogusHosts: readonly string[];
  readonly tls: TlsState;
  readonly dane: DaneState;
  readonly sts: StsState;
  readonly reports: ReportsState;
  /** Hosts whose certificate would not satisfy a sender that checks MTA-STS. */
  readonly untrustedHosts: readonly string[];
}

/** What a domain's evidence comes to, for whoever advises. Pure: the same evidence and moment, the same situation. */
export function situationOf(
  evidence: Evidence,
  now: Milliseconds,
  providers: readonly Provider[],
): Situation {
  const at = Math.floor(now / 1_000);
  const findings = assess(evidence, now);
  const world = worldOf(evidence);
  const mail = mailHosts(evidence);
  const hosts = hostsOf(mail).map(({ host }) => host);
  const foreignHosts = hosts.filter(
    host => host !== evidence.domain && !host.endsWith(`.${evidence.domain}`),
  );
  const known = foreignHosts.flatMap(host => providerOf(host, providers) ?? []);
  const about = (...ids: HostFinding[]) => [...new Set(ids.flatMap(id => hostsWith(findings, id)))];
  return {
    evidence,
    findings,
    world,
    letters: letters(world, at),
    at,
    mail:
      hosts.length > 0
        ? 'hosts'
        : mail.kind === 'failed' || mail.kind === 'server-failure'
          ? 'unknown'
          : 'none',
    hosts,
    foreignHosts,
    provider: known[0],
    dnssec: first(findings, DNSSEC, 'unknown'),
    unsignedHosts: about('dnssec.mx-unsigned'),
    bogusHosts: about('dnssec.mx-bogus'),
    tls: first(findings, TLS, 'unknown'),
    dane: first(findings, DANE, 'unknown'),
    sts: first(findings, STS, 'unknown'),
    reports: first(findings, REPORTS, 'unknown'),
    untrustedHosts: about(
      'certificate.expired',
      'certificate.not-yet-valid',
      'certificate.name-mismatch',
      'certificate.untrusted',
      'certificate.untrusted-with-dane',
      'mta-sts.mx-certificate',
    ),
  };
}

type States<State> = readonly (readonly [State, readonly FindingId[]])[];

/** The first state that one of the findings speaks for. */
function first<State>(findings: readonly Finding[], states: States<State>, otherwise: State): State {
  const has = (ids: readonly FindingId[]) => findings.some(({ id }) => ids.includes(id));
  return states.find(([, ids]) => has(ids))?.[0] ?? otherwise;
}

const DNSSEC: States<DnssecState> = [
  ['unknown', ['dnssec.resolver-unusable', 'dnssec.resolver-strips', 'dnssec.not-measured']],
  ['bogus', ['dnssec.bogus']],
  ['unsigned', ['dnssec.unsigned']],
  ['signed', ['dnssec.secure']],
];
const TLS: States<TlsState> = [
  ['missing', ['starttls.missing', 'starttls.refused', 'starttls.handshake-failed']],
  ['offered', ['starttls.offered']],
];
const DANE: States<DaneState> = [
  ['broken', ['dane.mismatch', 'dane.only-by-search', 'dane.no-starttls', 'dane.lookup-failed']],
  ['idle', ['dane.mx-not-secure']],
  ['unknown', ['dane.not-measured', 'dane.mx-bogus']],
  ['gaps', ['dane.partial', 'dane.unusable']],
  ['works', ['dane.valid']],
  ['none', ['dane.none', 'dane.needs-dnssec']],
];
const STS: States<StsState> = [
  ['unknown', ['mta-sts.not-measured']],
  [
    'broken',
    [
      'mta-sts.record-invalid',
      'mta-sts.several-records',
      'mta-sts.policy-unreachable',
      'mta-sts.policy-status',
      'mta-sts.policy-redirect',
      'mta-sts.policy-certificate',
      'mta-sts.policy-invalid',
      'mta-sts.policy-too-large',
      'mta-sts.mx-not-covered',
      'mta-sts.mx-certificate',
    ],
  ],
  ['enforce', ['mta-sts.enforce']],
  ['testing', ['mta-sts.testing']],
  ['off', ['mta-sts.mode-none']],
  [
    'none',
    ['mta-sts.none', 'mta-sts.parent-only', 'mta-sts.policy-without-record', 'mta-sts.record-ignored'],
  ],
];
const REPORTS: States<ReportsState> = [
  ['unknown', ['tls-rpt.not-measured']],
  [
    'broken',
    ['tls-rpt.invalid', 'tls-rpt.undeliverable', 'tls-rpt.several-records', 'tls-rpt.record-ignored'],
  ],
  ['present', ['tls-rpt.present']],
  ['none', ['tls-rpt.none', 'tls-rpt.none-while-enforcing']],
];

/** Findings of one id, with their facts. */
export const findingsOf = <Id extends FindingId>(
  findings: readonly Finding[],
  id: Id,
): readonly FindingOf<Id>[] => findings.filter((each): each is Finding & FindingOf<Id> => each.id === id);

type HostFinding = {
  [Id in FindingId]: FindingOf<Id>['facts'] extends { readonly host: string } ? Id : never;
}[FindingId];
const hostsWith = (findings: readonly Finding[], id: HostFinding): readonly string[] =>
  findingsOf(findings, id).map(({ facts }) => facts.host);

/** How mail from one kind of sender travels today, as it was simulated. */
export const letterOf = ({ letters }: Situation, sender: SenderKind): Letter =>
  letters.senders.find(each => each.sender === sender)?.letter ?? 'unknown';
