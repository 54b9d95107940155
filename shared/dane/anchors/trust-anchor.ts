import { type PathCertificate, pathCertificate, readPathCertificate } from '../../certificates/index.ts';
import type { CertificateFacts } from '../../evidence/certificate.ts';
import { toBase64 } from '../../model/bytes.ts';
import { type AnchorPath, AnchorSearch, type SignatureBudget } from './anchor-search.ts';
import { matchesCertificate } from '../match-certificate.ts';
import { type TlsaRecord, tlsaData } from '../tlsa-fields.ts';

/** What came of looking for ways to the anchor of one record. */
export interface FoundAnchor {
  readonly paths: readonly AnchorPath[];
  /** The anchor is among the certificates that were sent, above the server's own. */
  readonly anchorSent: boolean;
  /** The record names the server's own certificate, which is no anchor of itself. */
  readonly namesServer: boolean;
  /** Somewhere a signature had an algorithm that is not known here. */
  readonly unknownAlgorithm: boolean;
}

/** Certificates beyond this are not looked at: longer chains are nobody's, and each step costs a signature. */
export const MAX_CHAIN = 12;
/**
 * All ways to the anchor that a usage 2 record names (RFC 7671 §5.2, RFC 7672 §3.1.2). That the anchor's certificate was
 * sent proves nothing, for it is public: only signatures, all the way from the server's certificate, do. The anchor has to
 * be among those sent, unless the record holds it in full (`2 0 0`), or at least its key (`2 1 0`, RFC 7671 §5.2.3).
 */
export function findAnchor(
  record: TlsaRecord,
  chain: readonly CertificateFacts[],
  budget: SignatureBudget,
): FoundAnchor {
  const [server, ...above] = chain.slice(0, MAX_CHAIN);
  const leaf = server && pathCertificate(server);
  const matching = new Set<PathCertificate>();
  const candidates = above.flatMap(facts => {
    const certificate = pathCertificate(facts);
    if (certificate && matchesCertificate(record, facts)) matching.add(certificate);
    return certificate ? [certificate] : [];
  });
  const anchorSent = matching.size > 0;
  const held = certificateInFull(record);
  if (held && !candidates.some(candidate => candidate.der === held.der)) {
    candidates.push(held);
    matching.add(held);
  }
  const namesServer = server !== undefined && matchesCertificate(record, server);
  const anchorKey = keyInFull(record);
  if (!leaf || (matching.size === 0 && anchorKey === undefined)) {
    return { paths: [], anchorSent, namesServer, unknownAlgorithm: false };
  }
  const search = new AnchorSearch(candidates, matching, anchorKey, budget);
  search.from([leaf]);
  return {
    paths: search.paths,
    anchorSent,
    namesServer,
    unknownAlgorithm: search.unknownAlgorithm,
  };
}

/** The certificate that a `2 0 0` record holds (RFC 7671 §5.2.2), read once for each record. */
export function certificateInFull(record: TlsaRecord): PathCertificate | undefined {
  if (record.matchingType !== 0 || record.selector !== 0) return undefined;
  const data = tlsaData(record);
  if (!data) return undefined;
  const known = HELD.get(record);
  if (known?.der === toBase64(data)) return known;
  const read = readPathCertificate(data);
  if (read) HELD.set(record, read);
  return read;
}
const HELD = new WeakMap<TlsaRecord, PathCertificate>();

/** The key that a `2 1 0` record holds (RFC 7671 §5.2.3), as SubjectPublicKeyInfo in base64. */
export function keyInFull(record: TlsaRecord): string | undefined {
  const data = record.matchingType === 0 && record.selector === 1 ? tlsaData(record) : undefined;
  return data && toBase64(data);
}
