import { addressType } from '../model/address-type.ts';
import { accepted, type MoreProblems, refused, type Result, told } from '../model/result.ts';
import type { Field } from '../model/tagged-record.ts';
import type { Seconds } from '../model/time.ts';
import { type PolicyLine, readPolicyLines } from './policy-lines.ts';
import { isIpv4 } from './sender-parsers.ts';
import { type Instead, whatInstead } from './what-instead.ts';

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

type Key = 'version' | 'mode' | 'max_age' | 'mx';

export type StsPolicyProblem =
  | MoreProblems
  | { readonly kind: 'too-large'; readonly characters: number }
  | Instead
  /** Nothing in the text has to do with a policy, and it cannot be told what it is. */
  | { readonly kind: 'not-a-policy'; readonly text: string }
  /** U+FEFF before the first key, as some Windows editors write it: no sender reads past it. */
  | { readonly kind: 'byte-order-mark' }
  | { readonly kind: 'malformed-line'; readonly line: number; readonly text: string }
  | { readonly kind: 'missing-key'; readonly key: Key }
  /** A key in capitals, or `max-age`: to senders another key, which they pass over. */
  | { readonly kind: 'misspelt-key'; readonly key: Key; readonly written: string }
  | { readonly kind: 'bad-value'; readonly key: Key; readonly value: string }
  /** A value that would be right in other case. */
  | { readonly kind: 'value-in-other-case'; readonly value: string; readonly right: string }
  /** No line ends that senders know; `escaped` where they are written out, as `\\n`. */
  | { readonly kind: 'all-on-one-line'; readonly escaped: boolean }
  /** Warnings. Of these three the grammar has none, and most senders refuse a policy for them: see `policyInForce`. */
  | { readonly kind: 'blank-line'; readonly line: number }
  | { readonly kind: 'space-around-key'; readonly line: number }
  /** An IP address, which no MX host is called; an error where it has not even the form of a name. */
  | { readonly kind: 'address-as-mx'; readonly mx: string }
  /**
   * `differs` where one of RFC 8461's keys is there again with another value, valid or not. RFC 8461 §3.2 has the first count;
   * some senders take the last.
   */
  | { readonly kind: 'duplicate-key'; readonly key: string; readonly differs?: 'valid' | 'invalid' }
  | { readonly kind: 'duplicate-mx'; readonly mx: string }
  | { readonly kind: 'mx-with-mode-none' };

/** RFC 8461 §3.3 suggests that senders read no more than 64 kilobytes. */
export const MAX_POLICY_BYTES = 65_536;
/** A value given again that other senders take instead is another matter than one that says the same. */
const kindOf = (problem: StsPolicyProblem): string =>
  problem.kind === 'duplicate-key' ? `${problem.kind} ${problem.differs}` : problem.kind;
const SHOWN_CHARACTERS = 80;
/** RFC 8461 §3.2, one year. */
export const MAX_MAX_AGE: Seconds = 31_557_600;
/** RFC 5321 §4.1.2 Domain, with a whole first label of `*` allowed; RFC 8461 §3.2 wants A-labels. */
const MX =
  /^(\*\.)?([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
/** RFC 1035 §2.3.4. */
const MAX_NAME_CHARACTERS = 253;

const isVersion = (value: string): value is 'STSv1' => value === 'STSv1';
const isMode = (value: string): value is StsMode =>
  value === 'enforce' || value === 'testing' || value === 'none';
const isMaxAge = (value: string): value is `${number}` =>
  /^\d{1,10}$/.test(value) && Number(value) <= MAX_MAX_AGE;
const VALID = { version: isVersion, mode: isMode, max_age: isMaxAge };
const isRequired = (name: string): name is keyof typeof VALID => Object.hasOwn(VALID, name);
const isMx = (value: string) => value.length <= MAX_NAME_CHARACTERS && MX.test(value);

/** The text of a policy file (RFC 8461 §3.2): `key: value` lines, ended by CRLF or LF. */
export function parseStsPolicy(text: string): Result<StsPolicy, StsPolicyProblem> {
  // No character takes less than a byte.
  if (text.length > MAX_POLICY_BYTES) {
    return { ok: false, errors: [{ kind: 'too-large', characters: text.length }] };
  }
  const instead = whatInstead(text);
  if (instead) return refused(instead);
  const marked = text.startsWith('\ufeff');
  const lines = readPolicyLines(marked ? text.slice(1) : text);
  const policy = new PolicyDraft();
  if (marked) policy.errors.push({ kind: 'byte-order-mark' });
  for (const line of lines) policy.add(line);
  if (!policy.hasAnyKey) {
    return {
      ok: false,
      errors: [{ kind: 'not-a-policy', text: text.trimStart().slice(0, SHOWN_CHARACTERS) }],
    };
  }
  return policy.finish();
}

/** An address, or one as RFC 5321 §4.1.3 writes it in a mail address. */
const isAddress = (value: string): boolean =>
  addressType(value.replace(/^\[(?:IPv6:)?(.*)\]$/i, '$1')) !== undefined;

/** The key that somebody meant who wrote it in capitals, or with another sign in `max_age`. */
function meantKey(name: string): Key | undefined {
  const lower = name.toLowerCase();
  if (/^max[-.]?age$/.test(lower)) return 'max_age';
  return lower === 'mx' || isRequired(lower) ? lower : undefined;
}

function wrongValue(key: keyof typeof VALID, written: string): StsPolicyProblem {
  const value = written.slice(0, SHOWN_CHARACTERS);
  const right = key === 'version' ? value.replace(/^stsv1$/i, 'STSv1') : value.toLowerCase();
  if (right !== value && VALID[key](right)) return { kind: 'value-in-other-case', value, right };
  if (key === 'version' && /^STSv1.*(?:mode|mx|max_age):/s.test(value))
    return { kind: 'all-on-one-line', escaped: /\\[rn]/.test(value) };
  return { kind: 'bad-value', key, value };
}

/** A policy while its lines come in: the first of each key, every `mx`, and what was wrong on the way. */
class PolicyDraft {
  readonly errors: StsPolicyProblem[] = [];
  readonly #warnings: StsPolicyProblem[] = [];
  readonly #first = new Map<string, string>();
  readonly #mx = new Set<string>();
  readonly #misspelt = new Map<Key, string>();
  #mxLines = 0;

  /** One of the keys of RFC 8461 was seen, so that this is meant to be a policy. */
  get hasAnyKey(): boolean {
    return (
      this.#mxLines > 0 ||
      this.#misspelt.size > 0 ||
      ['version', 'mode', 'max_age'].some(key => this.#first.has(key))
    );
  }

  add(line: PolicyLine): void {
    if (line.kind === 'blank') return this.#warn({ kind: 'blank-line', line: line.at });
    if (line.kind === 'malformed')
      return this.#fail({ kind: 'malformed-line', line: line.at, text: line.text });
    const { at, name, value, spaced, isText } = line;
    if (spaced) this.#warn({ kind: 'space-around-key', line: at });
    if (name === 'mx') return this.#addMx(value);
    const meant = meantKey(name);
    if (meant && meant !== name && !this.#misspelt.has(meant)) this.#misspelt.set(meant, name);
    const repeated = this.#first.has(name);
    if (!isText && (repeated || !isRequired(name))) {
      return this.#fail({
        kind: 'malformed-line',
        line: at,
        text: `${name}: ${value}`.slice(0, SHOWN_CHARACTERS),
      });
    }
    // RFC 8461 §3.2: of a key that is there twice the first counts.
    if (!repeated) this.#first.set(name, value);
    else if (isRequired(name) && this.#first.get(name) !== value)
      this.#warn({ kind: 'duplicate-key', key: name, differs: VALID[name](value) ? 'valid' : 'invalid' });
    else this.#warn({ kind: 'duplicate-key', key: name });
  }

  #addMx(value: string): void {
    this.#mxLines += 1;
    if (!isMx(value)) {
      const shown = value.slice(0, SHOWN_CHARACTERS);
      return this.#fail(
        isAddress(value)
          ? { kind: 'address-as-mx', mx: shown }
          : { kind: 'bad-value', key: 'mx', value: shown },
      );
    }
    const pattern = value.toLowerCase();
    if (isIpv4(pattern.replace(/^\*\./, ''))) this.#warn({ kind: 'address-as-mx', mx: pattern });
    if (this.#mx.has(pattern)) this.#warn({ kind: 'duplicate-mx', mx: pattern });
    this.#mx.add(pattern);
  }

  finish(): Result<StsPolicy, StsPolicyProblem> {
    this.#required('version', isVersion);
    const mode = this.#required('mode', isMode);
    const maxAge = this.#required('max_age', isMaxAge);
    // RFC 8461 §3.2: at least one mx, unless the mode is none.
    if (mode !== 'none' && this.#mxLines === 0) this.#fail(this.#missing('mx'));
    const [error, ...errors] = told(this.errors);
    if (error) return refused(error, ...errors);
    if (mode === 'none' && this.#mxLines > 0) this.#warn({ kind: 'mx-with-mode-none' });
    const extensions = [...this.#first]
      .filter(([name]) => !isRequired(name))
      .map(([name, value]) => ({ name, value }));
    // A key that is missing or wrong is an error, so that both are there.
    return accepted(
      { mode: mode!, maxAge: Number(maxAge), mx: [...this.#mx], extensions },
      told(this.#warnings, undefined, kindOf),
    );
  }

  #required<Value extends string>(
    key: keyof typeof VALID,
    isValid: (value: string) => value is Value,
  ): Value | undefined {
    const value = this.#first.get(key);
    if (value === undefined) this.#fail(this.#missing(key));
    else if (!isValid(value)) this.#fail(wrongValue(key, value));
    else return value;
    return undefined;
  }

  #missing(key: Key): StsPolicyProblem {
    const written = this.#misspelt.get(key);
    return written === undefined ? { kind: 'missing-key', key } : { kind: 'misspelt-key', key, written };
  }

  #warn(problem: StsPolicyProblem): void {
    this.#warnings.push(problem);
  }

  #fail(problem: StsPolicyProblem): void {
    this.errors.push(problem);
  }
}

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
