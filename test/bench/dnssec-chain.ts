import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { createValidator } from '../../electron/dnssec/index.ts';
import { startComparisonBed } from '../real/dnssec/comparison-bed.ts';
import { upstreamOf } from '../real/dnssec/upstream-of.ts';

const ROUNDS = 9;
const CHAINS = 40;
const LIMIT = 1.5;
/** The algorithms of nearly all signed domains there are. */
const ZONES = ['bind-rsasha256-nsec.nl.', 'bind-ecdsap256sha256-nsec3.nl.', 'knot-ed25519-nsec3.nl.'];

type Verification = Parameters<typeof crypto.verify>;

/** A whole chain of trust, root to MX and its absence beside it, against the bare signatures in it. */
export async function benchDnssecChain(): Promise<boolean> {
  const bed = await startComparisonBed();
  try {
    const answers = new Map<string, Uint8Array>();
    const upstream = upstreamOf(bed.plain);
    const fromMemory = async (name: string, type: string) => {
      const key = `${name} ${type}`;
      const bytes = answers.get(key) ?? (await upstream(name, type));
      answers.set(key, bytes);
      return bytes;
    };
    const { trustAnchors } = bed;
    const now = Math.floor(Date.now() / 1_000);
    const validateChain = async () => {
      for (const zone of ZONES) {
        const validator = createValidator({ exchange: fromMemory, trustAnchors, now: () => now });
        const results = [
          await validator.resolve(zone, 'MX'),
          await validator.resolve(`_25._tcp.www.${zone}`, 'TLSA'),
        ];
        if (results.some(({ status }) => status !== 'secure')) throw new Error(`${zone} is not secure`);
      }
    };
    await msOf(validateChain);
    const verifications = await recorded(validateChain);
    const verifyAll = async () => verifications.forEach(each => crypto.verify(...each));
    const ratios: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      ratios.push((await msOf(validateChain)) / (await msOf(verifyAll)));
    }
    const middle = ratios.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
    process.stdout.write(
      `validated chain / its bare signatures: ${middle.toFixed(2)} (at most ${LIMIT.toFixed(2)})\n` +
        `  ${verifications.length} signatures over ${ZONES.length} chains, ${ROUNDS} rounds of ${CHAINS}\n`,
    );
    return middle <= LIMIT;
  } finally {
    await bed.stop();
  }
}

async function msOf(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  for (let chain = 0; chain < CHAINS; chain += 1) await work();
  return performance.now() - startedAt;
}

/** The arguments of every signature verification that some work leads to. */
async function recorded(work: () => Promise<void>): Promise<readonly Verification[]> {
  const calls: Verification[] = [];
  const { verify } = crypto;
  const spy = (...args: Verification) => {
    calls.push(args);
    return verify(...args);
  };
  Object.assign(crypto, { verify: spy });
  syncBuiltinESMExports();
  try {
    await work();
  } finally {
    Object.assign(crypto, { verify });
    syncBuiltinESMExports();
  }
  return calls;
}
