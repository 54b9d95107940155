import type { ValidationReason } from '../../shared/evidence/chain.ts';
import { parseMessage, type WireMessage } from '../dns/wire/wire-message.ts';
import { typeName } from '../dns/wire/record-type.ts';
import { nameToText, sameName, type WireName } from '../dns/wire/wire-name.ts';
import type { WorkBudget } from './work-budget.ts';

/** Gives the raw response to a query that was sent with DO and CD; rejects where none came. */
export type UpstreamExchange = (name: string, type: string, signal?: AbortSignal) => Promise<Uint8Array>;

/** Thrown inside the validator when an answer that is needed does not come, and caught where the result is made. */
export class Unanswered extends Error {
  /** Indeterminate (RFC 4035 §4.3): `zone` is the name that nothing was learned of. */
  readonly reason: ValidationReason;
  /** Whoever asked had stopped: that says nothing to another who waits for the same answer. */
  readonly isCancelled: boolean;

  constructor(question: { name: string; type: string }, detail: string, infoCode: number, cancelled = false) {
    super(`${question.name} ${question.type}: ${detail}`);
    this.reason = { kind: 'no-answer', zone: question.name, infoCode, ...question, detail };
    this.isCancelled = cancelled;
  }
}

/** RFC 8914 §4.23 and §4.24. */
const NO_REACHABLE_AUTHORITY = 22;
const NETWORK_ERROR = 23;

/** What a name has or has not, as a response code (RFC 2308 §2); any other says that nothing was looked up. */
export const saysWhatIs = ({ rcode }: WireMessage): boolean => rcode === 'NOERROR' || rcode === 'NXDOMAIN';

/** One question upstream, its answer as a message, whatever its response code. Throws `Unanswered`. */
export async function askUpstream(
  exchange: UpstreamExchange,
  name: WireName,
  type: number,
  budget: WorkBudget,
  signal: AbortSignal | undefined,
): Promise<WireMessage> {
  budget.spend('queries');
  const question = { name: nameToText(name), type: typeName(type) };
  let bytes: Uint8Array;
  try {
    bytes = await exchange(question.name, question.type, signal);
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 100) : 'no answer';
    throw new Unanswered(question, detail, NO_REACHABLE_AUTHORITY, signal?.aborted);
  }
  budget.spend('bytes', bytes.length);
  const message = parseMessage(bytes);
  const problem = message.ok ? noAnswerTo(message.value, name, type) : message.errors[0].kind;
  if (!message.ok || problem !== undefined)
    throw new Unanswered(question, problem ?? 'malformed', NO_REACHABLE_AUTHORITY);
  return message.value;
}

/**
 * The same for a question that the chain of trust needs: DS, DNSKEY, or the DNAME that an alias was made from. A server
 * that cannot or will not answer has not said that there are none, so that nothing follows from it (RFC 4035 §4.3).
 */
export async function askForChain(...question: Parameters<typeof askUpstream>): Promise<WireMessage> {
  const message = await askUpstream(...question);
  if (saysWhatIs(message)) return message;
  throw noUseIn(message, question[1], question[2]);
}

/** What a response code comes to that says nothing of the name. */
export const noUseIn = ({ rcode }: WireMessage, name: WireName, type: number): Unanswered =>
  new Unanswered({ name: nameToText(name), type: typeName(type) }, rcode, NETWORK_ERROR);

/** Why a message that can be read is no answer to a question; undefined where it is one. */
function noAnswerTo({ flags, questions }: WireMessage, name: WireName, type: number): string | undefined {
  const [asked] = questions;
  if (!flags.response || (asked && !(asked.type === type && sameName(asked.name, name)))) return 'mismatched';
  // RFC 2181 §9: what does not fit would look absent.
  return flags.truncated ? 'truncated' : undefined;
}
