import {
  contextTag,
  DER,
  type DerElement,
  insideOf,
  objectIdentifier,
  readDer,
} from '../../shared/certificates/der.ts';

const SUBJECT_ALT_NAME = '2.5.29.17';
const BASIC_CONSTRAINTS = '2.5.29.19';

type Extensions = ReadonlyMap<string, Uint8Array>;

/** Values of a list of extensions by identifier (RFC 5280 §4.2). One that cannot be read counts as absent. */
export function readExtensions(list: DerElement | undefined): Extensions {
  const values = new Map<string, Uint8Array>();
  for (const extension of insideOf(list, DER.sequence) ?? []) {
    const parts = insideOf(extension, DER.sequence) ?? [];
    const identifier = parts[0] && objectIdentifier(parts[0].contents);
    const value = parts.at(-1);
    // RFC 5280 §4.2: an extension stands in a certificate once. The first counts.
    if (identifier === undefined || value?.tag !== DER.octetString || values.has(identifier)) continue;
    values.set(identifier, value.contents);
  }
  return values;
}

/** RFC 5280 §4.2.1.6: the dNSName entries of a subjectAltName. */
export function readDnsNames(extensions: Extensions): string[] {
  const value = extensions.get(SUBJECT_ALT_NAME);
  const names = (value && insideOf(readDer(value), DER.sequence)) ?? [];
  return names
    .filter(({ tag }) => tag === contextTag(2, false))
    .map(({ contents }) => Buffer.from(contents).toString('latin1').toLowerCase());
}

/** RFC 5280 §4.2.1.9: cA, which is false where it is left out. */
export function readIsCa(extensions: Extensions): boolean {
  const value = extensions.get(BASIC_CONSTRAINTS);
  const [first] = (value && insideOf(readDer(value), DER.sequence)) ?? [];
  return first?.tag === DER.boolean && first.contents.length === 1 && first.contents[0] !== 0;
}
