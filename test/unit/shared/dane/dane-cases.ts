import type { DaneReason, TlsaRecord } from '../../../../shared/dane/index.ts';
import type { Made } from '../certificates/made-certificates.ts';
import { cast } from './dane-certificates.ts';
import { tlsaOf } from './tlsa-of.ts';

/** A chain as a server could send it, TLSA records, and what comes of it. `openssl` is asked for its opinion too. */
export interface DaneCase {
  readonly title: string;
  readonly tlsa: readonly TlsaRecord[];
  readonly chain: readonly Made[];
  readonly reason: DaneReason['kind'];
  /** Where openssl is known to judge otherwise, and why. */
  readonly opensslDiffers?: string;
}

const {
  root,
  middle,
  leaf,
  own,
  stranger,
  rsaRoot,
  rsaLeaf,
  falseMiddle,
  falseLeaf,
  expired,
  early,
  misnamed,
  wildcard,
  wideWildcard,
  partWildcard,
  byCommonName,
  commonNameBesideDnsId,
  oldMiddle,
  oldRoot,
  ownExpired,
  noCa,
  belowNoCa,
  noSigner,
  belowNoSigner,
  short,
  belowShort,
  tooDeep,
  rightUnderShort,
  forClients,
  forServers,
  clientCa,
  belowClientCa,
  puzzling,
  withinPermitted,
  outsidePermitted,
  withinExcluded,
  crossByRoot,
  crossBySelf,
  belowCross,
  elsewhere,
  firstTwin,
  secondTwin,
  belowTwin,
  nextShort,
  rolledShort,
  belowRolled,
  forLists,
} = cast;
const stale = (usage: number, selector: number, matching: number) =>
  tlsaOf(stranger, usage, selector, matching);
const all = [leaf, middle, root];

export const daneCases: readonly DaneCase[] = [
  ...[0, 1].flatMap(selector =>
    [0, 1, 2].map(
      (matching): DaneCase => ({
        title: `DANE-06: 3 ${selector} ${matching} of the server's own certificate matches`,
        tlsa: [tlsaOf(own, 3, selector, matching)],
        chain: [own],
        reason: 'matched',
      }),
    ),
  ),
  ...[0, 1].flatMap(selector =>
    [0, 1, 2].map(
      (matching): DaneCase => ({
        title: `DANE-06: 3 ${selector} ${matching} of another certificate does not match`,
        tlsa: [stale(3, selector, matching)],
        chain: [own],
        reason: 'no-match',
      }),
    ),
  ),
  ...[0, 1].flatMap(selector =>
    [0, 1, 2].map(
      (matching): DaneCase => ({
        title: `DANE-07: 2 ${selector} ${matching} of the root matches where the root is sent`,
        tlsa: [tlsaOf(root, 2, selector, matching)],
        chain: all,
        reason: 'matched',
      }),
    ),
  ),
  ...[0, 1].flatMap(selector =>
    [1, 2].map(
      (matching): DaneCase => ({
        title: `RFC 7671 §5.2.2: 2 ${selector} ${matching} of the root does not match where the root is left out`,
        tlsa: [tlsaOf(root, 2, selector, matching)],
        chain: [leaf, middle],
        reason: 'no-match',
      }),
    ),
  ),
  {
    title: 'RFC 7671 §5.2.2: 2 0 0 of the root matches though the root is left out',
    tlsa: [tlsaOf(root, 2, 0, 0)],
    chain: [leaf, middle],
    reason: 'matched',
  },
  {
    title: 'RFC 7671 §5.2.3: 2 1 0 of the root matches though the root is left out',
    tlsa: [tlsaOf(root, 2, 1, 0)],
    chain: [leaf, middle],
    reason: 'matched',
  },
  {
    title: 'RFC 7671 §5.2.3: 2 1 0 of a key that signed nothing does not match',
    tlsa: [tlsaOf(stranger, 2, 1, 0)],
    chain: [leaf, middle],
    reason: 'no-match',
  },
  {
    title: 'RFC 7671 §5.2.2: 2 0 0 of a CA that issued nothing here does not match',
    tlsa: [tlsaOf(rsaRoot, 2, 0, 0)],
    chain: [leaf, middle],
    reason: 'no-match',
  },
  {
    title: 'DANE-08: 2 1 1 of the issuer matches',
    tlsa: [tlsaOf(middle, 2, 1, 1)],
    chain: [leaf, middle],
    reason: 'matched',
  },
  {
    title: 'RFC 7672 §3.1.2: 2 0 1 of an RSA root matches',
    tlsa: [tlsaOf(rsaRoot, 2, 0, 1)],
    chain: [rsaLeaf, rsaRoot],
    reason: 'matched',
  },
  {
    title: 'RFC 7672 §3.1.2: certificates sent in another order are found all the same',
    tlsa: [tlsaOf(root, 2, 0, 1)],
    chain: [leaf, root, middle],
    reason: 'matched',
  },
  {
    title: 'RFC 7672 §3.1.2: a certificate that has nothing to do with it does no harm',
    tlsa: [tlsaOf(root, 2, 0, 1)],
    chain: [leaf, rsaRoot, middle, root],
    reason: 'matched',
  },
  {
    title: 'RFC 7672 §3.1.2: the gap in a chain without its issuer is not bridged',
    tlsa: [tlsaOf(root, 2, 0, 1)],
    chain: [leaf, root],
    reason: 'anchor-unconnected',
  },

  {
    title: "the anchor's public certificate appended to an attacker's own proves nothing",
    tlsa: [tlsaOf(middle, 2, 0, 1)],
    chain: [stranger, middle, root],
    reason: 'anchor-unconnected',
  },
  {
    title: "nor does it behind an attacker's CA of the same name",
    tlsa: [tlsaOf(middle, 2, 0, 1)],
    chain: [falseLeaf, falseMiddle, middle, root],
    reason: 'anchor-unconnected',
  },
  {
    title: 'nor does it right above a certificate issued in its name by an attacker',
    tlsa: [tlsaOf(middle, 2, 0, 1)],
    chain: [falseLeaf, middle],
    reason: 'anchor-unconnected',
  },
  {
    title: "nor does the anchor's whole certificate in the record",
    tlsa: [tlsaOf(middle, 2, 0, 0)],
    chain: [falseLeaf, falseMiddle],
    reason: 'no-match',
  },
  {
    title: "nor does the anchor's key in the record",
    tlsa: [tlsaOf(middle, 2, 1, 0)],
    chain: [falseLeaf, falseMiddle],
    reason: 'no-match',
  },
  {
    title: 'a certificate of the anchor, itself no CA, vouches for nobody',
    tlsa: [tlsaOf(root, 2, 0, 1)],
    chain: [belowNoCa, noCa, root],
    reason: 'not-a-ca',
  },
  {
    title: 'RFC 5280 §4.2.1.3: nor does a CA without keyCertSign',
    tlsa: [tlsaOf(root, 2, 0, 1)],
    chain: [belowNoSigner, noSigner, root],
    reason: 'not-a-ca',
  },
  {
    title: 'an anchor that is no CA is none',
    tlsa: [tlsaOf(noCa, 2, 0, 1)],
    chain: [belowNoCa, noCa],
    reason: 'not-a-ca',
  },
  {
    title: "a record of usage 2 does not match the server's own certificate",
    tlsa: [tlsaOf(leaf, 2, 0, 1)],
    chain: all,
    reason: 'anchor-is-server',
  },
  {
    title: 'nor where that is self-signed',
    tlsa: [tlsaOf(own, 2, 0, 1)],
    chain: [own],
    reason: 'anchor-is-server',
  },
  {
    title: 'nor where it is sent twice',
    tlsa: [tlsaOf(own, 2, 0, 1)],
    chain: [own, own],
    reason: 'anchor-unconnected',
  },
  {
    title: 'RFC 7671 §5.2.3: a bare key that signed a self-signed certificate is its anchor',
    tlsa: [tlsaOf(own, 2, 1, 0)],
    chain: [own],
    reason: 'matched',
  },
  {
    title: 'cross-signing: the self-signed certificate of the CA is found beside the other',
    tlsa: [tlsaOf(crossBySelf, 2, 0, 1)],
    chain: [belowCross, crossByRoot, crossBySelf],
    reason: 'matched',
    opensslDiffers: 'it takes the first certificate that fits, and does not look for another one',
  },
  {
    title: 'cross-signing: the way by the root is found beside the self-signed one',
    tlsa: [tlsaOf(root, 2, 0, 1)],
    chain: [belowCross, crossBySelf, crossByRoot, root],
    reason: 'matched',
    opensslDiffers: 'it takes the first certificate that fits, and does not look for another one',
  },
  {
    title: 'DANE-08: 2 1 1 of a cross-signed CA matches either certificate',
    tlsa: [tlsaOf(crossBySelf, 2, 1, 1)],
    chain: [belowCross, crossByRoot],
    reason: 'matched',
  },

  {
    title: 'RFC 7671 §5.2.2: what a 2 0 0 holds stands before the cross-certificate that is sent',
    tlsa: [tlsaOf(crossBySelf, 2, 0, 0)],
    chain: [belowCross, crossByRoot],
    reason: 'matched',
  },
  {
    title: 'RFC 7671 §5.2.2: and so does what another record holds, with an anchor above it',
    tlsa: [tlsaOf(root, 2, 0, 1), tlsaOf(crossBySelf, 2, 0, 0)],
    chain: [belowCross, crossByRoot, root],
    reason: 'matched',
  },
  {
    title: 'RFC 7671 §5.2.2: a 2 0 0 of another CA of that name stands in the way of the one that is sent',
    tlsa: [tlsaOf(middle, 2, 0, 1), tlsaOf(falseMiddle, 2, 0, 0)],
    chain: [leaf, middle, root],
    reason: 'matched',
    opensslDiffers: 'it takes the first certificate that fits, and does not look for another one',
  },
  {
    title: 'RFC 7671 §5.2.2: of two 2 0 0 of one name the first is taken, here the right one',
    tlsa: [tlsaOf(middle, 2, 0, 0), tlsaOf(falseMiddle, 2, 0, 0)],
    chain: [leaf],
    reason: 'matched',
  },
  {
    title: 'RFC 7671 §5.2.2: of two 2 0 0 of one name the first is taken, here the wrong one',
    tlsa: [tlsaOf(falseMiddle, 2, 0, 0), tlsaOf(middle, 2, 0, 0)],
    chain: [leaf],
    reason: 'matched',
    opensslDiffers: 'it takes the first certificate that fits, and does not look for another one',
  },
  {
    title: 'RFC 7671 §5.2.2: an expired 2 0 0 is passed over for a valid certificate that is sent',
    tlsa: [tlsaOf(oldMiddle, 2, 0, 0), tlsaOf(root, 2, 1, 1)],
    chain: [leaf, middle, root],
    reason: 'matched',
  },

  {
    title: 'RFC 7672 §3.1.1: usage 3 ignores dates',
    tlsa: [tlsaOf(ownExpired, 3, 1, 1)],
    chain: [ownExpired],
    reason: 'matched',
  },
  {
    title: 'DANE-07: usage 2 does not ignore that a certificate has expired',
    tlsa: [tlsaOf(middle, 2, 1, 1)],
    chain: [expired, middle],
    reason: 'expired',
  },
  {
    title: 'DANE-07: nor that it is not valid yet',
    tlsa: [tlsaOf(middle, 2, 1, 1)],
    chain: [early, middle],
    reason: 'not-yet-valid',
  },
  {
    title: 'DANE-07: nor that an issuer on the way has expired',
    tlsa: [tlsaOf(root, 2, 0, 1)],
    chain: [leaf, oldMiddle, root],
    reason: 'expired',
  },
  {
    title: 'a self-signed anchor that has expired is refused, as OpenSSL does',
    tlsa: [tlsaOf(oldRoot, 2, 0, 1)],
    chain: [leaf, middle, oldRoot],
    reason: 'expired',
  },
  {
    title: 'and so it is where the record holds it',
    tlsa: [tlsaOf(oldRoot, 2, 0, 0)],
    chain: [leaf, middle],
    reason: 'expired',
  },
  {
    title: 'an intermediate CA that is made the anchor may have expired, as with OpenSSL',
    tlsa: [tlsaOf(oldMiddle, 2, 1, 1)],
    chain: [leaf, oldMiddle],
    reason: 'matched',
  },
  {
    title: 'a bare key has no dates',
    tlsa: [tlsaOf(oldRoot, 2, 1, 0)],
    chain: [leaf, middle],
    reason: 'matched',
  },
  {
    title: 'an expired issuer beside a valid one for the same key does no harm',
    tlsa: [tlsaOf(root, 2, 0, 1)],
    chain: [leaf, oldMiddle, middle, root],
    reason: 'matched',
  },

  {
    title: 'DANE-07: usage 3 does not look at names',
    tlsa: [tlsaOf(misnamed, 3, 1, 1)],
    chain: [misnamed],
    reason: 'matched',
  },
  {
    title: 'DANE-07: usage 2 needs a name that fits',
    tlsa: [tlsaOf(middle, 2, 1, 1)],
    chain: [misnamed, middle],
    reason: 'name-mismatch',
  },
  {
    title: 'RFC 7672 §3.2.3: a wildcard covers the first label',
    tlsa: [tlsaOf(middle, 2, 1, 1)],
    chain: [wildcard, middle],
    reason: 'matched',
  },
  {
    title: 'RFC 7672 §3.2.3: a wildcard covers one label only',
    tlsa: [tlsaOf(middle, 2, 1, 1)],
    chain: [wideWildcard, middle],
    reason: 'name-mismatch',
  },
  {
    title: 'RFC 7672 §3.2.3: a wildcard is the whole label',
    tlsa: [tlsaOf(middle, 2, 1, 1)],
    chain: [partWildcard, middle],
    reason: 'name-mismatch',
    opensslDiffers: 'it takes m* unless told not to; Postfix tells it',
  },
  {
    title: 'RFC 7672 §3.2.3: the common name counts where there is no DNS-ID',
    tlsa: [tlsaOf(middle, 2, 1, 1)],
    chain: [byCommonName, middle],
    reason: 'matched',
  },
  {
    title: 'RFC 7672 §3.2.3: and not beside a DNS-ID',
    tlsa: [tlsaOf(middle, 2, 1, 1)],
    chain: [commonNameBesideDnsId, middle],
    reason: 'name-mismatch',
  },

  {
    title: "RFC 7671 §5.2.1: the anchor's path length is kept to",
    tlsa: [tlsaOf(short, 2, 0, 1)],
    chain: [tooDeep, belowShort, short],
    reason: 'path-too-long',
  },
  {
    title: 'RFC 5280 §4.2.1.9: a path length of 0 leaves room for the server',
    tlsa: [tlsaOf(short, 2, 0, 1)],
    chain: [rightUnderShort, short],
    reason: 'matched',
  },
  {
    title: 'RFC 5280 §4.2.1.12: a certificate for clients only is none for a server',
    tlsa: [tlsaOf(middle, 2, 1, 1)],
    chain: [forClients, middle],
    reason: 'not-for-servers',
  },
  {
    title: 'RFC 5280 §4.2.1.3: a certificate whose key may not be used for TLS is none for a server',
    tlsa: [tlsaOf(middle, 2, 1, 1)],
    chain: [forLists, middle],
    reason: 'not-for-servers',
  },
  {
    title: 'RFC 5280 §6.1: a CA that certified its own next key takes no length of the path for that',
    tlsa: [tlsaOf(nextShort, 2, 0, 1)],
    chain: [belowRolled, rolledShort, nextShort],
    reason: 'matched',
  },
  {
    title: 'RFC 5280 §6.1.3 (a)(4): a certificate of the right key and of another name has issued nothing',
    tlsa: [tlsaOf(elsewhere, 2, 0, 1)],
    chain: [leaf, elsewhere],
    reason: 'anchor-unconnected',
  },
  {
    title: 'RFC 5280 §4.2.1.1: of two CAs of one name the key identifier tells which',
    tlsa: [tlsaOf(secondTwin, 2, 0, 1)],
    chain: [belowTwin, firstTwin, secondTwin],
    reason: 'matched',
  },
  {
    title: 'RFC 5280 §4.2.1.12: one for both is',
    tlsa: [tlsaOf(middle, 2, 1, 1)],
    chain: [forServers, middle],
    reason: 'matched',
  },
  {
    title: 'RFC 5280 §4.2.1.12: a CA for clients only vouches for no server',
    tlsa: [tlsaOf(root, 2, 0, 1)],
    chain: [belowClientCa, clientCa, root],
    reason: 'not-for-servers',
  },
  {
    title: 'RFC 5280 §4.2: a critical extension that nobody knows is not passed over',
    tlsa: [tlsaOf(middle, 2, 1, 1)],
    chain: [puzzling, middle],
    reason: 'unknown-critical-extension',
  },
  {
    title: 'usage 3 looks at no extension',
    tlsa: [tlsaOf(puzzling, 3, 1, 1)],
    chain: [puzzling],
    reason: 'matched',
  },
  {
    title: 'RFC 5280 §4.2.1.10: a CA kept to a domain may issue there',
    tlsa: [tlsaOf(root, 2, 0, 1)],
    chain: [...withinPermitted, root],
    reason: 'matched',
  },
  {
    title: 'RFC 5280 §4.2.1.10: and not elsewhere',
    tlsa: [tlsaOf(root, 2, 0, 1)],
    chain: [...outsidePermitted, root],
    reason: 'name-constraints',
  },
  {
    title: 'RFC 5280 §4.2.1.10: nor where it is kept out',
    tlsa: [tlsaOf(withinExcluded[1], 2, 0, 1)],
    chain: [...withinExcluded],
    reason: 'name-constraints',
  },

  {
    title: 'RFC 6698 §2.1: of several records any one suffices',
    tlsa: [stale(3, 1, 1), tlsaOf(own, 3, 1, 1)],
    chain: [own],
    reason: 'matched',
  },
  {
    title: 'DANE-13: 3 1 1 of the next key beside the current one',
    tlsa: [tlsaOf(own, 3, 1, 1), stale(3, 1, 1)],
    chain: [own],
    reason: 'matched',
  },
  {
    title: 'DANE-13: 3 1 1 is stale, 2 1 1 of the issuer holds',
    tlsa: [stale(3, 1, 1), tlsaOf(middle, 2, 1, 1)],
    chain: [leaf, middle],
    reason: 'matched',
  },
  {
    title: 'DANE-09: a stale 3 1 2 hides a right 3 1 1',
    tlsa: [tlsaOf(own, 3, 1, 1), stale(3, 1, 2)],
    chain: [own],
    reason: 'no-match',
  },
  {
    title: 'DANE-09: and does not hide a right 3 0 1, of another selector',
    tlsa: [tlsaOf(own, 3, 0, 1), stale(3, 1, 2)],
    chain: [own],
    reason: 'matched',
  },
  {
    title: 'DANE-09: nor a right 3 1 0, which is no digest',
    tlsa: [tlsaOf(own, 3, 1, 0), stale(3, 1, 2)],
    chain: [own],
    reason: 'matched',
  },
  {
    title: 'DANE-09: nor a right 2 1 1, of another usage',
    tlsa: [tlsaOf(middle, 2, 1, 1), stale(3, 1, 2)],
    chain: [leaf, middle],
    reason: 'matched',
  },
  {
    title: 'DANE-09: a 3 1 2 of the wrong length hides nothing',
    tlsa: [tlsaOf(own, 3, 1, 1), { ...stale(3, 1, 2), data: 'abcd' }],
    chain: [own],
    reason: 'matched',
  },
  {
    title: 'DANE-09: nor does a record of an unknown matching type',
    tlsa: [tlsaOf(own, 3, 1, 1), { ...stale(3, 1, 2), matchingType: 3 }],
    chain: [own],
    reason: 'matched',
  },
];
