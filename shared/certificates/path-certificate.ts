import type { CertificateFacts } from '../evidence/certificate.ts';
import { fromBase64, toBase64 } from '../model/bytes.ts';
import type { Seconds } from '../model/time.ts';
import { contextTag, DER, insideOf, readDer } from './der.ts';
import { readName } from './distinguished-name.ts';
import { readSigningRules, type SigningRules } from './signing-rules.ts';
import { readTime } from './validity-time.ts';

/** What a certificate is to a path of certificates (RFC 5280 §6.1): who issued it, to whom, and what its owner may sign. */
export interface PathCertificate {
  /** The whole certificate and its SubjectPublicKeyInfo, DER, in base64. */
  readonly der: string;
  readonly spki: string;
  /** The relative distinguished names, in their order, in a form in which equal names are equal texts. */
  readonly issuer: readonly string[];
  readonly subject: readonly string[];
  readonly notBefore: Seconds;
  readonly notAfter: Seconds;
  readonly version: number;
  readonly rules: SigningRules;
}

/** The certificate of these facts, or undefined where its DER cannot be read. Remembered. */
export function pathCertificate(facts: CertificateFacts): PathCertificate | undefined {
  const known = READ.get(facts);
  if (known) return known;
  const der = fromBase64(facts.der);
  const read = der && readPathCertificate(der);
  if (read) READ.set(facts, read);
  return read;
}
const READ = new WeakMap<CertificateFacts, PathCertificate>();

/** The same from DER alone, such as a TLSA record may hold. */
export function readPathCertificate(der: Uint8Array): PathCertificate | undefined {
  const certificate = readDer(der);
  const [tbs] = insideOf(certificate, DER.sequence) ?? [];
  if (certificate?.whole.length !== der.length) return undefined;
  const fields = insideOf(tbs, DER.sequence) ?? [];
  // RFC 5280 §4.1.2.1: the version, [0], is left out for version 1.
  const hasVersion = fields[0]?.tag === contextTag(0, true);
  const [, , issuer, validity, subject, spki, ...rest] = hasVersion ? fields.slice(1) : fields;
  const [notBefore, notAfter] = (insideOf(validity, DER.sequence) ?? []).map(readTime);
  const issuerName = readName(issuer);
  const subjectName = readName(subject);
  const rules = readSigningRules(rest);
  if (!issuerName || !subjectName || !rules || spki?.tag !== DER.sequence) return undefined;
  if (notBefore === undefined || notAfter === undefined) return undefined;
  const version = hasVersion ? (insideOf(fields[0], contextTag(0, true))?.[0]?.contents[0] ?? 0) + 1 : 1;
  return {
    der: toBase64(der),
    spki: toBase64(spki.whole),
    issuer: issuerName,
    subject: subjectName,
    notBefore,
    notAfter,
    version,
    rules,
  };
}
