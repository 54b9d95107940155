import { grouped } from '../model/lookup/grouped.ts';
import type { ZoneLink } from '../evidence/chain.ts';
import { toUnicodeName } from '../model/domain-name.ts';
import { namesAbove } from '../model/lookup/names-above.ts';
import { visibleText } from '../model/visible-text.ts';
import { sayDay } from '../words/date.ts';
import { dnssecAlgorithm } from '../words/terms/dnssec-algorithm.ts';
import { type Language, sayReason, wordsOf } from '../words/say.ts';

/** A zone of the chain of trust, with the zones that it vouches for. */
export interface ChainNode {
  readonly link: ZoneLink;
  /** No zone vouches for it: trust begins here. */
  readonly isAnchor: boolean;
  readonly below: readonly ChainNode[];
}

/** The zones as a tree: each below the nearest one that it lies in. Several trees where there are several anchors. */
export function chainTree(zones: readonly ZoneLink[]): readonly ChainNode[] {
  const byName = new Map(zones.map(link => [link.zone, link]));
  const parentOf = ({ zone }: ZoneLink): ZoneLink | undefined => {
    for (const above of namesAbove(zone)) {
      const link = byName.get(above);
      if (link) return link;
    }
    return undefined;
  };
  const below = grouped(zones, parentOf);
  const nodeOf = (link: ZoneLink, isAnchor: boolean): ChainNode => ({
    link,
    isAnchor,
    below: (below.get(link) ?? []).map(each => nodeOf(each, false)),
  });
  return (below.get(undefined) ?? []).map(link => nodeOf(link, true));
}

/** What a person reads about one zone of the chain. */
export interface ZoneWords {
  readonly name: string;
  readonly status: string;
  /** Why it is not secure; absent where it is. */
  readonly reason?: string;
  /** DS, keys, end of signatures, kind of denial: each the whole of a line. */
  readonly facts: readonly string[];
}

export function sayZone({ link, isAnchor }: Omit<ChainNode, 'below'>, language: Language): ZoneWords {
  const words = wordsOf(language).chain;
  const { zone, status, ds, keys, signatures, denial, reason } = link;
  const described = (keyTag: number, ...about: (string | false | undefined)[]) =>
    `${keyTag} (${about.filter(Boolean).join(', ')})`;
  const dsText = ds.map(each =>
    described(
      each.keyTag,
      dnssecAlgorithm(each.algorithm),
      status === 'bogus' && !each.matches && words.noMatch,
    ),
  );
  const keyText = keys.map(key =>
    described(
      key.keyTag,
      dnssecAlgorithm(key.algorithm),
      key.bits !== undefined && words.bits(key.bits),
      key.signsKeys && words.signsKeys,
    ),
  );
  const ends = signatures.filter(signature => signature.verified).map(signature => signature.expiration);
  const vouching = (): readonly string[] => {
    const text = [...new Set(dsText)].join('; ');
    if (isAnchor) return text === '' ? [] : [words.anchor(text)];
    return [text === '' ? words.noDs : words.ds(text)];
  };
  return {
    name: zone === '.' ? words.root : visibleText(toUnicodeName(zone)),
    status: words.zone[status],
    ...(reason && status !== 'secure' && { reason: sayReason(reason, language) }),
    facts: [
      ...vouching(),
      keyText.length > 0 ? words.keys(keyText.join('; ')) : words.noKeys,
      ...(ends.length > 0 ? [words.until(sayDay(Math.min(...ends), language))] : []),
      ...(denial ? [words.denial[denial.optOut ? 'opt-out' : denial.kind]] : []),
    ],
  };
}
