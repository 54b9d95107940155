import * as z from 'zod/mini';
import { type Evidence, evidence } from '../../../shared/evidence/evidence.ts';
import { milliseconds, type Milliseconds } from '../../../shared/model/time.ts';
import type { Place } from '../../state/location.ts';

/** What a check or an opened file brought, and how it is to be judged. */
export interface CheckResult {
  readonly network: Place['network'];
  readonly evidence: Evidence;
  readonly fromFile: boolean;
  /** A saved check is judged by the day it is opened on: certificates may have expired since it was made. */
  readonly judgedAt: Milliseconds;
  /** What was seen of the same domain before, in this visit. */
  readonly earlier?: Evidence | undefined;
}

const checkResult = z.object({
  network: z.enum(['real', 'lab']),
  evidence,
  fromFile: z.boolean(),
  judgedAt: milliseconds,
  earlier: z.optional(evidence),
});

/** What the user filled in. */
const typedFields = z.object({
  typed: z.string(),
  resolver: z.string(),
  allowPrivateAddresses: z.boolean(),
  /** Output of a command run elsewhere, on its way to the evidence. */
  pasted: z.string(),
});
export type Typed = Readonly<z.infer<typeof typedFields>>;
export const FIELDS = ['typed', 'resolver', 'allowPrivateAddresses', 'pasted'] as const;
const NOTHING_TYPED: Typed = { typed: '', resolver: '', allowPrivateAddresses: false, pasted: '' };

/*
 * Both survive a reload of this page and nothing else: they may say whom somebody is looking at, so they are not left
 * behind when the page is closed.
 */
const RESULT = 'postzegel-last-check';
const TYPED = 'postzegel-typed';
/** Larger results are not kept: the browser's store has room for some megabytes. */
const MAX_KEPT_CHARACTERS = 2_000_000;

export function keepResult(result: CheckResult | undefined): void {
  const text = result ? JSON.stringify(result) : '';
  keep(RESULT, text.length > MAX_KEPT_CHARACTERS ? '' : text);
}

/** The result that was on the screen before a reload, if it is of this place. */
export function keptResult({ network, domain }: Place): CheckResult | undefined {
  const parsed = z.safeParse(checkResult, kept(RESULT));
  if (!parsed.success) return undefined;
  return parsed.data.network === network && parsed.data.evidence.domain === domain ? parsed.data : undefined;
}

export function keepTyped({ typed, resolver, allowPrivateAddresses, pasted }: Typed): void {
  keep(TYPED, JSON.stringify({ typed, resolver, allowPrivateAddresses, pasted }));
}

export function keptTyped(): Typed {
  const parsed = z.safeParse(typedFields, kept(TYPED));
  return parsed.success ? parsed.data : NOTHING_TYPED;
}

function keep(key: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // A store that is full or shut off: then a reload starts afresh.
    sessionStorage.removeItem(key);
  }
}

function kept(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null');
  } catch {
    return undefined;
  }
}
