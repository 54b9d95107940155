import { createHash } from 'node:crypto';
import {
  contextTag,
  DER,
  type DerElement,
  insideOf,
  integerBits,
  objectIdentifier,
  readDer,
} from '../../shared/certificates/der.ts';
import type { CertificateFacts } from '../../shared/evidence/certificate.ts';
import type { KeyMaterial, MatchingData } from '../../shared/evidence/keys/key-material.ts';
import { toHex } from '../../shared/model/bytes.ts';
import { isDomainName } from '../../shared/model/domain-name.ts';
import { readDistinguishedName } from '../tls/distinguished-name.ts';
import { readDnsNames, readExtensions } from '../tls/extensions.ts';
import { readPublicKey } from '../tls/public-key.ts';
import { LEAST_RSA_BITS, writeRsaSpki } from './write-der.ts';

/** What is kept of a certificate that somebody brings. */
export function certificateMaterial(facts: CertificateFacts): KeyMaterial {
  const { subject, issuer, dnsNames, commonNames, notAfter, isCa, selfIssued, publicKey, digests } = facts;
  return {
    kind: 'certificate',
    publicKey,
    digests: {
      publicKey: { full: hexOf(facts.spki), ...digests.publicKey },
      certificate: { full: hexOf(facts.der), ...digests.certificate },
    },
    subject,
    issuer,
    names: hostNames(dnsNames, commonNames),
    notAfter,
    isCa,
    selfIssued,
  };
}

/** The facts of a SubjectPublicKeyInfo, or undefined where it is none. */
export function publicKeyMaterial(
  spki: Uint8Array,
  kind: 'public-key' | 'private-key',
): KeyMaterial | undefined {
  const publicKey = readPublicKey(readDer(spki));
  return publicKey && { kind, publicKey, digests: { publicKey: matchingData(spki) } };
}

/** A SubjectPublicKeyInfo, or the older form that RSA alone has (RFC 8017 §A.1.1). */
export function spkiOf(element: DerElement): Uint8Array | undefined {
  if (readPublicKey(element) && insideOf(element, DER.sequence)?.length === 2) return element.whole;
  const numbers = insideOf(element, DER.sequence) ?? [];
  const [modulus] = numbers;
  const isRsa =
    numbers.length === 2 &&
    numbers.every(({ tag }) => tag === DER.integer) &&
    modulus !== undefined &&
    integerBits(modulus.contents) >= LEAST_RSA_BITS;
  return isRsa ? writeRsaSpki(element.whole) : undefined;
}

/** A certificate signing request (RFC 2986 §4), or undefined where the element is none. */
export function requestMaterial(element: DerElement): KeyMaterial | undefined {
  const [info, , signature] = insideOf(element, DER.sequence) ?? [];
  const [version, subject, spki, attributes] = insideOf(info, DER.sequence) ?? [];
  const name = readDistinguishedName(subject);
  const publicKey = readPublicKey(spki);
  if (version?.tag !== DER.integer || signature?.tag !== DER.bitString || !name || !spki || !publicKey) {
    return undefined;
  }
  return {
    kind: 'request',
    publicKey,
    digests: { publicKey: matchingData(spki.whole) },
    subject: name.text,
    names: hostNames(readDnsNames(requestedExtensions(attributes)), name.commonNames),
  };
}

const EXTENSION_REQUEST = '1.2.840.113549.1.9.14';

/** RFC 2985 §5.4.2: the extensions that a request asks for. */
function requestedExtensions(attributes: DerElement | undefined) {
  for (const attribute of insideOf(attributes, contextTag(0, true)) ?? []) {
    const [type, values] = insideOf(attribute, DER.sequence) ?? [];
    if (type?.tag !== DER.objectIdentifier || objectIdentifier(type.contents) !== EXTENSION_REQUEST) continue;
    return readExtensions(insideOf(values, DER.set)?.[0]);
  }
  return readExtensions(undefined);
}

/** RFC 7672 §3.2.3: common names only where there is no DNS-ID. */
const hostNames = (dnsNames: readonly string[], commonNames: readonly string[]): string[] =>
  dnsNames.length > 0
    ? [...dnsNames]
    : commonNames.map(name => name.toLowerCase()).filter(name => isDomainName(name.replace(/^\*\./, '')));

const matchingData = (bytes: Uint8Array): MatchingData => ({
  full: toHex(bytes),
  sha256: createHash('sha256').update(bytes).digest('hex'),
  sha512: createHash('sha512').update(bytes).digest('hex'),
});

const hexOf = (base64: string): string => Buffer.from(base64, 'base64').toString('hex');
