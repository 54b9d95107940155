import * as z from 'zod/mini';
import { visibleText } from '../../model/visible-text.ts';
import { accepted, refused, type Result } from '../../model/result.ts';
import { type Evidence, evidence } from '../evidence.ts';

/** Why the content of a file is no check that can be opened. */
export type SavedProblem =
  | { readonly kind: 'not-evidence' }
  /** A list or a text in it is longer than any check makes it (`CAPS`, `LONGEST`). */
  | { readonly kind: 'too-much' }
  /** Where a name or an address belongs there is this, made visible and cut short. */
  | { readonly kind: 'no-name'; readonly text: string };

/** Values in all, lists and objects counted. Default 2,000,000: a hundred answers that are as large as DNS lets them be. */
const MAX_VALUES = 2_000_000;
/** How deep lists and objects lie in each other. Default 20: the schema has eight. */
const MAX_NESTING = 20;

/** The evidence in the JSON of a file: as the application saves it, or beside the findings as `check --json` prints it. */
export function readSavedEvidence(content: unknown): Result<Evidence, SavedProblem> {
  const beside = z.safeParse(z.object({ evidence: z.unknown() }), content);
  const whole = beside.success ? beside.data.evidence : content;
  // Counted first: a list of millions makes as many complaints about its items.
  if (!isWithinBounds(whole)) return refused({ kind: 'too-much' });
  const parsed = z.safeParse(evidence, whole);
  if (parsed.success) return accepted(parsed.data);
  const { issues } = parsed.error;
  if (issues.every(({ code }) => code === 'too_big')) return refused({ kind: 'too-much' });
  const [first] = issues.filter(({ code }) => code === 'custom').map(({ path }) => valueAt(whole, path));
  const isNoName = typeof first === 'string' && issues.every(({ code }) => NAMES_OR_SIZES.includes(code));
  return refused(isNoName ? { kind: 'no-name', text: shown(first) } : { kind: 'not-evidence' });
}

/** What is asked of names and addresses is zod's `custom`; the rest of the schema is its shape. */
const NAMES_OR_SIZES: readonly string[] = ['custom', 'too_big'];
const SHOWN_CHARACTERS = 60;
const shown = (text: string) =>
  visibleText(text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text);

const valueAt = (content: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inside, key) => (inside as Readonly<Record<PropertyKey, unknown>>)[key], content);

/** Whether JSON has no more values than that, nor deeper ones. Goes level by level, as deep nesting would fill the stack. */
function isWithinBounds(content: unknown): boolean {
  let values = 1;
  let level: unknown[] = [content];
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      if (depth === MAX_NESTING) return false;
      const inside: unknown[] = Array.isArray(value) ? value : Object.values(value);
      values += inside.length;
      if (values > MAX_VALUES) return false;
      for (const each of inside) next.push(each);
    }
    level = next;
  }
  return true;
}
