import {
  type PathCertificate,
  sameName,
  type SignatureState,
  signatureState,
} from '../../certificates/index.ts';

/** A way from the server's certificate to the trust anchor of a usage 2 record, each certificate signed by the next. */
export interface AnchorPath {
  readonly path: readonly PathCertificate[];
  /** The last one is the anchor; otherwise the anchor is a key of the record's, which signed the last one. */
  readonly endsAtAnchor: boolean;
}

/** Signatures that may still be verified: some take 20 ms, and whoever is asked about may send what is made to cost. */
export interface SignatureBudget {
  left: number;
}
/** For one server. A chain in use needs three or four; cross-signing and several records make it a few times that. */
const MAX_SIGNATURES = 80;
export const signatureBudget = (): SignatureBudget => ({ left: MAX_SIGNATURES });

/** Steps of one search. Chains are lines; only one made to be hard has many ways through it. */
const MAX_STEPS = 60;
/** Ways to the anchor that are tried before giving up on the record. */
const MAX_PATHS = 6;

/** Walks from a server's certificate towards anchors, by names and signatures. Judges neither dates nor rights. */
export class AnchorSearch {
  readonly paths: AnchorPath[] = [];
  unknownAlgorithm = false;
  #steps = 0;
  readonly #candidates: readonly PathCertificate[];
  readonly #anchors: ReadonlySet<PathCertificate>;
  readonly #anchorKey: string | undefined;
  readonly #budget: SignatureBudget;

  /** `sent` are the certificates above the server's own, in their order, and what the record itself holds. */
  constructor(
    sent: readonly PathCertificate[],
    anchors: ReadonlySet<PathCertificate>,
    anchorKey: string | undefined,
    budget: SignatureBudget,
  ) {
    // Several certificates may stand for one issuer (cross-signing): those that the record names are tried first.
    this.#candidates = sent.toSorted((a, b) => Number(anchors.has(b)) - Number(anchors.has(a)));
    this.#anchors = anchors;
    this.#anchorKey = anchorKey;
    this.#budget = budget;
  }

  /** Finds the ways that begin with this one: a depth-first search, within the limits above. */
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
    const state = paidSignature(certificate, spki, this.#budget);
    if (state === 'unknown-algorithm') this.unknownAlgorithm = true;
    return state === 'valid';
  }
}

/** Whether a key signed a certificate; undefined where the budget is spent. */
export function paidSignature(
  certificate: PathCertificate,
  spki: string,
  budget: SignatureBudget,
): SignatureState | undefined {
  if (budget.left === 0) return undefined;
  budget.left -= 1;
  return signatureState(certificate, spki);
}
