import { coversHost } from '../../certificates/index.ts';
import type { CertificateFacts } from '../../evidence/certificate.ts';
import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding.ts';
import type { Seconds } from '../../model/time.ts';
import type { DomainReading, HostReading, TlsServer } from '../../reading/domain-reading.ts';
import { daneMatch, isFoundByAll } from '../../reading/hosts/dane-match.ts';
import { eitherCertificate } from '../../reading/hosts/either-certificate.ts';
import { mailHosts } from '../../reading/hosts/mail-hosts.ts';
import { pinnedBy } from '../../reading/hosts/pinned-by.ts';

/** From how long before its end a certificate asks for attention; renewal is usual at 30 days, or a third of its life. */
const SOON: Seconds = 14 * 86_400;
const DAY: Seconds = 86_400;

export function assessCertificates(reading: DomainReading, now: Seconds): readonly Finding[] {
  const { mx } = reading;
  if (mx.kind === 'no-mail') return [];
  const seen = mailHosts(reading).flatMap(servedBy);
  if (seen.length === 0) return [finding('certificate.not-measured', {})];
  return seen.flatMap(each => assessCertificate(reading, each, now));
}

interface Served {
  readonly reading: HostReading;
  readonly certificate: CertificateFacts;
  readonly server: TlsServer;
}

/** The different certificates that a host's addresses present: one of each. */
function servedBy(reading: HostReading): readonly Served[] {
  const served = reading.servers.flatMap(eitherCertificate).flatMap(server => {
    const [certificate] = server.kind === 'tls' ? server.chain : [];
    return server.kind === 'tls' && certificate ? [{ reading, certificate, server }] : [];
  });
  const sha256 = (each: Served) => each.certificate.digests.certificate.sha256;
  return [...new Map(served.toReversed().map(each => [sha256(each), each])).values()].toReversed();
}

function assessCertificate(
  domain: DomainReading,
  { reading, certificate, server }: Served,
  now: Seconds,
): readonly Finding[] {
  const { host } = reading;
  const pinned = pinnedBy(domain, reading, now);
  const replaced = { host, ...(pinned && { pinned }) };
  const { notBefore, notAfter, dnsNames, signatureAlgorithm, digests } = certificate;
  const where: readonly EvidenceReference[] = [{ kind: 'certificate', sha256: digests.certificate.sha256 }];
  const problems: Finding[] = [];
  if (now > notAfter) problems.push(finding('certificate.expired', { ...replaced, at: notAfter }, where));
  else if (now < notBefore)
    problems.push(finding('certificate.not-yet-valid', { ...replaced, at: notBefore }, where));
  else if (notAfter - now < SOON) {
    const days = Math.max(1, Math.floor((notAfter - now) / DAY));
    problems.push(finding('certificate.ends-soon', { ...replaced, at: notAfter, days }, where));
  }
  if (!coversHost(certificate, host)) {
    problems.push(finding('certificate.name-mismatch', { ...replaced, names: dnsNames }, where));
  }
  const { untrusted } = server;
  // An expired certificate is untrusted because of that alone; it is told once.
  if (untrusted && untrusted !== 'expired' && untrusted !== 'not-yet-valid') {
    // Only a record that fits this very session makes senders sure of the server (RFC 7672 §3.1).
    const { tlsa } = reading;
    const isProven =
      tlsa.kind === 'secure' && isFoundByAll(daneMatch(domain, tlsa.base, tlsa.records, server.chain, now));
    const id = isProven ? 'certificate.untrusted-with-dane' : 'certificate.untrusted';
    problems.push(finding(id, { ...replaced, reason: untrusted }, where));
  }
  const weak = weakKey(certificate);
  if (weak) problems.push(finding('certificate.weak-key', { ...replaced, ...weak }, where));
  if (/sha1|md5/i.test(signatureAlgorithm) && !certificate.selfIssued) {
    problems.push(
      finding('certificate.weak-signature', { ...replaced, algorithm: signatureAlgorithm }, where),
    );
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
