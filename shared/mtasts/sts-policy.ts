import { accepted, refused, type Result } from '../model/result.ts';
import type { Field } from '../model/tagged-record.ts';
import type { Seconds } from '../model/time.ts';

export type StsMode = 'enforce' | 'testing' | 'none';

/** A policy (RFC 8461 §3.2). */
export interface StsPolicy {
  readonly mode: StsMode;
  /** How long senders keep it: 0 to 31557600 seconds. */
  readonly maxAge: Seconds;
  /** Names of MX hosts, A-labels in lower case; the first label may be `*`. */
  readonly mx: readonly string[];
  /** Keys that RFC 8461 does not know, as written; senders ignore them. */
  readonly extensions: readonly Field[];
}

export type StsPolicyProblem =
  | { readonly kind: 'too-large'; readonly characters: number }
  | { readonly kind: 'malformed-line'; readonly line: number; readonly text: string }
  | { readonly kind: 'missing-key'; readonly key: 'version' | 'mode' | 'max_age' | 'mx' }
  | {
      readonly kind: 'bad-value';
      readonly key: 'version' | 'mode' | 'max_age' | 'mx';
      readonly value: string;
    }
  /** Warnings: senders take the policy all the same. */
  | { readonly kind: 'blank-line'; readonly line: number }
  | { readonly kind: 'duplicate-key'; readonly key: string }
  | { readonly kind: 'space-around-key'; readonly line: number }
  | { readonly kind: 'duplicate-mx'; readonly mx: string }
  | { readonly kind: 'mx-with-mode-none' };

/** RFC 8461 §3.3 suggests that senders read no more than 64 kilobytes. */
const MAX_CHARACTERS = 65_536;
/** RFC 8461 §3.2, one year. */
export const MAX_MAX_AGE: Seconds = 31_557_600;
const KEY = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/;
/** RFC 5321 §4.1.2 Domain, with a whole first label of `*` allowed; RFC 8461 §3.2 wants A-labels. */
const MX =
  /^(\*\.)?([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
const MODES: readonly string[] = ['enforce', 'testing', 'none'];

/** The text of a policy file (RFC 8461 §3.2): `key: value` lines, ended by CRLF or LF. */
export function parseStsPolicy(text: string): Result<StsPolicy, StsPolicyProblem> {
  if (text.length > MAX_CHARACTERS) return refused({ kind: 'too-large', characters: text.length });
  const lines = readLines(text);
  if (!lines.ok) return lines;
  const warnings: StsPolicyProblem[] = [...lines.warnings];
  const first = new Map<string, string>();
  const mx: string[] = [];
  const extensions: Field[] = [];
  for (const { name, value } of lines.value) {
    if (name === 'mx') {
      if (!MX.test(value) || value.length > 255)
        return refused({ kind: 'bad-value', key: 'mx', value: value.slice(0, 80) });
      const pattern = value.toLowerCase();
      if (mx.includes(pattern)) warnings.push({ kind: 'duplicate-mx', mx: pattern });
      else mx.push(pattern);
    } else if (first.has(name)) warnings.push({ kind: 'duplicate-key', key: name.slice(0, 80) });
    else {
      first.set(name, value);
      if (!['version', 'mode', 'max_age'].includes(name)) extensions.push({ name, value });
    }
  }
  for (const key of ['version', 'mode', 'max_age'] as const) {
    if (!first.has(key)) return refused({ kind: 'missing-key', key });
  }
  const [version, mode, maxAge] = [first.get('version')!, first.get('mode')!, first.get('max_age')!];
  const bad = (key: 'version' | 'mode' | 'max_age', value: string) =>
    refused<StsPolicyProblem>({ kind: 'bad-value', key, value: value.slice(0, 80) });
  if (version !== 'STSv1') return bad('version', version);
  if (!MODES.includes(mode)) return bad('mode', mode);
  if (!/^\d{1,10}$/.test(maxAge) || Number(maxAge) > MAX_MAX_AGE) return bad('max_age', maxAge);
  if (mode !== 'none' && mx.length === 0) return refused({ kind: 'missing-key', key: 'mx' });
  if (mode === 'none' && mx.length > 0) warnings.push({ kind: 'mx-with-mode-none' });
  return accepted({ mode: mode as StsMode, maxAge: Number(maxAge), mx, extensions }, warnings);
}

function readLines(text: string): Result<readonly Field[], StsPolicyProblem> {
  const fields: Field[] = [];
  const warnings: StsPolicyProblem[] = [];
  // RFC 8461 §3.2 and erratum 6253: CRLF or LF, the last one optional.
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  for (const [index, line] of lines.entries()) {
    const at = index + 1;
    if (/^[ \t]*$/.test(line)) {
      warnings.push({ kind: 'blank-line', line: at });
      continue;
    }
    const match = /^([ \t]*)([^:\s]+)([ \t]*):[ \t]*(.*?)[ \t]*$/.exec(line);
    if (!match || !KEY.test(match[2]!) || !isValue(match[4]!)) {
      return refused({ kind: 'malformed-line', line: at, text: line.slice(0, 80) });
    }
    if (match[1] !== '' || match[3] !== '') warnings.push({ kind: 'space-around-key', line: at });
    fields.push({ name: match[2]!, value: match[4]! });
  }
  return accepted(fields, warnings);
}

/** No control characters, none that stand for undecodable bytes, and something. */
// eslint-disable-next-line no-control-regex
const isValue = (value: string) => value !== '' && !/[\x00-\x1f\x7f\ufffd]/.test(value);

/** The text of a policy file, with the CRLF that RFC 8461 §3.2 asks for. */
export function writeStsPolicy({ mode, maxAge, mx, extensions }: StsPolicy): string {
  const lines = [
    'version: STSv1',
    `mode: ${mode}`,
    ...mx.map(pattern => `mx: ${pattern}`),
    `max_age: ${maxAge}`,
    ...extensions.map(({ name, value }) => `${name}: ${value}`),
  ];
  return lines.map(line => `${line}\r\n`).join('');
}
