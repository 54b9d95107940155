import {
  type PathCertificate,
  pathCertificate,
  readPathCertificate,
  sameName,
  type SignatureState,
  signatureState,
} from '../certificates/index.ts';
import type { CertificateFacts } from '../evidence/certificate.ts';
import { toBase64 } from '../model/bytes.ts';
import { matchesCertificate } from './match-certificate.ts';
import { type TlsaRecord, tlsaData } from './tlsa-fields.ts';

/** A way from the server's certificate to the trust anchor of a usage 2 record, each certificate signed by the next. */
export interface AnchorPath {
  readonly path: readonly PathCertificate[];
  /** The last one is the anchor; otherwise the anchor is a key of the record's, which signed the last one. */
  readonly endsAtAnchor: boolean;
}

/** What came of looking for ways to the anchor of one record. */
export interface AnchorSearch {
  readonly paths: readonly AnchorPath[];
  /** The anchor is among the certificates that were sent, above the server's own. */
  readonly anchorSent: boolean;
  /** The record names the server's own certificate, which is no anchor of itself. */
  readonly namesServer: boolean;
  /** Somewhere a signature had an algorithm that is not known here. */
  readonly unknownAlgorithm: boolean;
}

/** Certificates beyond this are not looked at: longer chains are nobody's, and each step costs a signature. */
const MAX_CHAIN = 12;
/** Steps of one search. Chains are lines; only one made to be hard has many ways through it. */
const MAX_STEPS = 60;
/** Ways to the anchor that are tried before giving up on the record. */
const MAX_PATHS = 6;

/**
 * All ways to the anchor that a usage 2 record names (RFC 7671 §5.2, RFC 7672 §3.1.2). That the anchor's certificate was
 * sent proves nothing, for it is public: only signatures, all the way from the server's certificate, do. The anchor has to
 * be among those sent, unless the record holds it in full (`2 0 0`), or at least its key (`2 1 0`, RFC 7671 §5.2.3).
 */
export function findAnchor(record: TlsaRecord, chain: readonly CertificateFacts[]): AnchorSearch {
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
  const search = new Search(candidates, matching, keyInFull(record));
  if (leaf) search.from([leaf]);
  const namesServer = server !== undefined && matchesCertificate(record, server);
  return { paths: search.paths, anchorSent, namesServer, unknownAlgorithm: search.unknownAlgorithm };
}

class Search {
  readonly paths: AnchorPath[] = [];
  unknownAlgorithm = false;
  #steps = 0;
  readonly #candidates: readonly PathCertificate[];
  readonly #anchors: ReadonlySet<PathCertificate>;
  readonly #anchorKey: string | undefined;

  constructor(
    candidates: readonly PathCertificate[],
    anchors: ReadonlySet<PathCertificate>,
    anchorKey: string | undefined,
  ) {
    // Several certificates may stand for one issuer (cross-signing): those that the record names are tried first.
    this.#candidates = candidates.toSorted((a, b) => Number(anchors.has(b)) - Number(anchors.has(a)));
    this.#anchors = anchors;
    this.#anchorKey = anchorKey;
  }

  from(path: readonly PathCertificate[]): void {
    this.#steps += 1;
    if (this.#steps > MAX_STEPS || this.paths.length >= MAX_PATHS) return;
    const top = path.at(-1)!;
    // OpenSSL matches usage 2 above the server's own certificate only, and goes no further than the match; so do we.
    if (path.length > 1 && this.#anchors.has(top)) {
      this.paths.push({ path, endsAtAnchor: true });
      return;
    }
    for (const next of this.#candidates) {
      const isNew = path.every(certificate => certificate.der !== next.der);
      if (isNew && sameName(top.issuer, next.subject) && this.#isSigned(top, next.spki))
        this.from([...path, next]);
    }
    if (this.#anchorKey !== undefined && this.#isSigned(top, this.#anchorKey)) {
      this.paths.push({ path, endsAtAnchor: false });
    }
  }

  #isSigned(certificate: PathCertificate, spki: string): boolean {
    const state: SignatureState = signatureState(certificate, spki);
    if (state === 'unknown-algorithm') this.unknownAlgorithm = true;
    return state === 'valid';
  }
}

/** The certificate that a `2 0 0` record holds, read once for each record. */
function certificateInFull(record: TlsaRecord): PathCertificate | undefined {
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

/** The key that a `2 1 0` record holds, as SubjectPublicKeyInfo in base64. */
function keyInFull(record: TlsaRecord): string | undefined {
  const data = record.matchingType === 0 && record.selector === 1 ? tlsaData(record) : undefined;
  return data && toBase64(data);
}
