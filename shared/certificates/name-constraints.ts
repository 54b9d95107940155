import { contextTag, DER, type DerElement, insideOf, readDer } from './der.ts';
import { readName } from './distinguished-name.ts';

/** One list of subtrees: DNS names in lower case, and directory names as lists of RDNs. */
interface Subtrees {
  readonly dns: readonly string[];
  readonly directory: readonly (readonly string[])[];
}

/** For whom a CA may issue (RFC 5280 §4.2.1.10). Addresses and URIs are left out: no SMTP sender compares those. */
export interface NameConstraints {
  readonly permitted: Subtrees;
  readonly excluded: Subtrees;
}

/** The constraints of an extension's value; undefined where it is none, or there is no such extension. */
export function readNameConstraints(value: DerElement | undefined): NameConstraints | undefined {
  const lists = insideOf(value, DER.sequence);
  if (!lists) return undefined;
  const subtrees = (number: number): Subtrees | undefined => {
    const list = lists.find(element => element.tag === contextTag(number, true));
    return list ? readSubtrees(list.contents) : { dns: [], directory: [] };
  };
  const permitted = subtrees(0);
  const excluded = subtrees(1);
  return permitted && excluded ? { permitted, excluded } : undefined;
}

function readSubtrees(bytes: Uint8Array): Subtrees | undefined {
  const dns: string[] = [];
  const directory: (readonly string[])[] = [];
  for (let rest = bytes; rest.length > 0; ) {
    const subtree = readDer(rest);
    const [base] = insideOf(subtree, DER.sequence) ?? [];
    if (!subtree || !base) return undefined;
    if (base.tag === contextTag(2, false))
      dns.push(String.fromCharCode(...base.contents.subarray(0, 255)).toLowerCase());
    if (base.tag === contextTag(4, true)) {
      const name = readName(readDer(base.contents));
      if (!name) return undefined;
      directory.push(name);
    }
    rest = rest.subarray(subtree.whole.length);
  }
  return { dns, directory };
}

/** Whether a certificate with these names and this subject is one that the constraints allow. */
export function allowsNames(
  { permitted, excluded }: NameConstraints,
  dnsNames: readonly string[],
  subject: readonly string[],
): boolean {
  const [within, outside] = [new Set(permitted.dns), new Set(excluded.dns)];
  const isConstrained = within.size > 0 || outside.size > 0;
  const dnsAllowed = dnsNames.every(
    name =>
      !isConstrained ||
      // What is no name has no place in a tree of them.
      (name.length <= MAX_NAME_CHARACTERS &&
        (within.size === 0 || isDnsWithin(name, within)) &&
        !isDnsWithin(name, outside)),
  );
  // RFC 5280 §4.2.1.10: an empty subject is not constrained.
  const subjectAllowed =
    subject.length === 0 ||
    ((permitted.directory.length === 0 || permitted.directory.some(base => isNameWithin(subject, base))) &&
      !excluded.directory.some(base => isNameWithin(subject, base)));
  return dnsAllowed && subjectAllowed;
}

/** RFC 1035 §2.3.4. */
const MAX_NAME_CHARACTERS = 255;

/**
 * Whether a name is one of the bases or below one; a base that begins with a dot, as some CAs write it, is for what is below
 * only. Looks the name's own ends up, as there can be thousands of bases for thousands of names.
 */
function isDnsWithin(name: string, bases: ReadonlySet<string>): boolean {
  const host = name.toLowerCase().replace(/\.$/, '');
  if (bases.has('') || bases.has(host)) return true;
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
    if (bases.has(host.slice(dot)) || bases.has(host.slice(dot + 1))) return true;
  }
  return false;
}

const isNameWithin = (subject: readonly string[], base: readonly string[]): boolean =>
  base.length <= subject.length && base.every((rdn, at) => rdn === subject[at]);
