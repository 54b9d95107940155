import rootAnchors from '../../assets/trust-anchors/root.json' with { type: 'json' };
import { fromBase64, fromHex } from '../../shared/model/bytes.ts';
import { nameToText, parseName, type WireName } from '../dns/wire/wire-name.ts';
import type { TrustAnchor } from '../network.ts';
import { type Dnskey, type Ds, readDnskey } from './dnskey.ts';

/** The keys of the root (RFC 9718): KSK-2017 and KSK-2024, as IANA publishes them. */
export const rootTrustAnchors: readonly TrustAnchor[] = rootAnchors.trustAnchors;

/** The anchors of one zone: DS records, keys, or both. */
export interface ZoneAnchor {
  readonly zone: WireName;
  readonly ds: readonly Ds[];
  readonly keys: readonly Dnskey[];
}

/** Anchors by zone, deepest zone first. One that cannot be read is a mistake of whoever set it, and throws. */
export function zoneAnchors(anchors: readonly TrustAnchor[]): readonly ZoneAnchor[] {
  const byZone = new Map<string, { zone: WireName; ds: Ds[]; keys: Dnskey[] }>();
  for (const anchor of anchors) {
    const zone = parseName(anchor.owner === '' ? '.' : anchor.owner);
    if (!zone) throw new Error(`trust anchor: ${anchor.owner} is no name`);
    const known = byZone.get(nameToText(zone)) ?? { zone, ds: [], keys: [] };
    byZone.set(nameToText(zone), known);
    if ('digest' in anchor) {
      const digest = fromHex(anchor.digest.replaceAll(/\s/g, ''));
      if (!digest) throw new Error(`trust anchor of ${anchor.owner}: the digest is no hex`);
      const { keyTag, algorithm, digestType } = anchor;
      known.ds.push({ keyTag, algorithm, digestType, digest });
    } else {
      const publicKey = fromBase64(anchor.publicKey.replaceAll(/\s/g, ''));
      const { flags, protocol, algorithm } = anchor;
      const key =
        publicKey &&
        readDnskey(Uint8Array.from([flags >> 8, flags & 255, protocol, algorithm, ...publicKey]));
      if (!key) throw new Error(`trust anchor of ${anchor.owner}: this is no key`);
      known.keys.push(key);
    }
  }
  return [...byZone.values()].toSorted((a, b) => b.zone.length - a.zone.length);
}
