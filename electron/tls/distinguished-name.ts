import { toHex } from '../../shared/model/bytes.ts';
import { DER, type DerElement, insideOf, objectIdentifier } from '../../shared/certificates/der.ts';

/** Short names of attribute types: RFC 4514 §3, and those that certificates in use have besides. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.15': 'businessCategory',
  '2.5.4.17': 'postalCode',
  '2.5.4.42': 'GN',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
  '1.3.6.1.4.1.311.60.2.1.1': 'jurisdictionL',
  '1.3.6.1.4.1.311.60.2.1.2': 'jurisdictionST',
  '1.3.6.1.4.1.311.60.2.1.3': 'jurisdictionC',
};

interface Attribute {
  readonly type: string;
  readonly value: DerElement;
}

/** A Name (RFC 5280 §4.1.2.4), read. */
export interface DistinguishedName {
  /** The string form of RFC 4514: the last RDN first, `CN=mx.example,O=Example`. */
  readonly text: string;
  /** Values of its commonName attributes, in the order of the certificate. */
  readonly commonNames: readonly string[];
}

/** Reads a Name, or gives undefined where the bytes are none. */
export function readDistinguishedName(name: DerElement | undefined): DistinguishedName | undefined {
  const rdns: Attribute[][] = [];
  const sets = insideOf(name, DER.sequence);
  if (!sets) return undefined;
  for (const set of sets) {
    const attributes: Attribute[] = [];
    for (const pair of insideOf(set, DER.set) ?? [undefined]) {
      const [type, value] = insideOf(pair, DER.sequence) ?? [];
      const identifier = type?.tag === DER.objectIdentifier ? objectIdentifier(type.contents) : undefined;
      if (identifier === undefined || !value) return undefined;
      attributes.push({ type: identifier, value });
    }
    rdns.push(attributes);
  }
  const commonNames = rdns.flat().flatMap(({ type, value }) => {
    const text = ATTRIBUTES[type] === 'CN' ? stringValue(value) : undefined;
    return text === undefined ? [] : [text];
  });
  const text = rdns.toReversed().map(attributes => attributes.map(attributeText).join('+'));
  return { text: text.join(','), commonNames };
}

function attributeText({ type, value }: Attribute): string {
  const name = ATTRIBUTES[type];
  const text = stringValue(value);
  // RFC 4514 §2.4: an attribute type without a short name has its value in hex.
  return name === undefined || text === undefined
    ? `${name ?? type}=#${toHex(value.whole)}`
    : `${name}=${escaped(text)}`;
}

// eslint-disable-next-line no-control-regex
const CONTROL_CHARACTERS = /[\x00-\x1f\x7f]/g;

/** RFC 4514 §2.4: what must be escaped, and control characters, which nobody could read otherwise. */
const escaped = (text: string) =>
  text
    .replace(/[\\,+"<>;]/g, '\\$&')
    .replace(/^[ #]/, '\\$&')
    .replace(/(?<=.) $/, '\\ ')
    .replace(CONTROL_CHARACTERS, byte => `\\${toHex(Uint8Array.of(byte.charCodeAt(0))).toUpperCase()}`);

/** The text of a character string, or undefined where the element is none. Bytes that do not fit show as U+FFFD. */
function stringValue({ tag, contents }: DerElement): string | undefined {
  const bytes = Buffer.from(contents.buffer, contents.byteOffset, contents.byteLength);
  switch (tag) {
    case DER.utf8String:
      return bytes.toString('utf8');
    case DER.printableString:
    case DER.numericString:
    case DER.ia5String:
    case DER.visibleString:
    case DER.teletexString:
      return bytes.toString('latin1');
    case DER.bmpString:
      return bigEndianText(bytes, 2);
    case DER.universalString:
      return bigEndianText(bytes, 4);
    default:
      return undefined;
  }
}

function bigEndianText(bytes: Buffer, width: 2 | 4): string {
  let text = '';
  for (let at = 0; at + width <= bytes.length; at += width) {
    const code = bytes.readUIntBE(at, width);
    text += code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  }
  return text;
}
