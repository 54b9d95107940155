import {
  type Combination,
  isSameCombination,
  type TlsaRecord,
  whyUnusable,
  writeTlsaRecord,
} from '../../dane/index.ts';
import type { CertificateFacts } from '../../evidence/certificate.ts';
import { fromBase64, toHex } from '../../model/bytes.ts';
import type { Seconds } from '../../model/time.ts';
import type { Proposal } from '../../overlay/proposal.ts';
import { daneMatch } from '../../reading/hosts/dane-match.ts';
import type { DomainReading } from '../../reading/domain-reading.ts';
import { mailHosts } from '../../reading/hosts/mail-hosts.ts';
import { servedChains } from '../../reading/hosts/served-chains.ts';
import { changeSet, DEFAULT_TTL, heldFor, type Place } from '../record-set.ts';
import { publishedTlsa, tlsaPlace, tlsaRecord } from '../tlsa-choices.ts';

/** A chain that a server sends, and whether a record fits it. */
interface Served {
  readonly chain: readonly CertificateFacts[];
  readonly fits: (record: TlsaRecord, now: Seconds) => boolean;
}

/** One TLSA set with all MX hosts that go by it: several where it lies behind an alias. */
export interface SharedOwner {
  readonly place: Place;
  /** The host that was meant first. */
  readonly hosts: readonly string[];
  readonly served: readonly Served[];
  readonly published: readonly TlsaRecord[];
  /** How long others may hold the set of now, or the alias in its place. */
  readonly heldFor: Seconds;
}

/** The set of a host; undefined where what one of its hosts sends was not seen, so that nobody can say what has to fit. */
export function sharedOwner(reading: DomainReading, host: string): SharedOwner | undefined {
  const { evidence } = reading;
  const all = mailHosts(reading).map(each => ({ ...each, place: tlsaPlace(reading, each) }));
  const own = all.find(each => each.host === host);
  if (!own) return undefined;
  const { place } = own;
  const others = all.filter(each => each !== own && each.place.name === place.name);
  const served = [own, ...others].map(each =>
    servedChains(each).map(chain => ({
      chain,
      fits: (record: TlsaRecord, now: Seconds) => daneMatch(reading, each.tlsaBase, [record], chain, now).ok,
    })),
  );
  if (served.some(chains => chains.length === 0 || chains.some(({ chain }) => !chain[0]))) return undefined;
  return {
    place,
    hosts: [own, ...others].map(each => each.host),
    served: served.flat(),
    published: publishedTlsa(reading, place.name),
    heldFor: Math.max(
      DEFAULT_TTL,
      heldFor(evidence, place.name, 'TLSA'),
      ...place.gone.map(({ name }) => heldFor(evidence, name, 'CNAME')),
    ),
  };
}

export const fitsOne = (record: TlsaRecord, { fits }: Served, now: Seconds): boolean => fits(record, now);

/** Each record once. */
export const onceEach = (records: readonly TlsaRecord[]): readonly TlsaRecord[] => [
  ...new Map(records.map(record => [writeTlsaRecord(record), record])).values(),
];

/**
 * A record of a combination for every chain that is sent now, as RFC 7671 §8.4 wants of each combination that is published;
 * one that is published already comes before one that is made. Undefined where a chain has nothing that it could name.
 */
export function presentRecords(
  { served, published }: SharedOwner,
  combination: Combination,
  now: Seconds,
): readonly TlsaRecord[] | undefined {
  const records = served.map(each => {
    const known = published.filter(record => isSameCombination(record, combination));
    const { certificateUsage } = combination;
    const from = certificateUsage === 3 ? each.chain.slice(0, 1) : each.chain.slice(1);
    const made = from.map(certificate => recordOf(combination, certificate));
    return [...known, ...made].find(record => fitsOne(record, each, now));
  });
  return records.includes(undefined) ? undefined : onceEach(records.flatMap(record => record ?? []));
}

function recordOf(combination: Combination, certificate: CertificateFacts): TlsaRecord {
  const { certificateUsage, selector, matchingType } = combination;
  const { digests, der, spki } = certificate;
  const digest = selector === 0 ? digests.certificate : digests.publicKey;
  const whole = toHex(fromBase64(selector === 0 ? der : spki) ?? new Uint8Array());
  const data = { 1: digest.sha256, 2: digest.sha512 }[matchingType] ?? whole;
  return { certificateUsage, selector, matchingType, data };
}

/** Published records of a combination that are for no chain seen: for a key that another client gets, or the next one. */
export const unexplained = (
  { served, published }: SharedOwner,
  combinations: readonly Combination[],
  now: Seconds,
): readonly TlsaRecord[] =>
  published.filter(
    record =>
      whyUnusable(record) === undefined &&
      combinations.some(each => isSameCombination(each, record)) &&
      !served.some(each => fitsOne(record, each, now)),
  );

/** The set with these records and no others. */
export function proposeSet(
  { evidence }: DomainReading,
  { place }: SharedOwner,
  records: readonly TlsaRecord[],
): Proposal {
  const after = onceEach(records).map(record => tlsaRecord(place.name, DEFAULT_TTL, record));
  const gone = place.gone.filter(({ before }) => before.length > 0);
  return { recordSets: [...gone, changeSet(evidence, place.name, 'TLSA', after)] };
}

/** How much of a certificate is left when it is to be renewed: room for a weekend and a mistake, or a third of a short life. */
const SPARE: Seconds = 7 * 86_400;

export interface CertificateDates {
  readonly notAfter: Seconds;
  readonly lifetime: Seconds;
  readonly spare: Seconds;
}

/** Of the certificate that ends first. */
export function datesOf({ served }: SharedOwner): CertificateDates {
  const leaves = served.flatMap(({ chain }) => chain[0] ?? []);
  const [first] = leaves.toSorted((a, b) => a.notAfter - b.notAfter);
  const { notAfter, notBefore } = first!;
  const lifetime = notAfter - notBefore;
  return { notAfter, lifetime, spare: Math.min(SPARE, Math.floor(lifetime / 3)) };
}

/** How many keys the servers use, as far as was seen. */
export const keysInUse = ({ served }: SharedOwner): number =>
  new Set(served.map(({ chain }) => chain[0]?.digests.publicKey.sha256)).size;
