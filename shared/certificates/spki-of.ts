import { toBase64 } from '../model/bytes.ts';
import { DER, insideOf, readDer } from './der.ts';

/** The SubjectPublicKeyInfo of a certificate's DER, in base64 (RFC 5280 §4.1.2.7); undefined where it is none. */
export function spkiOf(der: Uint8Array): string | undefined {
  const [tbs] = insideOf(readDer(der), DER.sequence) ?? [];
  const fields = insideOf(tbs, DER.sequence) ?? [];
  // RFC 5280 §4.1.2.1: the version, [0], is left out for version 1.
  const spki = fields[fields[0]?.tag === 0xa0 ? 6 : 5];
  return spki?.tag === DER.sequence ? toBase64(spki.whole) : undefined;
}
