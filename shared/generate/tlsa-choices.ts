import {
  type TlsaRecord,
  tlsaBaseDomains,
  tlsaOwner,
  unmatchedCombinations,
  verifyDane,
  whyUnusable,
  writeTlsaRecord,
} from '../dane/index.ts';
import type { CertificateFacts } from '../evidence/certificate.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { hostsOf, mailHosts } from '../evidence/mail-hosts.ts';
import type { Seconds } from '../model/time.ts';
import type { Proposal } from '../overlay/proposal.ts';
import { changeSet, DEFAULT_TTL, publishedAt } from './record-set.ts';

/** Where a record that may be published comes from. */
export type TlsaOrigin =
  /** The server's own key, as it was seen: advice is `3 1 1` (RFC 7672 §3.1.1). */
  | { readonly kind: 'server-key'; readonly until: Seconds }
  /** An issuer whose certificate the server sends: `2 1 1` goes on when the issuer stays (RFC 7672 §3.1.2). */
  | { readonly kind: 'issuer'; readonly name: string }
  /** It is there, and Postzegel does not know what it is for. */
  | { readonly kind: 'published' }
  /** A certificate or key that the user brought: that of the next certificate. */
  | { readonly kind: 'brought'; readonly name: string };

export interface TlsaChoice {
  /** The record in presentation form; what it is chosen by. */
  readonly text: string;
  readonly record: TlsaRecord;
  readonly origin: TlsaOrigin;
  readonly isPublished: boolean;
  /** Senders would go by it (RFC 7672 §3.1). */
  readonly isUsable: boolean;
  /** It fits what the server sends now. */
  readonly matchesNow: boolean;
}

/** The TLSA records of one MX host: what could be published, and where. */
export interface HostChoices {
  readonly host: string;
  /** `_25._tcp` of the TLSA base domain (RFC 7672 §2.2.3). */
  readonly owner: string;
  /** The server's certificate was seen. */
  readonly isSeen: boolean;
  readonly choices: readonly TlsaChoice[];
  /** Texts of those that should be published by our advice. */
  readonly advised: readonly string[];
}

/** What the user brought for a host. */
export interface BroughtRecord {
  readonly host: string;
  readonly name: string;
  readonly record: TlsaRecord;
}

/** The choices for every MX host, best known first. */
export function tlsaChoices(
  evidence: Evidence,
  now: Seconds,
  brought: readonly BroughtRecord[] = [],
): readonly HostChoices[] {
  return hostsOf(mailHosts(evidence)).map(({ host }) => choicesFor(evidence, host, now, brought));
}

function choicesFor(
  evidence: Evidence,
  host: string,
  now: Seconds,
  brought: readonly BroughtRecord[],
): HostChoices {
  const owner = tlsaOwner(tlsaBaseDomains(evidence, host)[0] ?? host);
  const chains = servedChains(evidence, host);
  const published = publishedAt(evidence, owner, 'TLSA').flatMap(record =>
    record.type === 'TLSA' ? [record] : [],
  );
  const found: readonly (readonly [TlsaRecord, TlsaOrigin])[] = [
    ...chains.flatMap(([server]) =>
      server ? [[keyRecord(3, server), { kind: 'server-key', until: server.notAfter }] as const] : [],
    ),
    ...chains.flatMap(([, ...issuers]) =>
      issuers.map(issuer => [keyRecord(2, issuer), { kind: 'issuer', name: nameOf(issuer) }] as const),
    ),
    ...published.map(record => [record, { kind: 'published' }] as const),
    ...brought.flatMap(each =>
      each.host === host ? [[each.record, { kind: 'brought', name: each.name }] as const] : [],
    ),
  ];
  const choices = new Map<string, TlsaChoice>();
  for (const [record, origin] of found) {
    const text = writeTlsaRecord(record);
    if (choices.has(text)) continue;
    const matchesNow = chains.some(chain => {
      const names = [host, evidence.domain];
      return verifyDane({ tlsa: [record], chain, names, now }).ok;
    });
    const isPublished = published.some(each => writeTlsaRecord(each) === text);
    const isUsable = whyUnusable(record) === undefined;
    choices.set(text, { text, record, origin, isPublished, isUsable, matchesNow });
  }
  const all = [...choices.values()];
  return {
    host,
    owner,
    isSeen: chains.length > 0,
    choices: all,
    advised: advised(all, chains, now),
  };
}

/** `3 1 1` of every key that the server uses, what is published and harmless, and what was brought for later. */
function advised(
  choices: readonly TlsaChoice[],
  chains: readonly (readonly CertificateFacts[])[],
  now: Seconds,
): readonly string[] {
  const wanted = choices.filter(
    ({ origin, isPublished, isUsable }) =>
      isUsable && (origin.kind === 'server-key' || origin.kind === 'brought' || isPublished),
  );
  const records = wanted.map(({ record }) => record);
  // RFC 7671 §8.4: no combination may be left that matches nothing of what a server sends now.
  const unmatched = chains.map(chain => unmatchedCombinations(records, chain, now));
  const isStray = ({ certificateUsage, selector, matchingType }: TlsaRecord) =>
    unmatched.length > 0 &&
    unmatched.every(combinations =>
      combinations.some(
        each =>
          each.certificateUsage === certificateUsage &&
          each.selector === selector &&
          each.matchingType === matchingType,
      ),
    );
  return wanted.filter(({ record }) => !isStray(record)).map(({ text }) => text);
}

/** The certificates of each session with a host, each chain once. */
export function servedChains(evidence: Evidence, host: string): readonly (readonly CertificateFacts[])[] {
  const chains = new Map<string, readonly CertificateFacts[]>();
  for (const { host: of, outcome } of evidence.smtp) {
    if (of !== host || outcome.kind !== 'tls') continue;
    const chain = outcome.tls.chain.flatMap(sha256 => evidence.certificates[sha256] ?? []);
    chains.set(outcome.tls.chain[0] ?? '', chain);
  }
  return [...chains.values()];
}

const keyRecord = (certificateUsage: number, { digests }: CertificateFacts): TlsaRecord => ({
  certificateUsage,
  selector: 1,
  matchingType: 1,
  data: digests.publicKey.sha256,
});

const nameOf = ({ subject, commonNames }: CertificateFacts): string => commonNames[0] ?? subject;

/** The sets as chosen, host by host: texts of the records that are to be published; all others go. */
export function proposeTlsa(
  evidence: Evidence,
  hosts: readonly HostChoices[],
  chosen: Readonly<Record<string, readonly string[]>>,
  ttl: Seconds = DEFAULT_TTL,
): Proposal {
  const sets = hosts.flatMap(({ host, owner, choices, advised: byAdvice }) => {
    const texts = chosen[host] ?? byAdvice;
    const after = choices
      .filter(({ text }) => texts.includes(text))
      .map(({ record: { certificateUsage, selector, matchingType, data } }) => ({
        owner,
        type: 'TLSA' as const,
        ttl,
        certificateUsage,
        selector,
        matchingType,
        data: typeof data === 'string' ? data : '',
      }));
    const change = changeSet(evidence, owner, 'TLSA', after);
    return change.before.length + change.after.length > 0 ? [change] : [];
  });
  return { recordSets: sets };
}
