import { tlsaOwner } from '../../shared/dane/index.ts';
import type { DomainName } from '../../shared/model/domain-name.ts';
import type { Milliseconds } from '../../shared/model/time.ts';
import { encodeQuery } from '../dns/index.ts';
import { createValidator } from '../dnssec/index.ts';
import { getOnce } from '../https/get-once.ts';
import type { Network } from '../network.ts';
import { createAsk } from './ask.ts';
import { createNotebook } from './notebook.ts';

/** Odd, so that there is a middle one. The first of each is for warming up and is not counted. */
const ROUNDS = 9;

export interface MeasuredCosts {
  /** One policy over HTTPS, from connecting to the last byte; the middle of all rounds. */
  readonly policyFetchMs: Milliseconds;
  /** One TLSA record set with every signature up to the trust anchor, nothing remembered; the middle of all rounds. */
  readonly validationMs: Milliseconds;
  readonly rounds: number;
}

/**
 * What one fetch and one validation take on this machine, for a domain that has both. On the practice network this is
 * work alone, without distance, and with that of the other side. Throws where the domain does not have both, or when
 * the signal is aborted.
 */
export async function measureCosts(
  domain: DomainName,
  network: Network,
  signal: AbortSignal,
): Promise<MeasuredCosts> {
  const policyHost = `mta-sts.${domain}`;
  const ask = createAsk(network, createNotebook(), signal);
  const [[address], [mx]] = await Promise.all([ask(policyHost, 'A'), ask(domain, 'MX')]);
  if (address?.type !== 'A' || mx?.type !== 'MX') throw new Error(`nothing to measure at ${domain}`);
  const url = `https://${policyHost}/.well-known/mta-sts.txt`;
  return {
    policyFetchMs: await medianOf(signal, async () => {
      const { exchange } = await getOnce(network, { url, address: address.address }, signal);
      return exchange.outcome.kind === 'response' && exchange.outcome.status === 200;
    }),
    validationMs: await medianOf(signal, async () => {
      const validated = await freshValidator(network, signal).resolve(tlsaOwner(mx.exchange), 'TLSA', {
        signal,
      });
      return validated.status === 'secure' && validated.records.length > 0;
    }),
    rounds: ROUNDS,
  };
}

/** One that knows no zone yet. */
const freshValidator = (network: Network, signal: AbortSignal) =>
  createValidator({
    async exchange(name, type) {
      const encoded = encodeQuery({ name, type });
      const exchanged = encoded.kind === 'failed' ? encoded : await network.exchange(encoded.query, signal);
      if (exchanged.kind === 'failed') throw new Error(exchanged.cause.kind);
      return exchanged.bytes;
    },
    trustAnchors: network.trustAnchors,
    now: () => Math.floor(network.now() / 1000),
  });

async function medianOf(signal: AbortSignal, work: () => Promise<boolean>): Promise<Milliseconds> {
  const took: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const startedAt = performance.now();
    const isDone = await work();
    signal.throwIfAborted();
    if (!isDone) throw new Error('the practice network did not answer as it should');
    if (round > 0) took.push(performance.now() - startedAt);
  }
  return took.toSorted((a, b) => a - b)[(ROUNDS - 1) / 2]!;
}
