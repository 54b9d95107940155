import { parseMessage, type WireMessage } from '../dns/wire/wire-message.ts';
import { typeName } from '../dns/wire/record-type.ts';
import { nameToText, type WireName } from '../dns/wire/wire-name.ts';
import type { WorkBudget } from './work-budget.ts';

/** Gives the raw response to a query that was sent with DO and CD; rejects where none came. */
export type UpstreamExchange = (name: string, type: string, signal?: AbortSignal) => Promise<Uint8Array>;

/** Thrown inside the validator when an answer that is needed does not come, and caught where the result is made. */
export class Unanswered extends Error {
  readonly question: { readonly name: string; readonly type: string };
  readonly detail: string;

  constructor(name: string, type: string, detail: string) {
    super(`${name} ${type}: ${detail}`);
    this.question = { name, type };
    this.detail = detail;
  }
}

/** One question upstream, its answer as a message. */
export async function askUpstream(
  exchange: UpstreamExchange,
  name: WireName,
  type: number,
  budget: WorkBudget,
  signal: AbortSignal | undefined,
): Promise<WireMessage> {
  budget.spend('queries');
  const [text, mnemonic] = [nameToText(name), typeName(type)];
  let bytes: Uint8Array;
  try {
    bytes = await exchange(text, mnemonic, signal);
  } catch (error) {
    throw new Unanswered(text, mnemonic, error instanceof Error ? error.message.slice(0, 100) : 'no answer');
  }
  budget.spend('bytes', bytes.length);
  const message = parseMessage(bytes);
  if (!message.ok) throw new Unanswered(text, mnemonic, message.errors[0].kind);
  return message.value;
}
