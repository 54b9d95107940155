import { expect } from 'vitest';
import type { UpstreamExchange } from '../../../electron/dnssec/ask-upstream.ts';
import { createValidator, type Validated, type Validator } from '../../../electron/dnssec/index.ts';
import { type ExpectedAnswer, NOW, QUESTIONS, questionWorld } from '../../support/signed-questions.ts';

/** A question, and every response that its look-up needed, unchanged. */
export interface RecordedCase {
  readonly question: ExpectedAnswer;
  readonly responses: Recorded;
  /** What a secure result says; absent where the unchanged responses give none. */
  readonly secure: string | undefined;
  /** Knows the chain of trust of this question already, and gets the answer in other bytes. */
  resolveWith(answer: Uint8Array): Promise<Validated>;
  /** Knows nothing, and gets one of the responses in other bytes. */
  resolveFromStart(key: string, bytes: Uint8Array): Promise<Validated>;
}

type Recorded = ReadonlyMap<string, Uint8Array>;

const world = questionWorld();
const settings = { trustAnchors: world.trustAnchors, now: () => NOW };
const keyOf = (name: string, type: string) => `${name} ${type}`;
export const answerKey = ({ question: { name, type } }: RecordedCase): string => keyOf(name, type);

/** What a result says, without the TTLs: those may be lower without anyone being able to tell (RFC 4035 §5.3.3). */
const sayingOf = ({ rcode, records }: Validated) =>
  JSON.stringify([rcode, ...records.map(record => JSON.stringify({ ...record, ttl: 0 })).toSorted()]);

const replaying =
  (responses: Recorded): UpstreamExchange =>
  async (name, type) =>
    responses.get(keyOf(name, type)) ?? world.exchange(name, type);

async function prepare(question: ExpectedAnswer): Promise<RecordedCase> {
  const { name, type, status } = question;
  const responses = new Map<string, Uint8Array>();
  const recording: UpstreamExchange = async (asked, askedType) => {
    const bytes = await world.exchange(asked, askedType);
    responses.set(keyOf(asked, askedType), bytes);
    return bytes;
  };
  const unchanged = await createValidator({ ...settings, exchange: recording }).resolve(name, type);
  expect(unchanged.status, `${name} ${type}`).toBe(status);

  let changed: Uint8Array | undefined;
  const warm: Validator = createValidator({
    ...settings,
    exchange: async (asked, askedType) => {
      const once = keyOf(asked, askedType) === keyOf(name, type) ? changed : undefined;
      changed = once ? undefined : changed;
      return once ?? replaying(responses)(asked, askedType);
    },
  });
  await warm.resolve(name, type);
  return {
    question,
    responses,
    secure: status === 'secure' ? sayingOf(unchanged) : undefined,
    resolveWith: bytes => {
      changed = bytes;
      return warm.resolve(name, type);
    },
    resolveFromStart: (key, bytes) => {
      const exchange = replaying(new Map(responses).set(key, bytes));
      return createValidator({ ...settings, exchange }).resolve(name, type);
    },
  };
}

/** All questions of the world, their look-ups recorded. */
export const recordedCases = (): Promise<readonly RecordedCase[]> => Promise.all(QUESTIONS.map(prepare));

/**
 * Secure only with what the unchanged responses say; otherwise with a reason, and not insecure where the unchanged
 * responses are not: that would take DANE away. Gives the status, to be counted.
 */
export function expectNoOtherSecure({ question, secure }: RecordedCase, result: Validated): string {
  if (result.status === 'secure') expect(sayingOf(result)).toBe(secure);
  else expect(result.reason).toBeDefined();
  if (result.status === 'insecure') expect(question.status).toBe('insecure');
  return result.status;
}

/** How many runs a fuzz test makes, and from which seed: a longer or repeated run is a matter of the environment. */
export const RUNS = Number(process.env['POSTZEGEL_FUZZ_RUNS'] ?? 20_000);
export const SEED = Number(process.env['POSTZEGEL_FUZZ_SEED'] ?? Date.now() % 2 ** 31);
/** For the longest run anyone will make. */
export const FUZZ_TIMEOUT = 4 * 3_600_000;
/** Runs of one seed: the generators keep something of each run. */
const BATCH = 10_000;

export async function inBatches(
  total: number,
  batch: (numRuns: number, seed: number) => Promise<void>,
): Promise<void> {
  for (let done = 0; done < total; done += BATCH) await batch(Math.min(BATCH, total - done), SEED + done);
}
