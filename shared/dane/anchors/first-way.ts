import { couldHaveIssued, type PathCertificate, pathCertificate } from '../../certificates/index.ts';
import type { CertificateFacts } from '../../evidence/certificate.ts';
import type { Seconds } from '../../model/time.ts';
import { type AnchorPath, paidSignature, type SignatureBudget } from './anchor-search.ts';
import { matchesCertificate } from '../match-certificate.ts';
import type { TlsaRecord } from '../tlsa-fields.ts';
import { certificateInFull, keyInFull, MAX_CHAIN } from './trust-anchor.ts';

/** The way of `firstWay`, and the record whose anchor it ends at. */
export interface FirstWay<Record extends TlsaRecord> extends AnchorPath {
  readonly record: Record;
}

/**
 * The one way that OpenSSL, and so Postfix, takes by all usable records of usage 2 together: up by the first certificate that
 * fits by name and key identifier and is valid, never back. The certificates that `2 0 0` records hold stand before those
 * that were sent, in the order of the records (X509_verify_cert since 1.1.1m); it ends at the first anchor of any record, or
 * where nothing goes further, at a key of a `2 1 0` record. Undefined where it leads nowhere: then senders differ wherever
 * another way holds (RFC 7671 §5.2).
 */
export function firstWay<Record extends TlsaRecord>(
  records: readonly Record[],
  chain: readonly CertificateFacts[],
  now: Seconds,
  budget: SignatureBudget,
): FirstWay<Record> | undefined {
  const [server, ...above] = chain.slice(0, MAX_CHAIN);
  const leaf = server && pathCertificate(server);
  if (!leaf) return undefined;
  const sent = above.flatMap(facts => {
    const certificate = pathCertificate(facts);
    const named = records.find(record => matchesCertificate(record, facts));
    return certificate ? [{ certificate, record: named }] : [];
  });
  const held = records.flatMap(record => {
    const certificate = certificateInFull(record);
    return certificate ? [{ certificate, record }] : [];
  });
  const candidates = [...held, ...sent];
  const path = [leaf];
  const isSigned = (certificate: PathCertificate, spki: string) =>
    paidSignature(certificate, spki, budget) === 'valid';
  for (let top = leaf; ; ) {
    const next = nextUp(top, path, candidates, now);
    if (!next) {
      const record = records.find(each => {
        const key = keyInFull(each);
        return key !== undefined && isSigned(top, key);
      });
      return record && holds(path, isSigned) ? { path, endsAtAnchor: false, record } : undefined;
    }
    top = next.certificate;
    path.push(top);
    if (next.record) {
      return holds(path, isSigned) ? { path, endsAtAnchor: true, record: next.record } : undefined;
    }
  }
}

/** One that is valid now, or else the one that ends last; none above what looks self-signed. */
function nextUp<Candidate extends { readonly certificate: PathCertificate }>(
  top: PathCertificate,
  path: readonly PathCertificate[],
  candidates: readonly Candidate[],
  now: Seconds,
): Candidate | undefined {
  if (couldHaveIssued(top, top)) return undefined;
  const issuers = candidates.filter(
    ({ certificate }) =>
      couldHaveIssued(top, certificate) && path.every(({ der }) => der !== certificate.der),
  );
  const isValid = ({ notBefore, notAfter }: PathCertificate) => notBefore <= now && now <= notAfter;
  return (
    issuers.find(({ certificate }) => isValid(certificate)) ??
    issuers.toSorted((a, b) => b.certificate.notAfter - a.certificate.notAfter)[0]
  );
}

const holds = (
  path: readonly PathCertificate[],
  isSigned: (certificate: PathCertificate, spki: string) => boolean,
): boolean => path.every((each, at) => at === path.length - 1 || isSigned(each, path[at + 1]!.spki));
