import { type PathFlaw, pathFlaw } from '../certificates/index.ts';
import type { CertificateFacts } from '../evidence/certificate.ts';
import type { Seconds } from '../model/time.ts';
import { usableTlsaRecords } from './digest-agility.ts';
import { matchesCertificate } from './match-certificate.ts';
import { isForOneOf } from './reference-names.ts';
import type { TlsaRecord } from './tlsa-fields.ts';
import { type AnchorPath, type SignatureBudget, signatureBudget } from './anchors/anchor-search.ts';
import { firstWay } from './anchors/first-way.ts';
import { findAnchor, type FoundAnchor } from './anchors/trust-anchor.ts';

export interface DaneQuestion<Record extends TlsaRecord = TlsaRecord> {
  /** The TLSA records, which the caller knows to be secure. */
  readonly tlsa: readonly Record[];
  /** The certificates as the server sent them, its own first. */
  readonly chain: readonly CertificateFacts[];
  /** Reference names (RFC 7672 §3.2.2): the TLSA base domain, then the domain that the mail is for. */
  readonly names: readonly string[];
  readonly now: Seconds;
}

/** What would be wrong with a certificate on the web, and is not looked at with usage 3 (RFC 7672 §3.1.1, §3.2.1). */
export type Overlooked = 'name' | 'expired' | 'not-yet-valid';

export type DaneReason =
  | {
      readonly kind: 'matched';
      readonly overlooked: readonly Overlooked[];
      /** Usage 2, and only by trying several ways: OpenSSL, and so Postfix, takes the first one, and refuses. */
      readonly onlyBySearch: boolean;
    }
  | { readonly kind: 'no-records' }
  /** RFC 7672 §2.2: TLS is still required, but whoever answers is not authenticated. */
  | { readonly kind: 'no-usable-records' }
  | { readonly kind: 'no-certificate' }
  | { readonly kind: 'no-match' }
  /** The rest is about usage 2. The record names the server's own certificate, which usage 3 is for. */
  | { readonly kind: 'anchor-is-server' }
  /** The anchor was sent, but no signatures lead from the server's certificate to it. */
  | { readonly kind: 'anchor-unconnected' }
  /** A signature on the way is of an algorithm that is not known here, so that nothing can be said. */
  | { readonly kind: 'unknown-algorithm' }
  | PathFlaw
  | { readonly kind: 'name-mismatch'; readonly names: readonly string[] };

export interface DaneResult<Record extends TlsaRecord = TlsaRecord> {
  readonly ok: boolean;
  /** The record that was matched; any one suffices (RFC 6698 §2.1). */
  readonly matched?: Record;
  readonly reason: DaneReason;
}

/** Records beyond this are not tried; an answer that holds them is made to cost time. */
export const MAX_RECORDS = 50;

/** Whether a server is the one that TLSA records name, for SMTP (RFC 7671, RFC 7672 §3). */
export function verifyDane<Record extends TlsaRecord>(question: DaneQuestion<Record>): DaneResult<Record> {
  const { tlsa, chain, names, now } = question;
  const [server] = chain;
  if (tlsa.length === 0) return failed({ kind: 'no-records' });
  const usable = usableTlsaRecords(tlsa.slice(0, MAX_RECORDS));
  if (usable.length === 0) return failed({ kind: 'no-usable-records' });
  if (!server) return failed({ kind: 'no-certificate' });

  // RFC 7672 §3.1.1: usage 3 binds the key and nothing else; names and dates are not looked at.
  const own = usable.find(record => record.certificateUsage === 3 && matchesCertificate(record, server));
  if (own) return matchedBy(own, { overlooked: overlooked(server, names, now), onlyBySearch: false });
  const anchors = usable.filter(record => record.certificateUsage === 2);
  const budget = signatureBudget();
  const first = firstWay(anchors, chain, now, budget);
  if (first && flawOf(first, server, now) === undefined) {
    return isForOneOf(server, names)
      ? matchedBy(first.record, { overlooked: [], onlyBySearch: false })
      : failed({ kind: 'name-mismatch', names: presentedBy(server) });
  }
  let nearest: DaneResult<Record> = failed({ kind: 'no-match' });
  for (const record of anchors) {
    const reason = judgeAnchor(record, question, server, budget);
    if (nearness(reason) <= nearness(nearest.reason)) continue;
    nearest = reason.kind === 'matched' ? matchedBy(record, reason) : failed(reason);
  }
  return nearest;
}

const failed = (reason: DaneReason) => ({ ok: false, reason }) as const;
const matchedBy = <Record extends TlsaRecord>(
  record: Record,
  { overlooked, onlyBySearch }: Omit<Extract<DaneReason, { kind: 'matched' }>, 'kind'>,
): DaneResult<Record> => ({
  ok: true,
  matched: record,
  reason: { kind: 'matched', overlooked, onlyBySearch },
});

/** How near to a match a reason is: of several records the one that nearly did is told. */
const NEARNESS = {
  'no-records': 0,
  'no-usable-records': 0,
  'no-certificate': 0,
  'no-match': 1,
  'anchor-is-server': 2,
  'anchor-unconnected': 3,
  'unknown-algorithm': 4,
  'unknown-critical-extension': 5,
  'not-a-ca': 5,
  'path-too-long': 5,
  'name-constraints': 5,
  'not-for-servers': 5,
  'not-yet-valid': 6,
  expired: 6,
  'name-mismatch': 7,
  matched: 8,
} as const satisfies { [Kind in DaneReason['kind']]: number };
const nearness = (reason: DaneReason): number => NEARNESS[reason.kind];

/** The names that a certificate is for: its DNS-IDs, and its common names where it has none (RFC 7672 §3.2.3). */
const presentedBy = ({ dnsNames, commonNames }: CertificateFacts): readonly string[] =>
  dnsNames.length > 0 ? dnsNames : commonNames;
const flawOf = ({ path, endsAtAnchor }: AnchorPath, server: CertificateFacts, now: Seconds) =>
  pathFlaw(path, presentedBy(server), now, endsAtAnchor);

/** What comes of one record by any way through the chain, where the first way leads nowhere. */
function judgeAnchor(
  record: TlsaRecord,
  { chain, names, now }: DaneQuestion,
  server: CertificateFacts,
  budget: SignatureBudget,
): DaneReason {
  const found = findAnchor(record, chain, budget);
  let nearest = withoutPath(found);
  for (const path of found.paths) {
    const flaw = flawOf(path, server, now);
    if (!flaw && isForOneOf(server, names)) return { kind: 'matched', overlooked: [], onlyBySearch: true };
    const reason = flaw ?? ({ kind: 'name-mismatch', names: presentedBy(server) } as const);
    if (nearness(reason) > nearness(nearest)) nearest = reason;
  }
  return nearest;
}

/** Why no way leads to the anchor. */
function withoutPath({ unknownAlgorithm, anchorSent, namesServer }: FoundAnchor): DaneReason {
  if (unknownAlgorithm) return { kind: 'unknown-algorithm' };
  if (anchorSent) return { kind: 'anchor-unconnected' };
  return { kind: namesServer ? 'anchor-is-server' : 'no-match' };
}

function overlooked(server: CertificateFacts, names: readonly string[], now: Seconds): readonly Overlooked[] {
  return [
    ...(isForOneOf(server, names) ? [] : (['name'] as const)),
    ...(now > server.notAfter ? (['expired'] as const) : []),
    ...(now < server.notBefore ? (['not-yet-valid'] as const) : []),
  ];
}
