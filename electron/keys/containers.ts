import {
  contextTag,
  DER,
  type DerElement,
  insideOf,
  objectIdentifier,
} from '../../shared/certificates/der.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const DATA_OR_SIGNED_DATA = /^1\.2\.840\.113549\.1\.7\.[12]$/;
/** PKCS #5 and the schemes of PKCS #12: how private keys are put behind a passphrase. */
const PASSPHRASE = /^1\.2\.840\.113549\.1\.(?:5|12\.1)\.\d+$/;

const identifierOf = (element: DerElement | undefined): string | undefined =>
  element?.tag === DER.objectIdentifier ? objectIdentifier(element.contents) : undefined;

/** The certificates of a PKCS #7 file (.p7b; RFC 5652 §5.1), in its order; undefined where it is none. */
export function certificatesOfPkcs7(element: DerElement): readonly DerElement[] | undefined {
  const [type, content] = insideOf(element, DER.sequence) ?? [];
  if (identifierOf(type) !== SIGNED_DATA) return undefined;
  const [signedData] = insideOf(content, contextTag(0, true)) ?? [];
  const certificates = insideOf(signedData, DER.sequence)?.find(({ tag }) => tag === contextTag(0, true));
  return insideOf(certificates, contextTag(0, true)) ?? [];
}

/** EncryptedPrivateKeyInfo (RFC 5958 §3). */
export function isEncryptedKey(element: DerElement): boolean {
  const [algorithm, data] = insideOf(element, DER.sequence) ?? [];
  const [type] = insideOf(algorithm, DER.sequence) ?? [];
  return data?.tag === DER.octetString && PASSPHRASE.test(identifierOf(type) ?? '');
}

/** PFX (RFC 7292 §4): version 3, and data that is signed or locked with a passphrase. */
export function isPkcs12(element: DerElement): boolean {
  const [version, content] = insideOf(element, DER.sequence) ?? [];
  const [type] = insideOf(content, DER.sequence) ?? [];
  return (
    version?.tag === DER.integer &&
    version.contents[0] === 3 &&
    DATA_OR_SIGNED_DATA.test(identifierOf(type) ?? '')
  );
}
