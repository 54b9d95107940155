import type { Assessment } from '../assessment/assessment.ts';
import type {
  DaneState,
  DnssecState,
  MailState,
  ReportsState,
  StsState,
  TlsState,
} from '../assessment/states.ts';
import { webPkiFlaw } from '../certificates/index.ts';
import type { Finding, FindingId, FindingOf } from '../findings/finding.ts';
import type { Seconds } from '../model/time.ts';
import type { DomainReading, HostReading } from '../reading/domain-reading.ts';
import { mailHosts } from '../reading/hosts/mail-hosts.ts';
import { servedPolicy } from '../reading/announced-policy.ts';
import { eitherCertificate } from '../reading/hosts/either-certificate.ts';
import { meetsPolicy } from '../reading/hosts/meets-policy.ts';
import type { Letter, Letters, SenderKind } from '../simulate/index.ts';
import type { Provider } from './advice-data.ts';
import { providerOf } from './provider-of.ts';

/** What advice rests on: an assessment, and what is known of the providers of its hosts. */
export interface Situation {
  readonly reading: DomainReading;
  readonly findings: readonly Finding[];
  readonly letters: Letters;
  /** The moment it is judged at. */
  readonly at: Seconds;
  readonly mail: MailState;
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

/** An assessment as whoever advises needs it. Pure. */
export function situationOf(
  { reading, findings, letters, at, states }: Assessment,
  providers: readonly Provider[],
): Situation {
  const { domain } = reading;
  const all = mailHosts(reading);
  const hosts = all.map(({ host }) => host);
  const foreignHosts = hosts.filter(host => host !== domain && !host.endsWith(`.${domain}`));
  const known = foreignHosts.flatMap(host => providerOf(host, providers) ?? []);
  const named = (wanted: (host: HostReading) => boolean) => all.filter(wanted).map(({ host }) => host);
  return {
    reading,
    findings,
    letters,
    at,
    ...states,
    hosts,
    foreignHosts,
    provider: known[0],
    // The domain's own hosts are told with the domain, where it is not signed either.
    // RFC 7672 §2.2.2: a signed alias to an unsigned name has its own TLSA records.
    unsignedHosts: named(({ host, unproven, tlsa }) => {
      const isOwn = !foreignHosts.includes(host);
      return (
        unproven?.status === 'insecure' && tlsa.kind !== 'secure' && !(isOwn && states.dnssec === 'unsigned')
      );
    }),
    bogusHosts: named(({ unproven }) => unproven?.status === 'bogus' && states.dnssec !== 'bogus'),
    untrustedHosts: named(host => isUntrusted(reading, host, at)),
  };
}

/** One address is enough: its certificate would not do, or the policy that is served keeps mail from it. */
function isUntrusted(reading: DomainReading, host: HostReading, at: Seconds): boolean {
  const policy = servedPolicy(reading);
  const isRefused = policy !== undefined && policy.mode !== 'none' && meetsPolicy(host, at) === 'fails';
  return (
    isRefused ||
    host.servers.flatMap(eitherCertificate).some(server => {
      const [own] = server.kind === 'tls' ? server.chain : [];
      return server.kind === 'tls' && own && webPkiFlaw(own, server.isTrusted, host.host, at) !== undefined;
    })
  );
}

/** Findings of one id, with their facts. */
export const findingsOf = <Id extends FindingId>(
  findings: readonly Finding[],
  id: Id,
): readonly FindingOf<Id>[] => findings.filter((each): each is Finding & FindingOf<Id> => each.id === id);

/** How mail from one kind of sender travels today, as it was simulated. */
export const letterOf = ({ letters }: Situation, sender: SenderKind): Letter =>
  letters.senders.find(each => each.sender === sender)?.letter ?? 'unknown';
