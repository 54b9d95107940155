import { createHash } from 'node:crypto';
import type { CertificateFacts } from '../../shared/evidence/certificate.ts';
import { toHex } from '../../shared/model/bytes.ts';
import { accepted, refused, type Result } from '../../shared/model/result.ts';
import { contextTag, DER, type DerElement, insideOf, readDer } from '../../shared/certificates/der.ts';
import { readDistinguishedName } from './distinguished-name.ts';
import { readDnsNames, readExtensions, readIsCa } from './extensions.ts';
import { readPemBlocks } from './pem.ts';
import { readPublicKey } from './public-key.ts';
import { signatureAlgorithmName } from './signature-algorithm.ts';

/** Why bytes are no certificate. `part` names the field of RFC 5280 §4.1 that could not be read. */
export type CertificateProblem =
  | { readonly kind: 'no-pem' }
  | { readonly kind: 'too-large'; readonly limitBytes: number }
  | { readonly kind: 'not-der'; readonly part: string };

/** Thrown by `certificateFacts` alone, for what is no certificate. */
export class CertificateUnreadable extends Error {
  readonly problem: CertificateProblem;
  constructor(problem: CertificateProblem) {
    super(
      problem.kind === 'not-der'
        ? `no certificate: ${problem.part} cannot be read`
        : `no certificate: ${problem.kind}`,
    );
    this.name = 'CertificateUnreadable';
    this.problem = problem;
  }
}

/** One certificate, in bytes. Default 102,400: what OpenSSL lets a whole chain take (SSL_MAX_CERT_LIST_DEFAULT). */
const MAX_CERTIFICATE_BYTES = 102_400;
/** PEM blocks read of one text. Default 100: the longest bundle of a server has a handful. */
const MAX_PEM_CERTIFICATES = 100;

/**
 * What Evidence keeps of a certificate (RFC 5280 §4.1), from its DER or from the first certificate of a PEM text.
 * Reads with no help of a TLS library, so that it gives the same wherever it runs, and any key or curve will do.
 * @throws CertificateUnreadable where that is no certificate; nothing else
 */
export function certificateFacts(certificate: Uint8Array | string): CertificateFacts {
  const read = typeof certificate === 'string' ? firstOfPem(certificate) : readCertificate(certificate);
  if (!read.ok) throw new CertificateUnreadable(read.errors[0]);
  return read.value;
}

function firstOfPem(text: string): Result<CertificateFacts, CertificateProblem> {
  const [der] = readPemBlocks(text, 1);
  return der ? readCertificate(der) : refused({ kind: 'no-pem' });
}

/** Every certificate of a PEM text, in its order. A block that cannot be read is left out, and named in the warnings. */
export function readPemCertificates(text: string): Result<readonly CertificateFacts[], CertificateProblem> {
  const blocks = readPemBlocks(text, MAX_PEM_CERTIFICATES).map(readCertificate);
  const problems = blocks.flatMap(block => (block.ok ? [] : block.errors));
  const certificates = blocks.flatMap(block => (block.ok ? [block.value] : []));
  if (certificates.length > 0) return accepted(certificates, problems);
  return refused(problems[0] ?? { kind: 'no-pem' });
}

/** What Evidence keeps of a certificate, from its DER: nothing before it and nothing after it. */
export function readCertificate(der: Uint8Array): Result<CertificateFacts, CertificateProblem> {
  if (der.length > MAX_CERTIFICATE_BYTES) {
    return refused({ kind: 'too-large', limitBytes: MAX_CERTIFICATE_BYTES });
  }
  const unreadable = (part: string) => refused<CertificateProblem>({ kind: 'not-der', part });
  const certificate = readDer(der);
  const [tbs, algorithm, signature] = insideOf(certificate, DER.sequence) ?? [];
  if (certificate?.whole.length !== der.length || signature?.tag !== DER.bitString)
    return unreadable('certificate');
  const fields = insideOf(tbs, DER.sequence);
  if (!fields) return unreadable('tbsCertificate');
  // RFC 5280 §4.1.2.1: version [0] is left out for v1.
  const [serial, , issuer, validity, subject, spki, ...rest] =
    fields[0]?.tag === contextTag(0, true) ? fields.slice(1) : fields;
  const issuerName = readDistinguishedName(issuer);
  const subjectName = readDistinguishedName(subject);
  const [notBefore, notAfter] = (insideOf(validity, DER.sequence) ?? []).map(readTime);
  const publicKey = readPublicKey(spki);
  const signatureAlgorithm = signatureAlgorithmName(algorithm);
  if (serial?.tag !== DER.integer) return unreadable('serialNumber');
  if (!issuer || !issuerName) return unreadable('issuer');
  if (!subject || !subjectName) return unreadable('subject');
  if (notBefore === undefined || notAfter === undefined) return unreadable('validity');
  if (!spki || !publicKey) return unreadable('subjectPublicKeyInfo');
  if (signatureAlgorithm === undefined) return unreadable('signatureAlgorithm');
  // RFC 5280 §4.1.2.9: extensions [3].
  const [list] =
    insideOf(
      rest.find(field => field.tag === contextTag(3, true)),
      contextTag(3, true),
    ) ?? [];
  const extensions = readExtensions(list);
  return accepted({
    der: base64(der),
    spki: base64(spki.whole),
    digests: { certificate: digests(der), publicKey: digests(spki.whole) },
    subject: subjectName.text,
    issuer: issuerName.text,
    serialNumber: toHex(serial.contents).replace(/^00(?=[89a-f])/, ''),
    dnsNames: readDnsNames(extensions),
    commonNames: [...subjectName.commonNames],
    notBefore,
    notAfter,
    publicKey,
    signatureAlgorithm,
    isCa: readIsCa(extensions),
    selfIssued: Buffer.compare(issuer.whole, subject.whole) === 0,
  });
}

/** Seconds since 1970 of a Time (RFC 5280 §4.1.2.5), or undefined where it is none. */
function readTime({ tag, contents }: DerElement): number | undefined {
  const text = Buffer.from(contents).toString('latin1');
  const digits = tag === DER.utcTime ? 2 : tag === DER.generalizedTime ? 4 : undefined;
  // Seconds must be there (§4.1.2.5.1); old devices leave them out of a UTCTime.
  const match = /^(\d{2}|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?Z$/.exec(text);
  if (digits === undefined || match?.[1]?.length !== digits) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1).map(part => Number(part ?? 0));
  // RFC 5280 §4.1.2.5.1: two digits from 50 are of the last century.
  const century = digits === 4 ? 0 : year! >= 50 ? 1900 : 2000;
  const at = new Date(0).setUTCFullYear(century + year!, month! - 1, day);
  if (month! < 1 || month! > 12 || day! < 1 || day! > 31 || hour! > 23 || minute! > 59 || second! > 60) {
    return undefined;
  }
  return at / 1_000 + hour! * 3_600 + minute! * 60 + second!;
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

const digests = (bytes: Uint8Array) => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  sha512: createHash('sha512').update(bytes).digest('hex'),
});
