import * as z from 'zod/mini';
import { coversHost } from '../../certificates/index.ts';
import { writeTlsaRecord } from '../../dane/index.ts';
import { type KeyMaterial, keyMaterial } from '../../evidence/keys/key-material.ts';
import type { DomainReading } from '../../reading/domain-reading.ts';
import { mailHosts } from '../../reading/hosts/mail-hosts.ts';
import { servedChains } from '../../reading/hosts/served-chains.ts';
import type { BroughtRecord, HostChoices } from '../tlsa-choices.ts';
import { combinationsOf, dataOf, isIssuer, keyCombination, keyName } from './combination.ts';

/** A certificate or key that was brought: for which hosts, and by which record. Without hosts it is looked at only. */
export const broughtKey = z.object({
  material: keyMaterial,
  hosts: z.array(z.string()),
  combination: keyCombination,
});
export type BroughtKey = z.infer<typeof broughtKey>;

/** What tells one from another: the same certificate, or the same key without one, is not brought twice. */
export const broughtId = ({ material }: Pick<BroughtKey, 'material'>): string =>
  material.kind === 'certificate' ? material.digests.certificate.sha256 : material.digests.publicKey.sha256;

/**
 * What one file or text holds, as our advice has it: the server's own certificate or key for every mail host that it is for;
 * its issuers beside it are there to be chosen. What was brought before stays.
 */
export function bringKeys(
  before: readonly BroughtKey[],
  found: readonly KeyMaterial[],
  reading: DomainReading,
  hosts: readonly Pick<HostChoices, 'host'>[],
): BroughtKey[] {
  const known = new Set(before.map(broughtId));
  const hasOwn = found.some(material => !isIssuer(material));
  const names = hosts.map(({ host }) => host);
  const fresh = found.map(material => ({
    material,
    hosts: isIssuer(material) && hasOwn ? [] : hostsFor(material, reading, names),
    combination: combinationsOf(material)[0]!,
  }));
  return [...before, ...fresh.filter(each => !known.has(broughtId(each)))];
}

/**
 * The hosts it is meant for: those that its names cover; those that use the key now, or have this issuer; where it says nothing
 * of that, all of them.
 */
function hostsFor(material: KeyMaterial, reading: DomainReading, hosts: readonly string[]): string[] {
  const dnsNames = 'names' in material ? material.names : [];
  const covered = hosts.filter(host => coversHost({ dnsNames }, host));
  if (covered.length > 0) return covered;
  const { sha256 } = material.digests.publicKey;
  const using = mailHosts(reading)
    .filter(each =>
      servedChains(each).some(chain => chain.some(({ digests }) => digests.publicKey.sha256 === sha256)),
    )
    .map(({ host }) => host)
    .filter(host => hosts.includes(host));
  if (using.length > 0) return using;
  // RFC 7672 §3.1.1: senders look at no name for usage 3. A certificate for other names is the user's to place, all the same.
  return dnsNames.length > 0 && !isIssuer(material) ? [] : [...hosts];
}

/** The records of what was brought, host by host. */
export const broughtRecords = (keys: readonly BroughtKey[]): readonly BroughtRecord[] =>
  keys.flatMap(({ material, hosts, combination }) =>
    hosts.map(host => ({
      host,
      name: keyName(material),
      record: { ...combination, data: dataOf(material, combination) },
    })),
  );

/**
 * What was chosen by hand for each host, once other records are brought: theirs are chosen with it, and those that are no
 * longer brought are not. Hosts where our advice is taken are not in it.
 */
export function rechosen(
  chosen: Readonly<Record<string, readonly string[]>>,
  before: readonly BroughtRecord[],
  after: readonly BroughtRecord[],
): Record<string, string[]> {
  const textsFor = (records: readonly BroughtRecord[], host: string) =>
    records.flatMap(each => (each.host === host ? [writeTlsaRecord(each.record)] : []));
  return Object.fromEntries(
    Object.entries(chosen).map(([host, texts]) => {
      const [old, fresh] = [textsFor(before, host), textsFor(after, host)];
      const kept = texts.filter(text => !old.includes(text) || fresh.includes(text));
      const added = fresh.filter(text => !old.includes(text) && !kept.includes(text));
      return [host, [...kept, ...added]];
    }),
  );
}
