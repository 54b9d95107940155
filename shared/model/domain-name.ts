import punycode from 'punycode/punycode.js';
import * as z from 'zod/mini';
import { accepted, refused, type Result } from './result.ts';

/** A domain name as DNS has it: A-labels, lower case, no trailing dot. Made only by `parseDomainName`. */
export type DomainName = string & { readonly __domainName: true };

/** Why a text is no domain name that mail could be sent to. The facts are what the sentence about it needs. */
export type DomainNameProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'single-label'; readonly label: string }
  | { readonly kind: 'label-too-long'; readonly label: string; readonly octets: number }
  | { readonly kind: 'empty-label' }
  | { readonly kind: 'name-too-long'; readonly octets: number }
  | { readonly kind: 'address-literal'; readonly address: string }
  | { readonly kind: 'bad-character'; readonly label: string; readonly character: string }
  /** A warning: the name was taken out of something larger, such as an e-mail address or a web address. */
  | {
      readonly kind: 'taken-from';
      readonly source: 'email-address' | 'web-address';
      readonly domain: string;
    };

/** RFC 1035 §2.3.4. A name of 253 characters fills 255 octets on the wire. */
const MAX_LABEL_OCTETS = 63;
const MAX_NAME_OCTETS = 253;
/** Longer input is refused unread: nobody types it, and it would be echoed in a message. */
const MAX_INPUT_CHARACTERS = 2_000;
/** Letters and digits of any script, and the hyphen; the underscore because names such as _dmarc.example exist. */
const LABEL = /^[\p{L}\p{M}\p{N}_-]+$/u;

/**
 * The domain name in what a person typed or pasted: a name, an e-mail address or a web address, in U-labels or
 * A-labels, with spaces around it or a dot behind it. A warning says when it was taken from something larger.
 */
export function parseDomainName(input: string): Result<DomainName, DomainNameProblem> {
  if (input.length > MAX_INPUT_CHARACTERS) return refused({ kind: 'name-too-long', octets: input.length });
  const { text, source } = domainPart(input);
  if (text === '') return refused({ kind: 'empty' });
  const isIpv6 = text.includes(':') && /^\[?[0-9a-f:.]+\]?$/i.test(text);
  if (isIpv6 || /^\d{1,3}(\.\d{1,3}){3}$/.test(text)) {
    return refused({ kind: 'address-literal', address: text });
  }
  const labels = text.split('.');
  const ascii: string[] = [];
  for (const label of labels) {
    const problem = label === '' ? ({ kind: 'empty-label' } as const) : badLabel(label);
    if (problem) return refused(problem);
    ascii.push(toAscii(label));
  }
  const tooLong = ascii.findIndex(label => label.length > MAX_LABEL_OCTETS);
  if (tooLong >= 0) {
    return refused({ kind: 'label-too-long', label: labels[tooLong]!, octets: ascii[tooLong]!.length });
  }
  const name = ascii.join('.');
  if (name.length > MAX_NAME_OCTETS) return refused({ kind: 'name-too-long', octets: name.length });
  if (labels.length === 1) return refused({ kind: 'single-label', label: text });
  return accepted(name as DomainName, source ? [{ kind: 'taken-from', source, domain: name }] : []);
}

/** The domain that a name lies in, unless that is a top-level domain: `gemeente.nl` of `mail.gemeente.nl`. */
export function parentDomain(name: DomainName): DomainName | undefined {
  const above = name.slice(name.indexOf('.') + 1);
  return above.includes('.') ? (above as DomainName) : undefined;
}

/** The same name in U-labels, for people to read. A label that is no valid punycode stays as it is. */
export function toUnicodeName(name: string): string {
  return name
    .split('.')
    .map(label => {
      if (!label.startsWith('xn--')) return label;
      try {
        const decoded = punycode.decode(label.slice(4));
        // Only a label that leads back to itself is shown decoded: anything else could pose as another name.
        return toAscii(decoded) === label && !badLabel(decoded) ? decoded : label;
      } catch {
        return label;
      }
    })
    .join('.');
}

/** Whether a text already is what `parseDomainName` would make of it: for names that come back in saved evidence. */
export function isDomainName(text: string): text is DomainName {
  const parsed = parseDomainName(text);
  return parsed.ok && parsed.value === text;
}

/** The schema of a parsed domain name, for contract and evidence. */
export const domainName = z.custom<DomainName>(value => typeof value === 'string' && isDomainName(value));

function domainPart(input: string): { text: string; source?: 'email-address' | 'web-address' } {
  // RFC 3490 §3.1: these full stops separate labels too, and are what some keyboards give.
  let text = input.trim().replace(/[\u3002\uFF0E\uFF61]/g, '.');
  let source: 'email-address' | 'web-address' | undefined;
  const web =
    /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]*)/i.exec(text) ??
    /^([^/?#@:\s]+)(?::\d+)?[/?#]/.exec(text);
  const email = mailDomain(text);
  if (web) {
    source = 'web-address';
    // The address of a website: mail goes to the domain behind it.
    text = web[1]!.replace(/^www\.(?=[^.]+\.)/i, '');
  } else if (email !== undefined) {
    source = 'email-address';
    text = email;
  }
  text = text.trim().replace(/\.$/, '');
  return source ? { text, source } : { text };
}

/** What stands behind the `@` of a mail address, also of a `mailto:` with what is to be filled in, or in angle brackets. */
function mailDomain(text: string): string | undefined {
  if (/[\n\r\u2028\u2029]/.test(text)) return undefined;
  const behindLast = (part: string) =>
    /^([^@>?\s]+)>?(?:\?.*)?$/.exec(part.slice(part.lastIndexOf('@') + 1))?.[1];
  const [address = ''] = text.split('?');
  return [text, address]
    .filter(part => part.includes('@'))
    .map(behindLast)
    .find(domain => domain !== undefined);
}

function badLabel(label: string): DomainNameProblem | undefined {
  for (const character of label) {
    // What it is mapped to counts as well: the letter-like `⑴` becomes `(1)`, and `⒈` would bring a dot of its own.
    if (!LABEL.test(character) || !LABEL.test(mapped(character))) {
      return { kind: 'bad-character', label, character };
    }
  }
  if (label.startsWith('-') || label.endsWith('-')) return { kind: 'bad-character', label, character: '-' };
  return undefined;
}

/** RFC 5890 A-label. */
function toAscii(label: string): string {
  const text = mapped(label);
  // eslint-disable-next-line no-control-regex
  return /^[\x00-\x7f]*$/.test(text) ? text : `xn--${punycode.encode(text)}`;
}

/** The mapping of UTS 46 for all that passes `badLabel`: NFKC and lower case. */
const mapped = (text: string) => text.normalize('NFKC').toLowerCase().normalize('NFKC');
