import { coversHost } from '../../certificates/index.ts';
import { tlsaOwner } from '../../dane/index.ts';
import type { CertificateFacts } from '../../evidence/certificate.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { hostsOf, mailHosts } from '../../evidence/mail-hosts.ts';
import { recordsAt } from '../../evidence/secure-records.ts';
import { sessionsOf } from '../../evidence/sessions/sessions-of.ts';
import type { TlsFacts } from '../../evidence/tls.ts';
import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding-kinds.ts';
import type { Milliseconds, Seconds } from '../../model/time.ts';

/** From how long before its end a certificate asks for attention; renewal is usual at 30 days, or a third of its life. */
const SOON: Seconds = 14 * 86_400;
const DAY: Seconds = 86_400;

export function assessCertificates(evidence: Evidence, now: Milliseconds): readonly Finding[] {
  const mail = mailHosts(evidence);
  if (mail.kind === 'null-mx') return [];
  const seen = hostsOf(mail).flatMap(({ host }) => servedBy(evidence, host));
  if (seen.length === 0) return [finding('certificate.not-measured', {})];
  return seen.flatMap(each => assessCertificate(evidence, each, Math.floor(now / 1000)));
}

interface Served {
  readonly host: string;
  readonly certificate: CertificateFacts;
  readonly tls: TlsFacts;
}

/** The different certificates that a host's addresses present: one of each. */
function servedBy(evidence: Evidence, host: string): readonly Served[] {
  const served = sessionsOf(evidence, host).flatMap(({ outcome }) => {
    if (outcome.kind !== 'tls') return [];
    const certificate = evidence.certificates[outcome.tls.chain[0] ?? ''];
    return certificate ? [{ host, certificate, tls: outcome.tls }] : [];
  });
  const sha256 = (each: Served) => each.certificate.digests.certificate.sha256;
  return [...new Map(served.toReversed().map(each => [sha256(each), each])).values()].toReversed();
}

function assessCertificate(
  evidence: Evidence,
  { host, certificate, tls }: Served,
  now: Seconds,
): readonly Finding[] {
  const { notBefore, notAfter, dnsNames, signatureAlgorithm, digests } = certificate;
  const where: readonly EvidenceReference[] = [{ kind: 'certificate', sha256: digests.certificate.sha256 }];
  const problems: Finding[] = [];
  if (now > notAfter) problems.push(finding('certificate.expired', { host, at: notAfter }, where));
  else if (now < notBefore)
    problems.push(finding('certificate.not-yet-valid', { host, at: notBefore }, where));
  else if (notAfter - now < SOON) {
    const days = Math.max(1, Math.floor((notAfter - now) / DAY));
    problems.push(finding('certificate.ends-soon', { host, at: notAfter, days }, where));
  }
  if (!coversHost(certificate, host)) {
    problems.push(finding('certificate.name-mismatch', { host, names: dnsNames }, where));
  }
  const { webPki } = tls;
  // An expired certificate is untrusted because of that alone; it is told once.
  if (webPki.kind === 'untrusted' && webPki.reason !== 'expired' && webPki.reason !== 'not-yet-valid') {
    const id = hasSecureTlsa(evidence, host) ? 'certificate.untrusted-with-dane' : 'certificate.untrusted';
    problems.push(finding(id, { host, reason: webPki.reason }, where));
  }
  const weak = weakKey(certificate);
  if (weak) problems.push(finding('certificate.weak-key', { host, ...weak }, where));
  if (/sha1|md5/i.test(signatureAlgorithm) && !certificate.selfIssued) {
    problems.push(finding('certificate.weak-signature', { host, algorithm: signatureAlgorithm }, where));
  }
  if (problems.length > 0) return problems;
  return [finding('certificate.trusted', { host, until: notAfter, issuer: issuerName(certificate) }, where)];
}

/** NCSC guideline for TLS, 2025: RSA from 3072 bits is sufficient, 2048 to be phased out; EC from 256. */
function weakKey({ publicKey }: CertificateFacts): { algorithm: string; bits: number } | undefined {
  if (publicKey.kind === 'rsa' && publicKey.bits < 3072) return { algorithm: 'RSA', bits: publicKey.bits };
  if (publicKey.kind === 'ec' && publicKey.bits < 256)
    return { algorithm: publicKey.curve, bits: publicKey.bits };
  return undefined;
}

function hasSecureTlsa(evidence: Evidence, host: string): boolean {
  const answer = recordsAt(evidence, tlsaOwner(host), 'TLSA');
  return answer.kind === 'records' && answer.status === 'secure';
}

/** What a person would call the issuer: its organisation and common name, as far as there are any. */
function issuerName({ issuer }: CertificateFacts): string {
  const named = attributesOf(issuer);
  const parts = [named.get('O'), named.get('CN')].filter(text => text !== undefined && text !== '');
  return parts.length > 0 ? [...new Set(parts)].join(' ') : issuer;
}

/** The first value of each attribute in a distinguished name as text (RFC 4514 §2): what ends one may not be escaped. */
function attributesOf(name: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  let start = 0;
  for (let at = 0; at <= name.length; at += 1) {
    if (name[at] === '\\') {
      at += 1;
    } else if (at === name.length || ',+\n'.includes(name[at]!)) {
      const [type = '', ...value] = name.slice(start, at).split('=');
      if (!attributes.has(type.trim())) attributes.set(type.trim(), value.join('='));
      start = at + 1;
    }
  }
  return attributes;
}
