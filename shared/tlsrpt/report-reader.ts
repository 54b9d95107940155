import { UNSEEN } from '../model/visible-text.ts';
import { told } from '../model/result.ts';
import type { TlsReportProblem } from './report-problem.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** What one string may hold. A certificate chain does not belong in a report. */
const MAX_TEXT = 2_048;
/** Problems of one kind that are told of: a report about many hosts may have one for each. */
const MOST_OF_A_KIND = 50;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads members of a report one by one, as untrusted text (RFC 8460 §7), and keeps what was wrong with them. */
export class ReportReader {
  readonly #problems: TlsReportProblem[] = [];

  note(problem: TlsReportProblem): void {
    this.#problems.push(problem);
  }

  /** The first of each kind, and how many more there are. */
  get problems(): readonly TlsReportProblem[] {
    return told(this.#problems, MOST_OF_A_KIND);
  }

  /** The member, or undefined where it is not there. `null` is what some senders write for that. */
  member(object: JsonObject, name: string): unknown {
    return Object.hasOwn(object, name) ? (object[name] ?? undefined) : undefined;
  }

  /** The text of a member; undefined where there is none. */
  text(object: JsonObject, name: string, at: string): string | undefined {
    const value = this.member(object, name);
    return value === undefined ? undefined : this.textOf(value, path(at, name));
  }

  /** A text that RFC 8460 §4.4 requires. */
  requiredText(object: JsonObject, name: string, at: string): string | undefined {
    const value = this.text(object, name, at);
    if (this.member(object, name) === undefined) this.note({ kind: 'missing-member', at: path(at, name) });
    return value;
  }

  textOf(value: unknown, at: string): string | undefined {
    if (typeof value !== 'string') {
      this.note({ kind: 'wrong-type', at });
      return undefined;
    }
    if (value.length > MAX_TEXT) this.note({ kind: 'shortened', at, limit: MAX_TEXT });
    const short = value.slice(0, MAX_TEXT);
    const clean = short.replace(UNSEEN, '\ufffd');
    if (clean !== short) this.note({ kind: 'control-characters', at });
    return clean;
  }

  /** An object member; an empty one where there is none. */
  object(object: JsonObject, name: string, at: string): JsonObject {
    const value = this.member(object, name);
    if (isObject(value)) return value;
    this.note({ kind: value === undefined ? 'missing-member' : 'wrong-type', at: path(at, name) });
    return {};
  }

  /** A list member: one value alone counts as a list of it. Capped. */
  list(object: JsonObject, name: string, at: string, limit: number): readonly unknown[] {
    const value = this.member(object, name);
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.note({ kind: 'not-a-list', at: path(at, name) });
      return [value];
    }
    if (value.length > limit) this.note({ kind: 'too-many', at: path(at, name), limit });
    return value.slice(0, limit);
  }

  /** A count of sessions (RFC 8460 §4.4: an integer, encoded as a JSON number); 0 where it is none. */
  count(object: JsonObject, name: string, at: string): number {
    const value = this.member(object, name);
    const where = path(at, name);
    if (value === undefined) {
      this.note({ kind: 'missing-member', at: where });
      return 0;
    }
    const isDigits = typeof value === 'string' && /^\d{1,15}$/.test(value);
    if (isDigits) this.note({ kind: 'number-as-text', at: where });
    const count = isDigits ? Number(value) : value;
    if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 0) return count;
    this.note({ kind: 'bad-count', at: where });
    return 0;
  }
}

export const path = (at: string, name: string): string => (at === '' ? name : `${at}.${name}`);
