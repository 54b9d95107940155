import { toHex } from '../model/bytes.ts';
import { contextTag, DER, type DerElement, insideOf, objectIdentifier, readDer } from './der.ts';
import { type NameConstraints, readNameConstraints } from './name-constraints.ts';

/** What the extensions of a certificate allow its owner to do (RFC 5280 §4.2). */
export interface SigningRules {
  /** basicConstraints; `absent` where there is no such extension. */
  readonly ca: 'yes' | 'no' | 'absent';
  /** CA certificates that may follow below it; undefined: any number. */
  readonly pathLength: number | undefined;
  /** keyUsage has keyCertSign, or there is no keyUsage. */
  readonly mayCertSign: boolean;
  /** keyUsage has one of the bits that TLS uses (RFC 5246 §7.4.2), or there is no keyUsage. */
  readonly mayDoTls: boolean;
  /** extendedKeyUsage has serverAuth or any, or there is no extendedKeyUsage. */
  readonly mayServe: boolean;
  readonly nameConstraints: NameConstraints | undefined;
  /** Digests of its own key and of its issuer's, in hex, if it has them (RFC 5280 §4.2.1.2, §4.2.1.1). */
  readonly subjectKeyId: string | undefined;
  readonly authorityKeyId: string | undefined;
  /** Critical extensions that are not known here: RFC 5280 §4.2 has such a certificate refused. */
  readonly unknownCritical: readonly string[];
}

const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const NAME_CONSTRAINTS = '2.5.29.30';
const SUBJECT_KEY_ID = '2.5.29.14';
const AUTHORITY_KEY_ID = '2.5.29.35';
/** The above, and those that may be critical and have no say in who sends what: names, policies, revocation. */
const KNOWN: readonly string[] = [
  BASIC_CONSTRAINTS,
  KEY_USAGE,
  EXTENDED_KEY_USAGE,
  NAME_CONSTRAINTS,
  SUBJECT_KEY_ID,
  AUTHORITY_KEY_ID,
  '2.5.29.17',
  '2.5.29.18',
  '2.5.29.31',
  '2.5.29.32',
  '2.5.29.33',
  '2.5.29.36',
  '2.5.29.54',
  '1.3.6.1.5.5.7.1.1',
  '1.3.6.1.5.5.7.1.24',
];
/** RFC 5280 §4.2.1.12: serverAuth, and anyExtendedKeyUsage. */
const FOR_SERVERS: readonly string[] = ['1.3.6.1.5.5.7.3.1', '2.5.29.37.0'];

/** The rules in a certificate's fields behind its key; undefined where an extension that matters cannot be read. */
export function readSigningRules(fields: readonly DerElement[]): SigningRules | undefined {
  const wrapper = fields.find(field => field.tag === contextTag(3, true));
  const [list] = insideOf(wrapper, contextTag(3, true)) ?? [];
  const values = new Map<string, DerElement | undefined>();
  const unknownCritical: string[] = [];
  for (const extension of insideOf(list, DER.sequence) ?? []) {
    const [type, ...others] = insideOf(extension, DER.sequence) ?? [];
    const identifier = type && objectIdentifier(type.contents);
    const value = others.at(-1);
    // RFC 5280 §4.2: an extension stands in a certificate once.
    if (identifier === undefined || value?.tag !== DER.octetString || values.has(identifier))
      return undefined;
    values.set(identifier, readDer(value.contents));
    const isCritical = others.length === 2 && others[0]!.tag === DER.boolean && others[0]!.contents[0] !== 0;
    if (isCritical && !KNOWN.includes(identifier)) unknownCritical.push(identifier);
  }
  const has = (identifier: string) => values.has(identifier);
  const basic = insideOf(values.get(BASIC_CONSTRAINTS), DER.sequence);
  const usage = values.get(KEY_USAGE);
  const purposes = insideOf(values.get(EXTENDED_KEY_USAGE), DER.sequence);
  const nameConstraints = readNameConstraints(values.get(NAME_CONSTRAINTS));
  const isUnread =
    (has(BASIC_CONSTRAINTS) && !basic) ||
    (has(KEY_USAGE) && usage?.tag !== DER.bitString) ||
    (has(EXTENDED_KEY_USAGE) && !purposes) ||
    (has(NAME_CONSTRAINTS) && !nameConstraints);
  if (isUnread) return undefined;
  const isCa = basic?.[0]?.tag === DER.boolean && basic[0].contents[0] !== 0;
  const length = basic?.find(field => field.tag === DER.integer);
  const usageBits = usage?.contents[1] ?? 0;
  return {
    ca: basic ? (isCa ? 'yes' : 'no') : 'absent',
    pathLength: isCa && length ? smallNumber(length.contents) : undefined,
    // RFC 5280 §4.2.1.3: keyCertSign is bit 5; digitalSignature, keyEncipherment and keyAgreement are 0, 2 and 4.
    mayCertSign: !usage || (usageBits & 0x04) !== 0,
    mayDoTls: !usage || (usageBits & 0xa8) !== 0,
    mayServe:
      !purposes || purposes.some(({ contents }) => FOR_SERVERS.includes(objectIdentifier(contents) ?? '')),
    nameConstraints,
    subjectKeyId: keyId(values.get(SUBJECT_KEY_ID), DER.octetString),
    authorityKeyId: keyId(
      insideOf(values.get(AUTHORITY_KEY_ID), DER.sequence)?.find(field => field.tag === contextTag(0, false)),
      contextTag(0, false),
    ),
    unknownCritical,
  };
}

const keyId = (element: DerElement | undefined, tag: number): string | undefined =>
  element?.tag === tag ? toHex(element.contents) : undefined;

/** A non-negative INTEGER; a negative one counts as 0, one of many octets as that many that nobody reaches. */
function smallNumber(contents: Uint8Array): number {
  if ((contents[0] ?? 0) >= 0x80) return 0;
  return contents.length > 4 ? Number.MAX_SAFE_INTEGER : contents.reduce((sum, byte) => sum * 256 + byte, 0);
}
