import { DER, type DerElement, insideOf, objectIdentifier } from '../../shared/certificates/der.ts';

/** Signature algorithms by object identifier, under the names OpenSSL and most tools print. */
const NAMES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.2': 'md2WithRSAEncryption',
  '1.2.840.113549.1.1.4': 'md5WithRSAEncryption',
  '1.2.840.113549.1.1.5': 'sha1WithRSAEncryption',
  '1.2.840.113549.1.1.10': 'rsassaPss',
  '1.2.840.113549.1.1.11': 'sha256WithRSAEncryption',
  '1.2.840.113549.1.1.12': 'sha384WithRSAEncryption',
  '1.2.840.113549.1.1.13': 'sha512WithRSAEncryption',
  '1.2.840.113549.1.1.14': 'sha224WithRSAEncryption',
  '1.2.840.10045.4.1': 'ecdsa-with-SHA1',
  '1.2.840.10045.4.3.1': 'ecdsa-with-SHA224',
  '1.2.840.10045.4.3.2': 'ecdsa-with-SHA256',
  '1.2.840.10045.4.3.3': 'ecdsa-with-SHA384',
  '1.2.840.10045.4.3.4': 'ecdsa-with-SHA512',
  '1.2.840.10040.4.3': 'dsaWithSHA1',
  '2.16.840.1.101.3.4.3.2': 'dsa_with_SHA256',
  '1.3.101.112': 'ED25519',
  '1.3.101.113': 'ED448',
};

/** The usual name of an AlgorithmIdentifier (RFC 5280 §4.1.1.2), else its identifier; undefined where it is none. */
export function signatureAlgorithmName(algorithm: DerElement | undefined): string | undefined {
  const [type] = insideOf(algorithm, DER.sequence) ?? [];
  const identifier = type?.tag === DER.objectIdentifier ? objectIdentifier(type.contents) : undefined;
  return identifier === undefined ? undefined : (NAMES[identifier] ?? identifier);
}
