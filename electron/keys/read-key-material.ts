import { type DerElement, readDer } from '../../shared/certificates/der.ts';
import {
  type KeyMaterial,
  type KeyProblem,
  MAX_KEY_FILE_BYTES,
  MAX_KEYS,
} from '../../shared/evidence/keys/key-material.ts';
import { fromBase64 } from '../../shared/model/bytes.ts';
import { accepted, refused, type Result } from '../../shared/model/result.ts';
import { readCertificate } from '../tls/certificate.ts';
import { readPem } from '../tls/pem.ts';
import { certificatesOfPkcs7, isEncryptedKey, isPkcs12 } from './containers.ts';
import { certificateMaterial, publicKeyMaterial, requestMaterial, spkiOf } from './key-facts.ts';
import { publicHalf } from './private-key.ts';

type Read = Result<readonly KeyMaterial[], KeyProblem>;

/** Labels of blocks that TLSA records can be made of (RFC 7468). Others, such as curve parameters, are passed over. */
const WANTED = /CERTIFICATE|PUBLIC KEY|PRIVATE KEY|PKCS ?7|CMS/;
const NOT_WANTED = /ATTRIBUTE CERTIFICATE/;

/**
 * What TLSA records can be made of, in the order of the file: certificates, public keys, certificate requests, private
 * keys; PEM (several blocks), DER, or PKCS #7. Each key once: of a certificate and its private key in one file, the
 * certificate. Nothing of a private key comes out but its public half. The bytes are wiped: they are no longer what they
 * were when this returns. Never throws.
 */
export function readKeyMaterial(content: Uint8Array): Read {
  try {
    if (content.length > MAX_KEY_FILE_BYTES) return refused('too-large');
    const read = isDer(content) ? readStructure(content) : readText(textOf(content));
    return read.ok ? accepted(eachOnce(read.value).slice(0, MAX_KEYS)) : read;
  } finally {
    content.fill(0);
  }
}

/** A SEQUENCE from the first byte to the last. A text can begin with the same byte: `0`. */
const isDer = (content: Uint8Array) =>
  content[0] === 0x30 && readDer(content)?.whole.length === content.length;

/** UTF-8, or UTF-16 with the mark of it, which is what Windows writes when a command's output is kept in a file. */
function textOf(content: Uint8Array): string {
  const encoding = content[0] === 0xff && content[1] === 0xfe ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding).decode(content);
}

function readText(text: string): Read {
  if (text.trim() === '') return refused('empty');
  const blocks = readPem(text, MAX_KEYS * 2, WANTED).filter(({ label }) => !NOT_WANTED.test(label));
  if (blocks.length === 0) {
    // What stands between the lines of a PEM file, without them.
    const bytes = fromBase64(text.replace(/\s+/g, ''));
    return bytes && isDer(bytes) ? wiped(bytes, readStructure) : refused('nothing-known');
  }
  const found: KeyMaterial[] = [];
  let problem: KeyProblem | undefined;
  for (const { label, isEncrypted, bytes } of blocks) {
    const read: Read = isEncrypted
      ? refused('encrypted-key')
      : label === 'OPENSSH PRIVATE KEY'
        ? refused('openssh-key')
        : isDer(bytes)
          ? wiped(bytes, readStructure)
          : refused('damaged');
    bytes.fill(0);
    if (read.ok) found.push(...read.value);
    else if (!isLocked(read.errors[0])) return read;
    else problem ??= read.errors[0];
  }
  // A certificate beside a key behind a passphrase is enough: the key would say nothing more.
  return found.length > 0 ? accepted(found) : refused(problem ?? 'nothing-known');
}

const isLocked = (problem: KeyProblem) => problem === 'encrypted-key' || problem === 'unsupported-key';

function wiped<Value>(bytes: Uint8Array, read: (bytes: Uint8Array) => Value): Value {
  try {
    return read(bytes);
  } finally {
    bytes.fill(0);
  }
}

/** Whatever it is by its structure; a label can be wrong, and DER has none. */
function readStructure(der: Uint8Array): Read {
  const element = readDer(der);
  if (!element) return refused('damaged');
  const certificate = readCertificate(der);
  if (certificate.ok) return accepted([certificateMaterial(certificate.value)]);
  const inside = certificatesOfPkcs7(element);
  if (inside) return readCertificates(inside);
  const spki = spkiOf(element);
  const material = (spki && publicKeyMaterial(spki, 'public-key')) ?? requestMaterial(element);
  if (material) return accepted([material]);
  if (isPkcs12(element)) return refused('pkcs12');
  if (isEncryptedKey(element)) return refused('encrypted-key');
  const half = publicHalf(element);
  if (!half) return refused('nothing-known');
  if (!half.ok) return half;
  const key = publicKeyMaterial(half.value, 'private-key');
  return key ? accepted([key]) : refused('damaged');
}

function readCertificates(elements: readonly DerElement[]): Read {
  const read = elements.slice(0, MAX_KEYS).map(({ whole }) => readCertificate(whole));
  const found = read.flatMap(each => (each.ok ? [certificateMaterial(each.value)] : []));
  if (found.length < read.length) return refused('damaged');
  return found.length > 0 ? accepted(found) : refused('nothing-known');
}

/** One of each key, the certificates first to be kept: they say most. */
function eachOnce(found: readonly KeyMaterial[]): readonly KeyMaterial[] {
  const certified = new Set(
    found.flatMap(each => (each.kind === 'certificate' ? [each.digests.publicKey.sha256] : [])),
  );
  const seen = new Set<string>();
  return found.filter(each => {
    const key = each.digests.publicKey.sha256;
    const id = each.kind === 'certificate' ? each.digests.certificate.sha256 : key;
    if (seen.has(id) || (each.kind !== 'certificate' && certified.has(key))) return false;
    seen.add(id);
    return true;
  });
}
