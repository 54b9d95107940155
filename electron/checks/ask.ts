import type { DnsLookup, DnsRecord, DnsVia } from '../../shared/evidence/dns.ts';
import type { FailureCause } from '../../shared/evidence/failure-cause.ts';
import { encodeQuery } from '../dns/index.ts';
import { parseMessage, plainRecords } from '../dns/wire/wire-message.ts';
import { createValidator, type Validated, type Validator } from '../dnssec/index.ts';
import type { DnsExchange, Network } from '../network.ts';
import type { Notebook } from './notebook.ts';

/** Asks DNS questions for one check: each once, however many probes want the answer. */
export interface Ask {
  /**
   * The records that came back, before they are validated: enough to plan the next question on. The validated answer
   * goes into the notebook by itself, and every conclusion rests on that one.
   */
  (name: string, type: string): Promise<readonly DnsRecord[]>;
  /** Resolves when every question asked so far is validated and written down; rejects where that could not be done. */
  settled(): Promise<void>;
}

interface RawAnswer {
  readonly rcode: string;
  readonly records: readonly DnsRecord[];
  readonly extendedErrors: readonly { readonly infoCode: number; readonly text: string }[];
}

type Asked =
  | { readonly kind: 'answer'; readonly answer: RawAnswer; readonly via: DnsVia }
  | { readonly kind: 'failed'; readonly cause: FailureCause; readonly via?: DnsVia };

/** A validator over the network's resolver. Kept as long as the network, so that many domains share `.` and `nl`. */
function validatorOf(network: Network): Validator {
  let validator = VALIDATORS.get(network);
  if (!validator) {
    validator = createValidator({
      async exchange(name, type, signal) {
        const exchanged = await exchangeOnce(network, name, type, signal ?? NEVER);
        if (exchanged.kind === 'failed') throw new Error(exchanged.cause.kind);
        return exchanged.bytes;
      },
      trustAnchors: network.trustAnchors,
      now: () => Math.floor(network.now() / 1000),
    });
    VALIDATORS.set(network, validator);
  }
  return validator;
}

const VALIDATORS = new WeakMap<Network, Validator>();
const NEVER = new AbortController().signal;

export function createAsk(network: Network, notebook: Notebook, signal: AbortSignal): Ask {
  const asked = new Map<string, Promise<readonly DnsRecord[]>>();
  const writing = new Set<Promise<void>>();
  let broken: { readonly error: unknown } | undefined;

  const askOnce = async (name: string, type: string): Promise<readonly DnsRecord[]> => {
    const startedAt = network.now();
    const raw = askRaw(network, name, type, signal);
    // Validation starts at once and runs beside whatever the answer sets going. What it trips over waits for `settled`.
    const writes = write(name, type, startedAt, raw)
      .catch((error: unknown) => {
        broken ??= { error };
      })
      .finally(() => writing.delete(writes));
    writing.add(writes);
    const result = await raw;
    return result.kind === 'answer' ? result.answer.records : [];
  };

  const write = async (name: string, type: string, startedAt: number, asking: Promise<Asked>) => {
    const [raw, validated] = await Promise.all([
      asking,
      validatorOf(network).resolve(name, type, { signal }),
    ]);
    notebook.lookup({
      name,
      type,
      startedAt,
      endedAt: network.now(),
      ...(raw.via && { via: raw.via }),
      result: lookupResult(raw, validated),
    });
    notebook.zones(validated.chain);
  };

  const ask = (name: string, type: string) => {
    const key = `${name} ${type}`;
    const known = asked.get(key) ?? askOnce(name, type);
    asked.set(key, known);
    return known;
  };
  const settled = async () => {
    while (writing.size > 0) await Promise.all(writing);
    if (broken) throw broken.error;
  };
  return Object.assign(ask, { settled });
}

function lookupResult(raw: Asked, validated: Validated): DnsLookup['result'] {
  if (raw.kind === 'failed') return { kind: 'failed', cause: raw.cause };
  const { rcode, records, extendedErrors } = raw.answer;
  const { status, reason } = validated;
  // What is called secure is exactly what was proven, not what came in beside it.
  const shown = status === 'secure' ? validated : { rcode, records };
  return {
    kind: 'answer',
    rcode: shown.rcode,
    records: [...shown.records],
    status,
    statusSource: 'validated',
    ...(reason && { reason }),
    extendedErrors: [...extendedErrors],
  };
}

async function askRaw(network: Network, name: string, type: string, signal: AbortSignal): Promise<Asked> {
  const exchanged = await exchangeOnce(network, name, type, signal);
  if (exchanged.kind === 'failed') return exchanged;
  const message = parseMessage(exchanged.bytes);
  if (!message.ok)
    return {
      kind: 'failed',
      cause: { kind: 'malformed', detail: message.errors[0].kind },
      via: exchanged.via,
    };
  const { rcode, answer, extendedErrors } = message.value;
  return {
    kind: 'answer',
    answer: { rcode, records: plainRecords(answer), extendedErrors },
    via: exchanged.via,
  };
}

/** The probe and the validator ask the same question at the same moment: one message serves both. */
async function exchangeOnce(
  network: Network,
  name: string,
  type: string,
  signal: AbortSignal,
): Promise<DnsExchange> {
  const key = `${name.toLowerCase().replace(/\.$/, '')} ${type}`;
  const underWay = IN_FLIGHT.get(network) ?? new Map<string, Promise<DnsExchange>>();
  IN_FLIGHT.set(network, underWay);
  for (let known = underWay.get(key); known; known = underWay.get(key)) {
    const exchanged = await known;
    // Whoever asked may be another check that is stopped: this one goes on.
    if (exchanged.kind !== 'failed' || exchanged.cause.kind !== 'cancelled' || signal.aborted)
      return exchanged;
  }
  const encoded = encodeQuery({ name, type });
  if (encoded.kind === 'failed') return encoded;
  const exchanging = network.exchange(encoded.query, signal).finally(() => underWay.delete(key));
  underWay.set(key, exchanging);
  return exchanging;
}
const IN_FLIGHT = new WeakMap<Network, Map<string, Promise<DnsExchange>>>();
