import {
  isSameCombination,
  type TlsaRecord,
  tlsaOwner,
  unmatchedCombinations,
  whyUnusable,
  writeTlsaRecord,
} from '../dane/index.ts';
import type { CertificateFacts } from '../evidence/certificate.ts';
import type { DnsRecordOf } from '../evidence/dns.ts';
import { toHex } from '../model/bytes.ts';
import type { Seconds } from '../model/time.ts';
import type { Proposal, ProposedRecord } from '../overlay/proposal.ts';
import { daneMatch } from '../reading/hosts/dane-match.ts';
import type { DomainReading, HostReading } from '../reading/domain-reading.ts';
import { mailHosts } from '../reading/hosts/mail-hosts.ts';
import { servedChains } from '../reading/hosts/served-chains.ts';
import { changeSet, DEFAULT_TTL, type Place, placeOf, publishedAt } from './record-set.ts';

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
  reading: DomainReading,
  now: Seconds,
  brought: readonly BroughtRecord[] = [],
): readonly HostChoices[] {
  return mailHosts(reading).map(host => choicesFor(reading, host, now, brought));
}

function choicesFor(
  reading: DomainReading,
  hostReading: HostReading,
  now: Seconds,
  brought: readonly BroughtRecord[],
): HostChoices {
  const { host, tlsaBase } = hostReading;
  const place = tlsaPlace(reading, hostReading);
  const chains = servedChains(hostReading);
  const published = publishedTlsa(reading, place.name);
  const publishedTexts = new Set(published.map(writeTlsaRecord));
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
    const matchesNow = chains.some(chain => daneMatch(reading, tlsaBase, [record], chain, now).ok);
    const isPublished = publishedTexts.has(text);
    const isUsable = whyUnusable(record) === undefined;
    choices.set(text, { text, record, origin, isPublished, isUsable, matchesNow });
  }
  const all = [...choices.values()];
  return {
    host,
    owner: place.name,
    isSeen: chains.length > 0,
    choices: all,
    advised: advised(all, chains),
  };
}

/** Where a host's TLSA records are or belong (RFC 7672 §2.2.3). */
export const tlsaPlace = ({ evidence }: DomainReading, { tlsaBase }: HostReading): Place =>
  placeOf(evidence, tlsaOwner(tlsaBase), 'TLSA', ({ type }) => type === 'TLSA');

export const publishedTlsa = ({ evidence }: DomainReading, owner: string): readonly DnsRecordOf<'TLSA'>[] =>
  publishedAt(evidence, owner, 'TLSA').flatMap(record => (record.type === 'TLSA' ? [record] : []));

/** `3 1 1` of every key that the server uses, what is published and harmless, and what was brought for later. */
function advised(
  choices: readonly TlsaChoice[],
  chains: readonly (readonly CertificateFacts[])[],
): readonly string[] {
  const wanted = choices.filter(
    ({ origin, isPublished, isUsable }) =>
      isUsable && (origin.kind === 'server-key' || origin.kind === 'brought' || isPublished),
  );
  const records = wanted.map(({ record }) => record);
  // RFC 7671 §8.4: no combination may be left that matches nothing of what a server sends now.
  const unmatched = chains.flatMap(chain => unmatchedCombinations(records, chain));
  return wanted
    .filter(({ record }) => !unmatched.some(each => isSameCombination(each, record)))
    .map(({ text }) => text);
}

const keyRecord = (certificateUsage: number, { digests }: CertificateFacts): TlsaRecord => ({
  certificateUsage,
  selector: 1,
  matchingType: 1,
  data: digests.publicKey.sha256,
});

const nameOf = ({ subject, commonNames }: CertificateFacts): string => commonNames[0] ?? subject;

/**
 * The sets as chosen, host by host: texts of the records that are to be published; all others go. Hosts that have their
 * records at one place, behind an alias, get one set with what each of them needs.
 */
export function proposeTlsa(
  reading: DomainReading,
  hosts: readonly HostChoices[],
  chosen: Readonly<Record<string, readonly string[]>>,
  ttl: Seconds = DEFAULT_TTL,
): Proposal {
  const byOwner = new Map<string, Map<string, TlsaRecord>>();
  for (const { host, owner, choices, advised: byAdvice } of hosts) {
    const texts = new Set(chosen[host] ?? byAdvice);
    const set = byOwner.get(owner) ?? new Map<string, TlsaRecord>();
    for (const { text, record } of choices) if (texts.has(text)) set.set(text, record);
    byOwner.set(owner, set);
  }
  const gone = mailHosts(reading)
    .filter(({ host }) => hosts.some(each => each.host === host))
    .flatMap(host => tlsaPlace(reading, host).gone);
  return {
    recordSets: [...byOwner].flatMap(([owner, records]) => {
      const change = changeSet(
        reading.evidence,
        owner,
        'TLSA',
        [...records.values()].map(record => tlsaRecord(owner, ttl, record)),
      );
      if (change.before.length + change.after.length === 0) return [];
      return change.after.length > 0 ? [...gone.filter(({ name }) => name === owner), change] : [change];
    }),
  };
}

export const tlsaRecord = (
  owner: string,
  ttl: Seconds,
  { certificateUsage, selector, matchingType, data }: TlsaRecord,
): ProposedRecord => ({
  owner,
  type: 'TLSA',
  ttl,
  certificateUsage,
  selector,
  matchingType,
  data: typeof data === 'string' ? data.replaceAll(/\s/g, '').toLowerCase() : toHex(data),
});
