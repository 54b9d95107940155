import type { NameProblem } from '../../../shared/evidence/failure-cause.ts';
import { sameBytes } from '../../../shared/model/bytes.ts';
import { accepted, refused, type Result } from '../../../shared/model/result.ts';

/**
 * Domain names as the wire has them: labels as bytes. A label may hold any byte, a dot included, so that a name is only
 * compared and signed in this form; the presentation form is for people and for questions (RFC 1035 §5.1).
 */
export type WireName = readonly Uint8Array[];

/** RFC 1035 §2.3.4 and §3.1: octets of a name with its length octets and the root's. */
const MAX_NAME_OCTETS = 255;
const MAX_LABEL_OCTETS = 63;

/**
 * Reads a name at an offset, following compression pointers (RFC 1035 §4.1.4), which only ever lead backwards. Gives
 * the name in lower case and the offset behind it; undefined where the bytes are no name.
 */
export function readName(message: Uint8Array, offset: number): { name: WireName; end: number } | undefined {
  const name: Uint8Array[] = [];
  let octets = 1;
  let at = offset;
  let end: number | undefined;
  for (;;) {
    const length = message[at];
    if (length === undefined) return undefined;
    if (length === 0) return { name, end: end ?? at + 1 };
    if (length >= 0xc0) {
      const low = message[at + 1];
      if (low === undefined) return undefined;
      const target = ((length & 0x3f) << 8) | low;
      // A pointer that does not lead backwards could lead in circles.
      if (target >= at) return undefined;
      end ??= at + 2;
      at = target;
      continue;
    }
    octets += length + 1;
    if (length > MAX_LABEL_OCTETS || octets > MAX_NAME_OCTETS || at + 1 + length > message.length)
      return undefined;
    name.push(lowerCase(message.subarray(at + 1, at + 1 + length)));
    at += 1 + length;
  }
}

/** A name as bytes, uncompressed. */
export function nameToWire(name: WireName): Uint8Array {
  const bytes = new Uint8Array(name.reduce((octets, label) => octets + label.length + 1, 1));
  let at = 0;
  for (const label of name) {
    bytes[at] = label.length;
    bytes.set(label, at + 1);
    at += label.length + 1;
  }
  return bytes;
}

/** Why labels make no name that fits into a message; undefined where they do (RFC 1035 §2.3.4). */
function problemOf(labels: WireName): NameProblem | undefined {
  if (labels.some(label => label.length === 0)) return 'empty-label';
  if (labels.some(label => label.length > MAX_LABEL_OCTETS)) return 'label-too-long';
  return nameToWire(labels).length <= MAX_NAME_OCTETS ? undefined : 'name-too-long';
}

/** Whether labels make a name that fits into a message (RFC 1035 §2.3.4). */
export const isName = (labels: WireName): boolean => problemOf(labels) === undefined;

/** The name of a text in presentation form, escapes included (RFC 1035 §5.1), or why the text is none. */
export function readNameText(text: string): Result<WireName, NameProblem> {
  if (text === '.') return accepted([]);
  const labels: number[][] = [[]];
  const body = text.endsWith('.') && !/(^|[^\\])(\\\\)*\\\.$/.test(text) ? text.slice(0, -1) : text;
  for (let at = 0; at < body.length; at += 1) {
    const character = body[at]!;
    if (character === '.') labels.push([]);
    else if (character === '\\') {
      const decimal = /^\d{3}/.exec(body.slice(at + 1, at + 4))?.[0];
      const byte = decimal === undefined ? body.charCodeAt(at + 1) : Number(decimal);
      if (!(byte <= 255)) return refused('bad-character');
      labels.at(-1)!.push(byte);
      at += decimal === undefined ? 1 : 3;
    } else {
      const byte = body.charCodeAt(at);
      if (byte > 255) return refused('bad-character');
      labels.at(-1)!.push(byte);
    }
  }
  const name = labels.map(label => lowerCase(Uint8Array.from(label)));
  const problem = problemOf(name);
  return problem === undefined ? accepted(name) : refused(problem);
}

/** The name of a text in presentation form; undefined where it is none. */
export function parseName(text: string): WireName | undefined {
  const read = readNameText(text);
  return read.ok ? read.value : undefined;
}

/** A name for people: lower case, no trailing dot, everything but letters, digits, `-`, `_` and `*` escaped. */
export function nameToText(name: WireName): string {
  if (name.length === 0) return '.';
  let text = '';
  for (const label of name) {
    if (text !== '') text += '.';
    for (const byte of label) text += TEXT_OF_BYTE[byte]!;
  }
  return text;
}

function byteToText(byte: number): string {
  const character = String.fromCharCode(byte);
  if (/[a-z0-9_*-]/.test(character)) return character;
  return byte > 0x20 && byte < 0x7f ? `\\${character}` : `\\${String(byte).padStart(3, '0')}`;
}

/** Names are made into text for every question: each byte's text once, then. */
const TEXT_OF_BYTE: readonly string[] = Array.from({ length: 256 }, (_, byte) => byteToText(byte));

/** RFC 4343 §3: only the letters A to Z have a lower case in DNS. */
function lowerCase(label: Uint8Array): Uint8Array {
  let lower = label;
  for (let at = 0; at < label.length; at += 1) {
    const byte = label[at]!;
    if (byte < 0x41 || byte > 0x5a) continue;
    // Most names are in lower case already, and are not copied.
    if (lower === label) lower = Uint8Array.from(label);
    lower[at] = byte + 0x20;
  }
  return lower;
}

export function sameName(a: WireName, b: WireName): boolean {
  return a.length === b.length && a.every((label, at) => sameBytes(label, b[at]!));
}
